import Model
import Testing

@testable import Documents

@Suite("Annotated XLIFF")
struct XLIFFOutputTests {
  private func xliff(_ document: AnnotatedDocument) -> String {
    String(decoding: document.xliff, as: UTF8.self)
  }

  @Test("a code that crosses the border of segments begins and ends as sc and ec")
  func splitsCrossingCodes() {
    let text = xliff(Crossing.document)
    #expect(
      text.contains(
        "<source><sc id=\"c1\" dataRef=\"d1\" type=\"fmt\" subType=\"xlf:b\"/>one.</source>"
      ),
      "\(text)"
    )
    #expect(
      text.contains(
        "<source><mrk id=\"t1\" type=\"term\" ref=\"#gls=g1\">two<ec startRef=\"c1\" dataRef=\"d2\" type=\"fmt\" subType=\"xlf:b\"/> three</mrk></source>"
      ),
      "\(text)"
    )
    #expect(text.contains("<data id=\"d1\">&lt;b&gt;</data>"))
  }

  @Test("the glossary offers what may be used, and says what may not")
  func writesGlossary() {
    let text = xliff(Crossing.document)
    #expect(
      text.contains("<gls:translation id=\"g1-1\" source=\"test\">اثنان ثلاثة</gls:translation>")
    )
    #expect(!text.contains(">سيئ</gls:translation>"))
    #expect(text.contains("<mda:meta type=\"forbidden\">سيئ</mda:meta>"))
  }

  @Test(
    "context matches count as translated, exact ones wait for a look, fuzzy ones are only offered",
    arguments: [
      (SegmentMatch.Kind.context, "translated"), (.exact, "initial"), (.fuzzy, nil),
    ] as [(SegmentMatch.Kind, String?)]
  )
  func prefills(kind: SegmentMatch.Kind, state: String?) {
    var document = Crossing.document
    document.article.marks = []
    document.segments[0].matches = [
      SegmentMatch(
        score: MatchScore(percent: kind == .fuzzy ? 90 : 100),
        kind: kind,
        source: "one.",
        target: "واحد.",
        memory: "desk",
        unit: 7
      )
    ]
    let text = xliff(document)
    // The candidate has a target whether or not the segment has one.
    let targets = text.split(separator: "<target>واحد.</target>", omittingEmptySubsequences: false)
    #expect(targets.count == (state == nil ? 2 : 3))
    if let state { #expect(text.contains("<segment id=\"s1\" state=\"\(state)\">")) }
    #expect(text.contains("<mtc:match id=\"m1\" ref=\"#s1\""))
    #expect(text.contains(kind == .context ? "type=\"icm\"" : "type=\"tm\""))
  }

  @Test("a candidate has the codes of its unit, and those of the target are named as the source's")
  func writesCodesOfCandidates() {
    func code(_ name: String, _ attributes: [String], _ native: String) -> SegmentPart {
      .code(
        InlineCode(
          name: name,
          attributes: attributes.map { Attribute(String($0.prefix(1)), String($0.dropFirst(2))) },
          content: [.text(native)]
        )
      )
    }
    var match = SegmentMatch(
      score: MatchScore(percent: 90),
      kind: .fuzzy,
      source: "one two",
      target: "اثنان واحد",
      memory: "desk",
      unit: 7
    )
    match.sourceParts = [
      code("bpt", ["i=1", "x=1"], "<b>"), .text("one"), code("ept", ["i=1"], "</b>"), .text(" two"),
      code("ph", ["x=2"], "<br/>"),
    ]
    match.targetParts = [
      .text("اثنان "), code("ph", ["x=2"], "<br/>"), code("bpt", ["i=5", "x=1"], "<b>"),
      .text("واحد"), code("ept", ["i=5"], "</b>"), code("ept", ["i=9"], "</i>"),
    ]
    var document = Crossing.document
    document.segments[0].matches = [match]
    let text = xliff(document)
    #expect(
      text.contains(
        """
        <source><sc id="c1" dataRef="d1"/>one<ec startRef="c1" dataRef="d2"/> two\
        <ph id="c2" dataRef="d3"/></source>
        """
      ),
      "\(text)"
    )
    #expect(
      text.contains(
        """
        <target>اثنان <ph id="c2" dataRef="d3"/><sc id="c1" dataRef="d1"/>واحد\
        <ec startRef="c1" dataRef="d2"/><ec id="c3" dataRef="d4" isolated="yes"/></target>
        """
      )
    )
    #expect(text.contains("<data id=\"d4\">&lt;/i&gt;</data>"))
  }

  @Test("a pair that holds the whole segment holds its target too")
  func wrapsTarget() {
    var document = Crossing.document
    document.article.codes[0].range = 0..<4
    document.article.marks[1].offset = 4
    document.segments[0].matches = [
      SegmentMatch(
        score: MatchScore(percent: 100),
        kind: .exact,
        source: "one.",
        target: "واحد.",
        memory: "desk",
        unit: 7
      )
    ]
    let text = xliff(document)
    #expect(text.contains("<target><pc id=\"c1\""), "\(text)")
    #expect(text.contains(">واحد.</pc></target>"))
  }

  @Test("characters that XML has no way to write become code points")
  func writesCodePoints() {
    var document = Crossing.document
    document.article = Article(format: .plainText, text: "a\u{1}b")
    document.article.blocks = [Article.Block(.paragraph, range: 0..<3)]
    document.segments = [AnnotatedSegment(paragraph: 1, range: 0..<3)]
    #expect(xliff(document).contains("<source>a<cp hex=\"0001\"/>b</source>"))
  }

  @Test("an empty article is a file with one empty segment")
  func writesEmpty() {
    var document = Crossing.document
    document.article = Article(format: .plainText, text: "")
    document.segments = []
    #expect(xliff(document).contains("<segment id=\"s1\">"))
  }
}
