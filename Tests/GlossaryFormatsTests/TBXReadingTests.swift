import GlossaryFormats
import Model
import TestSupport
import Testing

@Suite("TBX of every version and style")
struct TBXReadingTests {
  private static let namespace = #"xmlns="urn:iso:std:iso:30042:ed-2""#

  /// One concept in the ways in which files write it.
  static let sameConcept: [String] = [
    """
    <?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en" \(namespace)>
    <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
    <conceptEntry id="c1"><descrip type="subjectField">defence</descrip>
      <langSec xml:lang="ar"><termSec><term>صاروخ</term>
        <termNote type="partOfSpeech">noun</termNote>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>missile</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec>
    </conceptEntry></body></text></tbx>
    """,
    """
    <tbx type="TBX-Basic" style="dct" xml:lang="en" \(namespace)
      xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">
    <tbxHeader/><text><body><conceptEntry id="c1"><min:subjectField>defence</min:subjectField>
      <langSec xml:lang="ar"><termSec><term>صاروخ</term><min:partOfSpeech>noun</min:partOfSpeech>
      </termSec></langSec>
      <langSec xml:lang="en"><termSec><term>missile</term>
        <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
      </langSec></conceptEntry></body></text></tbx>
    """,
    """
    <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
    <martif type="TBX" xml:lang="en"><martifHeader/><text><body><termEntry id="c1">
      <descripGrp><descrip type="subjectField">
        defence</descrip></descripGrp>
      <langSet xml:lang="ar"><ntig><termGrp><term>صاروخ</term>
        <termNote type="partOfSpeech">Noun</termNote></termGrp></ntig></langSet>
      <langSet lang="en"><tig><term>
        missile
      </term><termNote type="administrativeStatus">supersededTerm</termNote></tig></langSet>
    </termEntry></body></text></martif>
    """,
  ]

  @Test("one concept is the same in every style", arguments: sameConcept)
  func readsStyles(document: String) throws {
    let content = try readTBX(Array(document.utf8))
    let concept = try #require(content.concepts.first)
    #expect(concept.identifier == "c1")
    #expect(concept.domain == "defence")
    #expect(concept.terms(in: .arabic).map(\.text) == ["صاروخ"])
    #expect(concept.terms(in: .arabic).map(\.partOfSpeech) == [.noun])
    #expect(concept.terms(in: .english).map(\.text) == ["missile"])
    #expect(concept.terms(in: .english).map(\.status) == [.superseded])
    #expect(concept.otherData.isEmpty)
    #expect(content.rejections.isEmpty)
  }

  @Test(
    "what XML forbids is repaired and named, and no concept is read twice",
    arguments: [
      ("\u{B}", "wire tapping"), ("\u{8}", "wiretapping"), ("&#x1F;", "wiretapping"),
      (" & ", "wire & tapping"), ("&nbsp;", "wire\u{A0}tapping"), ("\u{FFFE}", "wiretapping"),
    ]
  )
  func repairs(fault: String, term: String) throws {
    func entry(_ id: Int, _ term: String) -> String {
      "<termEntry id=\"c\(id)\"><langSet xml:lang=\"en\"><tig><term>\(term)</term></tig></langSet>"
        + "<langSet xml:lang=\"ar\"><tig><term>تنصت</term></tig></langSet></termEntry>\n"
    }
    let document =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><martif type=\"TBX\"><text><body>\n"
      + entry(1, "truce") + entry(2, "wire\(fault)tapping") + entry(3, "war")
      + "</body></text></martif>"
    let content = try readTBX(Array(document.utf8))
    #expect(content.concepts.map(\.identifier) == ["c1", "c2", "c3"])
    #expect(content.concepts[1].terms(in: .english).map(\.text) == [term])
    #expect(content.rejections.isEmpty)
    let isEntity = fault == "&nbsp;"
    #expect(content.warnings.contains(.repaired(lineCount: 1, first: 3)) || isEntity)
  }

  @Test("what cannot be repaired is an error with its place")
  func refusesBroken() {
    let error = #expect(throws: GlossaryFileError.self) {
      try readTBX(Array("<martif><text>\u{B}\n<body></text></martif>".utf8))
    }
    #expect(error?.line == 1)
  }

  @Test("UTF-16 is read by its byte order mark")
  func readsUTF16() throws {
    let units = ("\u{FEFF}" + Self.sameConcept[1]).utf16
    let bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try readTBX(bytes).concepts.count == 1)
  }

  private func martif(_ entries: String) -> [UInt8] {
    Array("<martif type=\"TBX\"><text><body>\n\(entries)\n</body></text></martif>".utf8)
  }

  @Test("what has no name in the model is kept and comes back in TBX of 2008")
  func keepsOtherData() throws {
    let document = martif(
      """
      <termEntry id="a"><descrip type="figure" target="f1">see</descrip>
      <transacGrp><transac type="transactionType">origination</transac>
        <transacNote type="responsibility" target="p1">Huda</transacNote><date>2020-01-02</date>
      </transacGrp>
      <langSet xml:lang="ar"><tig id="t"><term>هدنة</term>
        <termNote type="processStatus">finalized</termNote>
        <descripGrp><descrip type="context">جملة</descrip><admin type="source">wire</admin></descripGrp>
      </tig></langSet></termEntry>
      """
    )
    let content = try readTBX(document)
    let concept = try #require(content.concepts.first)
    #expect(concept.created == Transaction(date: "2020-01-02", person: "Huda"))
    #expect(concept.otherData.last == #"<descrip type="figure" target="f1">see</descrip>"#)
    let term = try #require(concept.terms(in: .arabic).first)
    #expect(term.context == "جملة")
    #expect(term.identifier == "t")
    let output = writeTBX(content.concepts, title: "x", style: .v2)
    #expect(output.omissions.isEmpty)
    let text = String(decoding: output.bytes, as: UTF8.self)
    for part in [
      "processStatus", "target=\"f1\"", "target=\"p1\">Huda", ">جملة<",
      "<admin type=\"source\">wire",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(try readTBX(output.bytes).concepts == content.concepts)
    // TBX-Basic has no place for these, and says so.
    let basic = writeTBX(content.concepts, title: "x", style: .dca)
    #expect(
      basic.omissions.keys.map(\.english).sorted() == [
        "attribute target of responsibility", "descrip figure", "termNote processStatus",
      ]
    )
  }

  @Test(
    "an entry that cannot be taken is named with its line, and the others stay",
    arguments: [
      ("<termEntry id='b'/>", "no term"),
      (
        "<termEntry><langSet xml:lang='en'><tig><term> </term></tig></langSet></termEntry>", "empty"
      ),
      (
        "<termEntry><langSet xml:lang='?'><tig><term>x</term></tig></langSet></termEntry>",
        "no language tag"
      ),
      (
        "<termEntry id='a'><langSet xml:lang='en'><tig><term>x</term></tig></langSet></termEntry>",
        "stands on line 2 already"
      ),
    ]
  )
  func rejectsEntries(entry: String, reason: String) throws {
    let good =
      "<termEntry id='a'><langSet xml:lang='en'><tig><term>a</term></tig></langSet></termEntry>"
    let content = try readTBX(martif(good + "\n" + entry))
    #expect(content.concepts.count == 1)
    #expect(content.rejections.map(\.line) == [3])
    #expect(content.rejections.first?.message.english.contains(reason) == true)
  }

  @Test(
    "a file that is no TBX is refused with its place",
    arguments: [
      ("<a/>", 1, "root element is \"a\""), ("<martif><text>\n<body></text>", 2, "mismatch"),
      ("", 1, "ends before"), ("<!DOCTYPE martif [<!ENTITY x 'y'>]><martif>&x;</martif>", 1, "x"),
    ]
  )
  func refusesFiles(document: String, line: Int, reason: String) throws {
    let error = try #require(throws: GlossaryFileError.self) { try readTBX(Array(document.utf8)) }
    #expect(error.line == line)
    #expect(error.english.contains(reason), "\(error.english)")
  }
}
