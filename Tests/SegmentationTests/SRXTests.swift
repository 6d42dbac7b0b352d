import Model
import Segmentation
import TestSupport
import Testing

@Suite("SRX")
struct SRXTests {
  /// A file of SRX 2.0 around some rules.
  private func file(_ rules: String, header: String = #"cascade="yes""#) -> [UInt8] {
    Array(
      """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
      <header \(header)/>
      <body><languagerules><languagerule languagerulename="A">
      \(rules)
      </languagerule></languagerules>
      <maprules><languagemap languagepattern="en.*" languagerulename="A"/></maprules></body></srx>
      """.utf8
    )
  }

  private func segments(_ text: String, _ rules: String) throws -> [String] {
    let document = try SRXDocument(reading: file(rules), path: "a.srx")
    let segmenter = try SRXSegmenter(document: document, language: .english)
    return segmenter.segmentRanges(in: text).map { slice(text, $0) }
  }

  /// A rule and a text with `‖` where it breaks.
  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String
    let marked: String
    var testDescription: String { "\(before) + \(after)" }

    init(_ before: String, _ after: String, _ marked: String) {
      (self.before, self.after, self.marked) = (before, after, marked)
    }
  }

  @Test(
    "expressions match as ICU's do",
    arguments: [
      Case(#"\."#, #"\s"#, "One.‖ Two.‖ Three."),
      Case(#"[.?!]+"#, #"\s"#, "One...‖ Two?!‖ Three"),
      Case(#"\bNo\."#, #"\s\d"#, "No.‖ 5 Yes No. x"),
      Case(#"^\d"#, "", "1‖ 2 3"),
      Case(#"a{2,3}"#, "", "aaa‖a b aa‖ a"),
      Case(#"(?:ab|a)"#, "c", "ab‖c a‖c b"),
      Case(#"\p{Lu}\."#, "", "A.‖b.C.‖D"),
      Case(#"[\p{L}&&[^aeiou]]!"#, "", "a!b!‖e!"),
      Case(#"(?i)dr\."#, "", "DR.‖ dr.‖ d."),
      Case(#"\Qa.b\E"#, "", "a.b‖axb"),
      Case(#"x(?=y)"#, "", "x‖y xz"),
      Case(#"(?<!a)b"#, "", "ab b‖ cb‖ "),
      Case("", #"<0\}"#, "ab‖<0}cd‖<0}"),
      Case(#"\x{61}\u0062"#, "", "ab‖ab‖c"),
      Case(#"[؟!]"#, #"\h"#, "هل؟‖ نعم!‖ لا؟"),
      Case(#"\."#, #"\s+\p{Lu}"#, "a.  b.‖  C"),
      Case(#"a+?"#, "b", "aaa‖b"),
      Case(#"\d+$"#, "", "1 2‖\n"),
      Case(#"[^,]\s\p{L}{2}\."#, "", "a bc.‖ , de. f gh.‖ "),
    ]
  )
  func expressions(_ example: Case) throws {
    let before = "<beforebreak><![CDATA[\(example.before)]]></beforebreak>"
    let after = "<afterbreak><![CDATA[\(example.after)]]></afterbreak>"
    let marked = MarkedSegments(example.marked)
    #expect(try segments(marked.text, "<rule>\(before)\(after)</rule>") == marked.segments)
  }

  @Test("the first rule that matches decides")
  func order() throws {
    let keep = #"<rule break="no"><beforebreak>Mr\.</beforebreak></rule>"#
    let breaks =
      #"<rule break="yes"><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>"#
    #expect(try segments("Mr. A. B", keep + breaks) == ["Mr. A.", " B"])
    #expect(try segments("Mr. A. B", breaks + keep) == ["Mr.", " A.", " B"])
  }

  @Test(
    "an expression that cannot be compiled is reported with file, line and rule",
    arguments: [
      (#"a(b"#, "a ( without its )"), (#"a++"#, "possessive repetition is not supported"),
      (#"(a)\1"#, "references back to a group are not supported"),
      (#"\p{Klingon}"#, "the property Klingon is not known"), ("[a", "a [ without its ]"),
      ("*a", "nothing to repeat before *"), (#"(?>a)"#, "atomic groups are not supported"),
    ]
  )
  func badExpression(pattern: String, reason: String) throws {
    let rules =
      "<rule><beforebreak>x</beforebreak></rule>\n<rule><beforebreak>\(pattern.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</beforebreak></rule>"
    let document = try SRXDocument(reading: file(rules), path: "a.srx")
    let error = #expect(throws: SRXError.self) {
      try SRXSegmenter(document: document, language: .english, path: "a.srx")
    }
    #expect(error?.path == "a.srx" && error?.line == 5)
    #expect(error?.english.contains("rule A:2: \(reason)") == true)
  }

  @Test("what is written is read back the same")
  func writing() throws {
    let document = try SRXDocument.news()
    let again = try SRXDocument(reading: document.formatted(), path: "again.srx")
    #expect(again.languageRules.map(\.name) == document.languageRules.map(\.name))
    #expect(
      again.languageRules.flatMap(\.rules).map { [$0.before, $0.after, "\($0.isBreak)"] }
        == document.languageRules.flatMap(\.rules).map { [$0.before, $0.after, "\($0.isBreak)"] }
    )
    #expect(again.formatHandles == document.formatHandles)
    #expect(again.formatted() == document.formatted())
  }

  @Test(
    "what is passed over of other tools is known, with its line",
    arguments: [
      ("<o:options useIcu4jBreakRules=\"yes\"/>", SRXDocument.Omission.breakRulesOfICU),
      ("<o:options useIcu4jBreakRules=\"no\"/>", nil), ("<o:rangeRule/>", nil),
      ("<o:rangeRule><![CDATA[\\(.+?\\)]]></o:rangeRule>", .rangeRule),
      ("<o:sample>x</o:sample>", nil),
    ] as [(String, SRXDocument.Omission?)]
  )
  func omissions(element: String, omission: SRXDocument.Omission?) throws {
    let rules = """
      <srx xmlns="http://www.lisa.org/srx20" xmlns:o="http://okapi.sf.net/srx-extensions" version="2.0">
      <header segmentsubflows="yes" cascade="no">
      \(element)
      </header><body><languagerules><languagerule languagerulename="d"><rule break="yes">
      <beforebreak>\\.</beforebreak><afterbreak> </afterbreak></rule></languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="d"/></maprules></body></srx>
      """
    let document = try SRXDocument(reading: Array(rules.utf8), path: "a.srx")
    #expect(document.omissions == (omission.map { [3: $0] } ?? [:]))
  }

  @Test("a document that cascades applies the rules of all maps that fit, else of the first")
  func cascade() throws {
    var document = SRXDocument(
      languageRules: [
        .init(name: "A", rules: [.init(isBreak: true, before: "a", after: "")]),
        .init(name: "B", rules: [.init(isBreak: true, before: "b", after: "")]),
      ],
      languageMaps: [
        .init(pattern: "EN.*", ruleName: "A"), .init(pattern: "fr", ruleName: "A"),
        .init(pattern: ".*", ruleName: "B"),
      ]
    )
    let text = "xaxbx"
    let first = try SRXSegmenter(document: document, language: .english)
    #expect(first.segmentRanges(in: text) == [0..<2, 2..<5])
    document.cascades = true
    let all = try SRXSegmenter(document: document, language: .english)
    #expect(all.segmentRanges(in: text) == [0..<2, 2..<4, 4..<5])
  }
}

@Suite("SRX files of other tools")
struct OutsideSRXTests {
  @Test("they load, or are refused for what is wrong with them")
  func filesOfOtherTools() throws {
    let folder = try OutsideData.path("interop/srx") + "/"
    let refusals = [
      "loomchild+segment__segment__src__test__resources__net__loomchild__segment__res__test__invalid.srx":
        "version",
      "translate5+translate5__application__modules__editor__Plugins__Okapi__tests__OkapiBconfTest__invalid__InvalidRootTag.srx":
        "the root element is \"sry\"",
    ]
    for (name, reason) in refusals {
      let error = #expect(throws: SRXError.self) {
        try SRXDocument(reading: Fixture.bytes(folder + name), path: name)
      }
      #expect(error?.english.contains(reason) == true)
    }
    let bytes = try Fixture.bytes(folder + "bminixhofer+srx__data__segment.srx")
    let document = try SRXDocument(reading: bytes, path: "segment.srx")
    #expect(document.languageRules.flatMap(\.rules).count > 1_500)
    let segmenter = try SRXSegmenter(document: document, language: .arabic, path: "segment.srx")
    let text = "قال د. محمد ذلك. ثم ذهب. هل عاد؟ لا."
    #expect(segmenter.segmentRanges(in: text).count == 4)
  }
}
