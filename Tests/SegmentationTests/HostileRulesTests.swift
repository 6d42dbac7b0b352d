import Model
import Segmentation
import TestSupport
import Testing

@Suite("Hostile rules and limits of segmentation")
struct HostileRulesTests {
  private static func file(_ rules: String) -> [UInt8] {
    Array(
      """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/>
      <body><languagerules><languagerule languagerulename="A">\(rules)</languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
      """.utf8
    )
  }

  private static func rule(_ before: String) -> String {
    "<rule><beforebreak>\(before)</beforebreak></rule>"
  }

  private static func segmenter(_ rules: String) throws -> SRXSegmenter {
    let document = try SRXDocument(reading: file(rules), path: "a.srx")
    return try SRXSegmenter(document: document, language: .english, path: "a.srx")
  }

  @Test(
    "rules that cost too much are refused with their line",
    arguments: [
      ("brackets", String(repeating: "[", count: 100_000)),
      ("groups", String(repeating: "(?:", count: 100_000)),
      ("repeats", "a" + String(repeating: "*", count: 99_000)),
      ("length", String(repeating: "a", count: 500_000)),
      ("references", String(repeating: "&#x61;", count: 500_000)),
      ("conditions", String(repeating: "(?=a)", count: 20_000)),
    ]
  )
  func refuses(name: String, before: String) {
    let error = #expect(throws: SRXError.self) { try Self.segmenter(Self.rule(before)) }
    #expect(error?.line != nil)
  }

  @Test("many rules, each as large as one may be, are refused")
  func refusesTotal() {
    let rules = String(repeating: Self.rule("(?:a{300}){300}"), count: 30)
    #expect(throws: SRXError.self) { try Self.segmenter(rules) }
  }

  @Test("many rules with sets of their own are refused and do not fill the memory")
  func refusesSets() {
    let rules = (0..<6_000).map {
      Self.rule("[\(Unicode.Scalar(UInt32(0x4E00 + $0)).map(String.init) ?? "a")]a")
    }
    #expect(throws: SRXError.self) { try Self.segmenter(rules.joined()) }
  }

  @Test(
    "a longer match is not sought to the end of the text for each shorter one",
    .timeLimit(.minutes(20))
  )
  func boundedPreference() throws {
    let segmenter = try Self.segmenter(Self.rule("a(?:.*z)?"))
    let (small, large) = (
      String(repeating: "a ", count: 800), String(repeating: "a ", count: 3_200)
    )
    try expectLinear {
      _ = segmenter.segmentRanges(in: small)
    } large: {
      _ = segmenter.segmentRanges(in: large)
    }
  }

  @Test("both segmenters end when they are told to, also within one segment")
  func interruption() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let stopped = Interruption(cancellation: cancellation)
    let text = String(repeating: "e.g. a, ", count: 4_000)
    #expect(throws: InterruptionError.cancelled) {
      try NewsSegmenter(language: .english).segmentRanges(in: text, interruption: stopped)
    }
    let srx = try Self.segmenter(Self.rule("(?:a|e)+x"))
    #expect(throws: InterruptionError.cancelled) {
      try srx.segmentRanges(in: text, interruption: stopped)
    }
    #expect(srx.segmentRanges(in: "ax b") == [0..<2, 2..<4])
  }

  @Test(
    "paragraphs of plain text",
    arguments: [
      ("a line of a mark of direction is blank", "قال الوزير\nأمس\n\u{200F}\nوأضاف\nذلك", [2, 2]),
      ("so is one of a byte order mark", "قال الوزير\nأمس\n\u{FEFF} \nوأضاف\nذلك", [2, 2]),
      (
        "lines that end sentences are paragraphs",
        "عنوان بلا نقطة\n\nقال الأول.\nقال «الثاني.»\nهل قال؟\nنعم!\nقال…", [1, 1, 1, 1, 1, 1]
      ),
      ("four of five are enough", "a.\nb.\nc\nd.\n\ne.", [1, 1, 1, 1, 1]),
      ("three of four are not", "a.\nb\nc.\n\nd.", [3, 1]),
      (
        "lines wrapped by hand are joined", "one two\nthree. Four\nfive.\n\nSix seven\neight.",
        [3, 2]
      ),
      ("without blank lines each is one", "one\ntwo\nthree", [1, 1, 1]),
      ("marks alone are no paragraph", "\u{FEFF}\n\na\n\n\u{200F}", [1]),
    ] as [(String, String, [Int])]
  )
  func paragraphs(name: String, text: String, lineCounts: [Int]) {
    let bytes = Array(text.utf8)
    let found = Paragraphs(of: text).ranges.map { range in
      String(decoding: bytes[range], as: UTF8.self).split(separator: "\n").count
    }
    #expect(found == lineCounts)
  }
}
