import Model
import Testing

@testable import Documents

@Suite("XLIFF articles")
struct XLIFFArticleTests {
  @Test("segments, codes, targets and states of XLIFF 1.2")
  func readsFirstFamily() throws {
    let article = try read(
      """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:t="urn:tool">
      <file original="a.docx" source-language="en" target-language="ar"><header><note>n</note></header>
      <body><group><trans-unit id="1"><source>One. Two.</source><seg-source><g id="1"><mrk mtype="seg"
       mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two<x id="2"/>.</mrk></g></seg-source>
      <target state="translated"><g id="1"><mrk mtype="seg" mid="0">واحد.</mrk></g></target>
      <alt-trans><source>no</source><target>no</target></alt-trans></trans-unit></group>
      <trans-unit id="2" translate="no"><source>locked</source></trans-unit>
      <trans-unit id="3"><source><bpt id="1">&lt;b&gt;</bpt>Bold<ept id="1">&lt;/b&gt;</ept> <ph
       id="3">%s</ph><bx id="4" ctype="italic"/>x<ex id="4"/> <mrk mtype="term">term</mrk></source>
      <t:extra><source>no</source></t:extra></trans-unit></body></file></xliff>
      """
    )
    #expect(
      shown(article) == [
        "<other>One. Two<other/>.</other>",
        "<other>Bold</other> <other/><italic>x</italic> <other>term</other>",
      ]
    )
    #expect(article.codes.first { $0.data == "<b>" }?.closingData == "</b>")
    #expect(article.segments?.map(\.identifier) == ["0", "1", "3"])
    #expect(article.segments?.map(\.target) == ["واحد.", nil, nil])
    #expect(article.segments?.first?.state == "translated")
    #expect(texts(article) == ["One.", "Two.", "Bold x term"])
    #expect(article.language == .english && article.targetLanguage == .arabic)
  }

  @Test("segments, codes, targets and states of XLIFF 2.1")
  func readsSecondFamily() throws {
    let article = try read(
      """
      <xliff version="2.1" srcLang="ar" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"
       xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><file id="f"><group id="g" translate="no">
      <unit id="0" translate="yes"><segment><source>أول</source></segment></unit>
      <unit id="9"><segment><source>locked</source></segment></unit></group><unit id="u">
      <mtc:matches><mtc:match ref="#1"><source>no</source><target>no</target></mtc:match></mtc:matches>
      <notes><note>no</note></notes>
      <originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>
      <segment id="1" state="final"><source><pc id="1" dataRefStart="d1" dataRefEnd="d2" type="fmt"
       subType="xlf:b">جملة</pc>.<ph id="2" equiv="[img]"/></source><target>A sentence.</target>
      </segment><ignorable><source> </source></ignorable><segment id="2"><source><sc id="3"/>جملة<ec
       startRef="3"/> <mrk id="m" type="term">ثانية</mrk><cp hex="001F"/></source></segment></unit>
      </file></xliff>
      """
    )
    #expect(
      shown(article) == [
        "أول", "<bold>جملة</bold>.<other/> <other>جملة</other> <other>ثانية</other>",
      ]
    )
    let bold = try #require(article.codes.first { $0.kind == .bold })
    #expect(bold.data == "<b>" && bold.closingData == "</b>")
    #expect(article.codes.contains { $0.equivalentText == "[img]" })
    #expect(texts(article) == ["أول", "جملة.", "جملة ثانية"])
    #expect(article.segments?.map(\.state) == [nil, "final", nil])
    #expect(article.segments?.map(\.block) == [0, 1, 1])
  }

  @Test("a segment has the range of its text, and codes are not lost between segments")
  func runsOfUnit() throws {
    let article = try read(
      """
      <xliff version="2.0" srcLang="en"><file id="f"><unit id="u"><segment><source><sc id="1"/>One.\
      </source></segment><ignorable><source> </source></ignorable><segment><source>Two.<ec
       startRef="1"/></source></segment></unit></file></xliff>
      """
    )
    let ranges = article.segments?.map(\.range) ?? []
    let runs = article.runs(ofBlock: 0, segments: ranges)
    #expect(runs.map { shown($0.parts, of: article) } == ["<other>One.", " ", "Two.</other>"])
  }

  @Test(
    "what is no job is refused",
    arguments: [
      "", "<xliff/>", "<tmx/>", "<xliff><file><unit></file></xliff>",
      "<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff><file><unit><segment><source>&a;</source></segment>"
        + "</unit></file></xliff>",
    ]
  )
  func refuses(xml: String) {
    #expect(throws: (any Error).self) { try XLIFFArticleReader.read(Array(xml.utf8)) }
  }

  private func read(_ xml: String) throws -> Article {
    try XLIFFArticleReader.read(Array(xml.utf8))
  }

  private func texts(_ article: Article) -> [String] {
    let bytes = Array(article.text.utf8)
    return (article.segments ?? []).map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }
}
