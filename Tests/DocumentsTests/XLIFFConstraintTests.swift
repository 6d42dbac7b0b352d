import Testing

@testable import Documents

@Suite("Constraints of XLIFF 2")
struct XLIFFConstraintTests {
  @Test(
    "a job that breaks one is read, with a warning that names it",
    arguments: [
      ("<segment><source>x</source></segment>", nil),
      ("<segment state=\"done\"><source>x</source></segment>", "state=\"done\" is no value"),
      ("<segment subState=\"a:b\"><source>x</source></segment>", "subState needs a state"),
      ("<segment colour=\"red\"><source>x</source></segment>", "has no attribute colour"),
      ("<ignorable><source>x</source></ignorable>", "<unit> needs a <segment>"),
      ("<segment><target>y</target></segment>", "<segment> needs a <source>"),
      ("<segment><target>y</target><source>x</source></segment>", "<source> stands too late"),
      ("<segment><source>x</source><source>x</source></segment>", "a second <source>"),
      ("<segment>words<source>x</source></segment>", "no text may stand in <segment>"),
      ("<segment id=\"1\"><source><ph id=\"1\"/></source></segment>", "id \"1\" of <ph> is taken"),
      ("<segment><source><ph/>x</source></segment>", "<ph> needs the attribute id"),
      (
        "<segment><source><ph id=\"1\" dataRef=\"d\"/></source></segment>",
        "dataRef=\"d\" refers to nothing"
      ),
      ("<segment><source><sc id=\"1\"/>x</source></segment>", "<sc> \"1\" has no other end"),
      ("<segment><source><sc id=\"1\" isolated=\"yes\"/>x</source></segment>", nil),
      ("<segment><source>x<ec startRef=\"1\"/></source></segment>", "<ec> \"1\" has no other end"),
      (
        "<segment><source><sc id=\"1\" canCopy=\"no\"/>x<ec startRef=\"1\"/></source></segment>",
        "differ in canCopy"
      ),
      (
        "<segment><source><ph id=\"1\" subType=\"a:b\"/></source></segment>",
        "subType of <ph> needs a type"
      ),
      (
        "<segment><source><ph id=\"1\" canReorder=\"no\"/></source></segment>",
        "canCopy and canDelete must be no"
      ),
      (
        "<segment><source>x<em startRef=\"k\"/></source></segment>",
        "startRef=\"k\" refers to nothing"
      ),
      (
        "<segment><source><mrk id=\"k\" type=\"comment\">x</mrk></source></segment>",
        "either a value or a reference"
      ),
      ("<segment><source><g id=\"1\">x</g></source></segment>", "<g> may not stand in <source>"),
      (
        "<segment><source>x<ph id=\"1\" canDelete=\"no\"/></source><target>y</target></segment>",
        "may not be deleted"
      ),
      (
        "<segment><source><ph id=\"1\"/></source><target><sc id=\"1\" isolated=\"yes\"/></target></segment>",
        "another element"
      ),
      ("<segment><source>x</source><target order=\"3\">y</target></segment>", "order=\"3\""),
      ("<segment><source xml:lang=\"fr\">x</source></segment>", "xml:lang=\"fr\" of <source>"),
      ("<segment><source xml:lang=\"en-GB\">x</source></segment>", nil),
      (
        "<gls:glossary><gls:glossEntry id=\"g\"><gls:term>x</gls:term></gls:glossEntry></gls:glossary><segment><source>x</source></segment>",
        "<glossEntry> needs a <translation>"
      ),
      (
        "<mtc:matches><mtc:match><source>x</source><target>y</target></mtc:match></mtc:matches><segment><source>x</source></segment>",
        "<match> needs the attribute ref"
      ),
      (
        "<segment><source>x</source></segment><notes><note>n</note></notes>",
        "<notes> stands too late"
      ),
      (
        "<t:own/><segment><source>x<t:own/></source></segment>", "<t:own> may not stand in <source>"
      ),
    ] as [(String, String?)]
  )
  func warns(unit: String, warning: String?) throws {
    let warnings = try warnings(of: unit, "trgLang=\"ar\"")
    if let warning {
      #expect(warnings.contains { $0.contains(warning) }, "\(warnings)")
    } else {
      #expect(warnings.isEmpty)
    }
  }

  @Test("what is wrong outside of units is told too, with its line")
  func warnsOutside() throws {
    #expect(
      try warnings(of: "<segment><source>x</source><target>y</target></segment>", "")
        == ["3: there is a target, but <xliff> has no trgLang"]
    )
    let document = try XLIFFDocument(
      parsing: Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"><file id="f">
        <skeleton/><unit id="u"><segment><source>x</source></segment></unit>
        <unit id="u"><segment><source>x</source></segment></unit></file><file id="f"/></xliff>
        """.utf8
      )
    )
    #expect(
      document.warnings.map { "\($0.line): \($0)" } == [
        "2: <skeleton> has either an href or content", "3: id \"u\" of <unit> is taken",
        "3: id \"f\" of <file> is taken", "3: <file> needs a <unit>",
      ]
    )
  }

  private func warnings(of unit: String, _ language: String) throws -> [String] {
    let document = try XLIFFDocument(
      parsing: Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" \(language)
         xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:t="urn:t">
        <file id="f"><unit id="u">\(unit)</unit></file></xliff>
        """.utf8
      )
    )
    return document.warnings.map { "\($0.line): \($0)" }
  }
}
