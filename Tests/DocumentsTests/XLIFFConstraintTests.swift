import TestSupport
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
      (
        "<segment><source>x</source><target>y</target></segment><segment><source>x</source><target order=\"1\">y</target></segment>",
        "order=\"1\""
      ),
      (
        "<segment><source>x</source><target order=\"2\">y</target></segment><segment><source>x</source><target order=\"1\">y</target></segment>",
        nil
      ),
      (
        "<segment><source xml:space=\"preserve\">x</source><target>y</target></segment>",
        "differ in xml:space"
      ),
      (
        "<segment><source xml:space=\"default\">x</source><target>y</target></segment>", nil
      ),
      ("<segment><source><ph id=\"1\" copyOf=\"2\"/></source></segment>", "copyOf=\"2\" refers"),
      (
        "<segment><source><ph id=\"1\" canCopy=\"no\"/><ph id=\"2\" copyOf=\"1\"/></source></segment>",
        "is copied, and may not be"
      ),
      (
        "<segment><source><ec startRef=\"1\"/>x<sc id=\"1\"/></source></segment>",
        "stands before its beginning"
      ),
      (
        "<segment><source>x<ph id=\"1\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/></source></segment>",
        "no code with canReorder"
      ),
      (Self.sequence("123", "123"), nil), (Self.sequence("123", "12x3"), "another order"),
      (Self.sequence("123", "132"), "another order"), (Self.sequence("123x", "x123"), nil),
      (
        "<notes><note id=\"n\">a</note><note id=\"n\">b</note></notes><segment><source>x</source></segment>",
        "id \"n\" of <note> is taken"
      ),
      (
        "<t:own id=\"a\"><t:own id=\"b\"/><t:own id=\"b\"/></t:own><segment><source>x</source></segment>",
        "id \"b\" of <t:own> is taken"
      ),
      (
        "<segment><source><pc id=\"1\" subFlowsStart=\"z\">x</pc></source></segment>",
        "subFlowsStart"
      ),
      ("<segment><source><pc id=\"1\" subFlowsStart=\"u\">x</pc></source></segment>", nil),
      (Self.mark("#u=u/f=f/n=1"), "no reference within"), (Self.mark("#/f=f/u=u/n=n1"), nil),
      (Self.mark("#n=n1"), nil), (Self.mark("#f=f/n=n1"), "refers to nothing"),
      (Self.mark("#a/b"), "no reference within"), (Self.mark("#zz=n1"), "no reference within"),
      ("<segment><source fs:fs=\"b\">x</source></segment>", "<source> has no attribute fs:fs"),
      ("<segment><source><pc id=\"1\" fs:fs=\"b\">x</pc></source></segment>", nil),
      ("<segment><source><pc id=\"1\" fs:fs=\"zz\">x</pc></source></segment>", "fs:fs=\"zz\""),
      ("<segment><source><pc id=\"1\" fs:bad=\"b\">x</pc></source></segment>", "fs:bad"),
      (
        "<segment><source><pc id=\"1\" fs:subFs=\"b\">x</pc></source></segment>",
        "subFs of <pc> needs"
      ),
      (Self.rule("isPresent=\"x\" occurs=\"2\""), nil), (Self.rule(""), "exactly one condition"),
      (Self.rule("isPresent=\"x\" endsWith=\"x\""), "exactly one condition"),
      (Self.rule("isPresent=\"x\" occurs=\"0\""), "occurs=\"0\""),
      (Self.rule("isNotPresent=\"x\" existsInSource=\"yes\""), "existsInSource"),
      (Self.rule("t:own=\"x\""), nil),
      (Self.rule("isPresent=\"x\" caseSensitive=\"1\""), "caseSensitive"),
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

  @Test(
    "since 2.2 the root may have notes and modules",
    arguments: [("2.1", ["2: <notes> may not stand in <xliff>"]), ("2.2", [])]
  )
  func knowsVersions(version: String, warnings: [String]) throws {
    let document = try XLIFFDocument(
      parsing: Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="\(version)" srcLang="en">
        <notes><note>n</note></notes><file id="f"><unit id="u"><segment><source>x</source></segment></unit></file>
        </xliff>
        """.utf8
      )
    )
    #expect(document.warnings.map { "\($0.line): \($0.message.english)" } == warnings)
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
      document.warnings.map { "\($0.line): \($0.message.english)" } == [
        "2: <skeleton> has either an href or content", "3: id \"u\" of <unit> is taken",
        "3: id \"f\" of <file> is taken", "3: <file> needs a <unit>",
      ]
    )
  }

  /// A unit whose codes 1, 2 and 3 may not be reordered, and x may.
  private static func sequence(_ source: String, _ target: String) -> String {
    func codes(_ names: String) -> String {
      names.map { name in
        let order = name == "x" ? "" : "canReorder=\"\(name == "1" ? "firstNo" : "no")\" "
        let rest = name == "x" ? "" : "canCopy=\"no\" canDelete=\"no\""
        return "<ph id=\"\(name)\" \(order)\(rest)/>"
      }.joined()
    }
    return "<segment><source>\(codes(source))</source><target>\(codes(target))</target></segment>"
  }

  private static func mark(_ reference: String) -> String {
    "<notes><note id=\"n1\">a</note></notes><segment><source>"
      + "<mrk id=\"m\" type=\"comment\" ref=\"\(reference)\">x</mrk></source></segment>"
  }

  private static func rule(_ attributes: String) -> String {
    "<v:validation><v:rule \(attributes)/></v:validation><segment><source>x</source></segment>"
  }

  private func warnings(of unit: String, _ language: String) throws -> [String] {
    let document = try XLIFFDocument(
      parsing: Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" \(language)
         xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:t="urn:t" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:v="urn:oasis:names:tc:xliff:validation:2.0">
        <file id="f"><unit id="u">\(unit)</unit></file></xliff>
        """.utf8
      )
    )
    return document.warnings.map { "\($0.line): \($0.message.english)" }
  }
}
