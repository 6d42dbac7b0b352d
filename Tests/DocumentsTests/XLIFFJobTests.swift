import Foundation
import Model
import TestSupport
import Testing
import XMLStreams

@testable import Documents

@Suite("Translation jobs written again")
struct XLIFFJobTests {
  /// A job with each kind of thing that XLIFF 2 has.
  static let second = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ar"
     xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:t="urn:tool" t:project="7">
    <file id="f1" original="a.docx" canResegment="no" t:x="1"><skeleton>bytes &amp; more</skeleton>
    <t:extra a="b">text<t:more/></t:extra><notes><note id="n1" category="c">For the file.</note></notes>
    <group id="g1" name="G"><unit id="u1" name="U" t:mark="yes">
    <gls:glossary><gls:glossEntry id="g1" ref="#p1"><gls:term>truce</gls:term>
    <gls:translation>هدنة</gls:translation></gls:glossEntry></gls:glossary>
    <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match id="m1" ref="#s1"><source>no</source>
    <target>no</target></mtc:match></mtc:matches><t:own/>
    <notes><note appliesTo="source">For the unit.</note></notes>
    <originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>
    <!-- a comment -->
    <segment id="s1" state="translated" subState="t:x"><source xml:space="preserve"> The <pc id="p1" canDelete="no"
     dataRefStart="d1" dataRefEnd="d2" disp="x">truce <ph id="p2" equiv="%s"/></pc> began<cp hex="001F"/>. </source>
    <target xml:lang="ar"> بدأت <pc id="p1" canDelete="no" dataRefStart="d1" dataRefEnd="d2">الهدنة <ph id="p2"
     equiv="%s"/></pc>. </target></segment>
    <ignorable id="i1"><source>  </source><target> </target></ignorable>
    <segment><source><sc id="c1" canCopy="no"/>The <mrk id="k1" translate="no">truce line</mrk><ec startRef="c1"
     canCopy="no"/> and a truce<sm id="k2" type="comment" value="why"/> held<em startRef="k2"/>.</source></segment>
    </unit></group><unit id="u2" translate="no"><segment><source>truce</source><target>x</target></segment></unit>
    </file></xliff>
    """

  /// A job with each kind of thing that XLIFF 1.2 has.
  static let first = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:t="urn:tool" t:project="7">
    <file original="a.docx" source-language="en" target-language="ar" datatype="html" date="2026-01-01"
     t:x="1"><header><skl><external-file href="a.skl"/></skl><note>For the file.</note><t:meta a="b"/>
    </header><body><group id="G 1" restype="row" t:g="2"><count-group name="c"><count count-type="x">3</count>
    </count-group><trans-unit id="1" resname="title" approved="no" restype="x-h1" maxwidth="9" t:u="3"
     xml:space="preserve"><source xml:lang="en"> A <g id="1" ctype="bold" xid="q">truce<x id="2" ctype="lb"
     equiv-text="[br]"/></g> began. <bpt id="3" rid="3">&lt;i&gt;<sub>tip</sub></bpt>Now<ept id="4" rid="3">&lt;/i&gt;</ept> </source>
    <target state="needs-review-translation" state-qualifier="fuzzy-match" phase-name="p"> بدأت <g id="1"
     ctype="bold" xid="q">هدنة<x id="2" ctype="lb" equiv-text="[br]"/></g>. </target>
    <note from="dev" priority="2" annotates="source">For the unit.</note>
    <alt-trans match-quality="80" origin="tm"><source>old <x id="1"/></source><target>قديم</target></alt-trans>
    <context-group name="w"><context context-type="file">a.c</context></context-group><t:own b="c">kept</t:own>
    </trans-unit></group><bin-unit id="B" mime-type="image/png"><bin-source><external-file href="b"/></bin-source>
    <trans-unit id="1"><source>In a truce. Two.</source><seg-source><g id="9"><mrk mtype="seg" mid="1">In a truce.</mrk> <mrk
     mtype="seg" mid="2" t:s="4">Two.</mrk></g></seg-source><target><g id="9"><mrk mtype="seg" mid="1">في هدنة.</mrk>  <mrk
     mtype="seg" mid="2">اثنان.</mrk></g></target></trans-unit></bin-unit>
    <trans-unit id="3"><source>Open <mrk mtype="protected">truce Viewer</mrk> <it id="1" pos="open">[</it>on truce</source></trans-unit>
    </body></file></xliff>
    """

  @Test("what a job of XLIFF 2 had, comes out; annotation only adds")
  func keepsSecond() throws {
    let input = Array(Self.second.utf8)
    let output = try annotated(input).xliff
    let before = try XMLRecord.read(input)
    let after = try XMLRecord.read(output)
    #expect(after.withoutAnnotation(before.identifiers) == before)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains("<!-- a comment -->"))
    #expect(
      text.contains(" and a <mrk id=\"t2\" type=\"term\" ref=\"#gls=g2\">truce</mrk>"),
      "\(text)"
    )
  }

  @Test("what a job of XLIFF 1.2 had, is in the job of XLIFF 2 that it becomes")
  func carriesFirst() throws {
    let input = Array(Self.first.utf8)
    let output = try annotated(input).xliff
    let loss = try JobLoss(input, output)
    #expect(loss.description == JobLoss().description, "\(String(decoding: output, as: UTF8.self))")
    // The next reader finds the same segments.
    let (before, after) = (try XLIFFDocument(parsing: input), try XLIFFDocument(parsing: output))
    #expect(
      after.units.map { $0.segments.map(\.source.plainText) }
        == before.units.map { $0.segments.map(\.source.plainText) }
    )
    #expect(
      after.units.map { $0.segments.map(\.target.plainText) }
        == before.units.map { $0.segments.map(\.target.plainText) }
    )
  }

  @Test(
    "protected text keeps its protection, and no term is marked in it",
    arguments: [first, second]
  )
  func protects(_ job: String) throws {
    let text = String(decoding: try annotated(Array(job.utf8)).xliff, as: UTF8.self)
    let start = try #require(text.firstRange(of: "translate=\"no\">truce")?.lowerBound, "\(text)")
    let inside = text[start...].prefix { $0 != "/" }
    #expect(!inside.contains("type=\"term\""))
  }

  @Test("a segment without a target is filled from a match that needs no change, and says so")
  func fills() throws {
    var document = try annotated(
      Array(
        """
        <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ar"><file id="f">
        <unit id="u"><segment><source><pc id="1">One.</pc></source></segment><segment><source>Two<ph
         id="2"/>.</source></segment></unit></file></xliff>
        """.utf8
      )
    )
    for index in document.segments.indices {
      document.segments[index].matches = [
        SegmentMatch(
          score: MatchScore(percent: 100),
          kind: .context,
          source: "x",
          target: "واحد.",
          memory: "m",
          unit: 7
        )
      ]
    }
    let text = String(decoding: document.xliff, as: UTF8.self)
    #expect(text.contains("<segment id=\"s1\" state=\"translated\">"), "\(text)")
    #expect(text.contains("<target><pc id=\"1\">واحد.</pc></target>"))
    #expect(text.contains("ref=\"#s2\"") && text.components(separatedBy: "<target>").count == 4)
  }

  @Test("a target in other segments than its source is written whole")
  func writesWhole() throws {
    let output = try annotated(
      Array(
        """
        <xliff version="1.2"><file source-language="en" target-language="ar" original="o"><body>
        <trans-unit id="1"><source>One.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk></seg-source>
        <target><mrk mtype="seg" mid="1">واحد.</mrk> <mrk mtype="seg" mid="2">اثنان.</mrk></target></trans-unit>
        </body></file></xliff>
        """.utf8
      )
    ).xliff
    let unit = try #require(try XLIFFDocument(parsing: output).units.first)
    #expect(unit.segments.map(\.target.plainText) == ["واحد. اثنان."])
  }

  @Test(
    "text in pieces is read in linear time",
    arguments: [
      "&#1593;", "&amp;", "<![CDATA[x]]>", "word ", "<x id=\"1\"/>y", "<bx id=\"1\"/>",
      "<ex id=\"1\"/>",
    ]
  )
  func isLinear(piece: String) throws {
    func time(_ count: Int) throws -> Duration {
      let job = Array(
        ("<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\" original=\"o\"><body>"
          + "<trans-unit id=\"1\"><source>" + String(repeating: piece, count: count)
          + "</source><target>" + String(repeating: piece, count: count)
          + "</target></trans-unit></body></file></xliff>").utf8
      )
      return try ContinuousClock().measure { _ = try XLIFFArticleReader.read(job) }
    }
    _ = try time(1_000)
    let (small, large) = (try time(20_000), try time(160_000))
    // Eight times as much takes eight times as long; sixty-four times would be quadratic.
    #expect(large < small * 24 + .milliseconds(500), "\(small) \(large)")
  }

  @Test("work ends when it is told to")
  func isInterrupted() {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: InterruptionError.cancelled) {
      try XLIFFArticleReader.read(
        Array(Self.second.utf8),
        interruption: Interruption(cancellation: cancellation)
      )
    }
  }
}

/// An article with each "truce" of its segments marked as a term.
func annotated(_ job: [UInt8]) throws -> AnnotatedDocument {
  let article = try XLIFFArticleReader.read(job)
  var document = AnnotatedDocument(
    file: "job.xlf",
    sourceLanguage: .english,
    targetLanguage: .arabic,
    article: article
  )
  let text = Array(article.text.utf8)
  let word = Array("truce".utf8)
  let protected = article.codes.filter(\.isProtected).map(\.range)
  for segment in article.segments ?? [] {
    var found = AnnotatedSegment(paragraph: segment.block + 1, range: segment.range)
    var place = segment.range.lowerBound
    while place + word.count <= segment.range.upperBound {
      if text[place..<place + word.count].elementsEqual(word),
        !protected.contains(where: { $0.contains(place) })
      {
        found.terms.append(Crossing.term(place..<place + word.count))
      }
      place += 1
    }
    document.segments.append(found)
  }
  return document
}

/// What of a job is not in the job that it became.
struct JobLoss: CustomStringConvertible {
  private(set) var sourceText = 0
  private(set) var targetText = 0
  private(set) var codes = 0
  private(set) var attributes: [String] = []
  private(set) var notes = 0
  private(set) var elements: [String] = []
  /// How much there was: units, codes, attributes.
  private(set) var counts = (units: 0, codes: 0, attributes: 0)

  init() {}

  init(_ input: [UInt8], _ output: [UInt8]) throws {
    let (before, after) = (try XLIFFDocument(parsing: input), try XLIFFDocument(parsing: output))
    func text(_ parts: [[XLIFFDocument.Part]]) -> String { parts.map(\.plainText).joined() }
    counts.units = before.units.count
    for (old, new) in zip(before.units, after.units) {
      if text(old.segments.map(\.source)) != text(new.segments.map(\.source)) { sourceText += 1 }
      let target =
        old.unsegmentedTarget.isEmpty
        ? old.segments.map { $0.target + $0.targetRest } : [old.unsegmentedTarget]
      if text(target) != text(new.segments.map(\.target)) { targetText += 1 }
      if old.noteTexts != new.noteTexts { notes += 1 }
      let (oldCount, newCount) = (Self.codeCount(old), Self.codeCount(new))
      counts.codes += oldCount
      codes += abs(oldCount - newCount)
    }
    sourceText += abs(before.units.count - after.units.count)
    let (old, new) = (try XMLRecord.read(input), try XMLRecord.read(output))
    let values = Set(
      new.flatMap { event -> [String] in
        if case .start(_, let attributes) = event { Array(attributes.values) } else { [] }
      }
    )
    let data = new.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    for case .start(let name, let attributes) in old {
      for (key, value) in attributes where !values.contains(value) {
        // What XLIFF 2 says with an element or an attribute of its own.
        if key == "mtype", ["seg", "protected", "term"].contains(value) { continue }
        let isData = data.contains(value) || data.contains(HTMLText.escaped(value))
        if !isData { self.attributes.append("\(name) \(key)=\(value)") }
      }
      counts.attributes += attributes.count
    }
    func foreign(_ events: [XMLRecord.Event]) -> [String: Int] {
      events.reduce(into: [:]) { counts, event in
        if case .start(let name, _) = event, name.hasPrefix("{"), !name.contains(":xliff:") {
          counts[name, default: 0] += 1
        }
      }
    }
    let kept = foreign(new)
    for (name, count) in foreign(old) where kept[name, default: 0] < count { elements.append(name) }
  }

  /// The ends of codes in a unit, marks of segments and of our terms left out.
  private static func codeCount(_ unit: XLIFFDocument.Unit) -> Int {
    let target =
      unit.unsegmentedTarget.isEmpty
      ? unit.segments.flatMap { $0.target + $0.targetRest } : unit.unsegmentedTarget
    var own: Set<String> = []
    return (unit.segments.flatMap(\.source) + target).count { part in
      guard case .code(let code) = part else { return false }
      if code.attributes.contains(where: { $0.value.hasPrefix("#gls=") }) { own.insert(code.key) }
      return !own.contains(code.key) && !code.attributes.contains { $0.value == "xlf1:seg" }
    }
  }

  var description: String {
    "units whose source text changed: \(sourceText), whose target text changed: \(targetText), "
      + "whose notes changed: \(notes); codes lost: \(codes); attributes lost: \(attributes); "
      + "elements of tools lost: \(elements)"
  }
}

/// Every job of other tools comes out as it went in.
@Suite("XLIFF of other tools, written again")
struct OutsideXLIFFOutputTests {
  /// How many ends of codes stand in the sources and targets of a job's own units, by its elements alone.
  ///
  /// What a native code holds (`sub`) is a part of it, marks of segments are none, and a source that is
  /// segmented is counted once.
  private static func codeEnds(in job: [UInt8]) throws -> Int {
    var open: [String] = []
    var count = 0
    for event in try XMLRecord.read(job) {
      switch event {
      case .start(let name, let attributes):
        let name = name.split(separator: "}").last.map(String.init) ?? name
        let isText = open.contains { ["source", "target"].contains($0) }
        let isProposal = open.contains { ["alt-trans", "match", "seg-source"].contains($0) }
        if isText, !isProposal {
          switch name {
          case "g", "pc": count += 2
          case "mrk": count += attributes["mtype"] == "seg" ? 0 : 2
          case "x", "bx", "ex", "bpt", "ept", "ph", "it", "sc", "ec", "sm", "em": count += 1
          default: break
          }
        }
        open.append(name)
      case .end: open.removeLast()
      case .text: break
      }
    }
    return count
  }

  @Test("codes, white space, notes, attributes and elements of tools are kept")
  func keepsAll() throws {
    var counts = (files: 0, units: 0, codes: 0, attributes: 0)
    var expected = 0
    for file in try OutsideData.contents("interop/xliff") {
      let input = Array(try Data(contentsOf: file))
      let document = try annotated(input)
      let output = document.xliff
      let loss = try JobLoss(input, output)
      #expect(loss.description == JobLoss().description, "\(file.lastPathComponent)")
      if (document.article.origin as? XLIFFJob)?.document.family == .second {
        let before = try XMLRecord.read(input)
        let after = try XMLRecord.read(output).withoutAnnotation(before.identifiers)
        #expect(after == before.withoutAnnotation(before.identifiers))
      }
      expected += try Self.codeEnds(in: input)
      counts.files += 1
      counts.units += loss.counts.units
      counts.codes += loss.counts.codes
      counts.attributes += loss.counts.attributes
    }
    print(
      "kept of \(counts.files) jobs: \(counts.units) units, \(counts.codes) ends of codes, \(counts.attributes) attributes"
    )
    // The jobs themselves say how many there are, so that no reader can pass over some unseen.
    #expect(counts.files >= 60 && counts.codes == expected && expected > 2_000)
  }
}
