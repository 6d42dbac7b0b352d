import Model
import Testing

@testable import TMXFormat

private func batches(_ file: String) throws -> [UnitBatch] {
  var batches: [UnitBatch] = []
  let reader = TMXReader(
    isStrict: true,
    onBatch: { batches.append($0) },
    onRejection: { _ in }
  )
  try reader.read(Array(file.utf8))
  _ = try reader.finish()
  return batches
}

private func units(_ batches: [UnitBatch]) -> String {
  var writer = TMXWriter()
  for batch in batches { writer.write(batch) }
  return String(decoding: writer.takeBytes(), as: UTF8.self)
}

/// Units in the form in which the writer writes them, so that they must come out as they went in.
private let canonicalUnits = [
  """
  <tu>
  <tuv xml:lang="en"><seg>a &lt; b &amp; c &gt; d</seg></tuv>
  <tuv xml:lang="ar"><seg> س\t&#xD;\n</seg></tuv>
  </tu>

  """,
  """
  <tu tuid="1" o-encoding="x" usagecount="3" lastusagedate="20260101T000000Z" segtype="block" \
  srclang="*all*" unknown="&lt;&quot;&#xA;">
  <note o-encoding="y" xml:lang="en">n &amp; m</note><prop type="x-a">v</prop><prop type="x-a"/>
  <tuv xml:lang="en-US" changeid="me"><note>of the variant</note><seg>a</seg></tuv>
  <tuv xml:lang="EN_gb"><seg/></tuv>
  </tu>

  """.replacing("<seg/>", with: "<seg></seg>"),
  """
  <tu>
  <tuv xml:lang="en"><seg><bpt i="1" x="1" type="bold">&lt;b&gt;<sub datatype="html">s<ph/></sub>\
  </bpt>a<ept i="1">&lt;/b&gt;</ept><hi type="x">h<it pos="end" x="2"/></hi><ut x="3">u</ut></seg></tuv>
  </tu>

  """,
  """
  <tu xmlns:e="urn:e" e:k="1">
  <tuv xml:lang="ar"><seg>a<e:x xmlns:e="urn:e" e:y="2">t</e:x><?p i?></seg></tuv>
  </tu>

  """,
  """
  <tu>
  <tuv xml:lang="ar"><seg odd="1">a</seg></tuv>
  <tuv xml:lang="en"><seg><seg>a</seg>
     <segment>b</segment></seg></tuv>
  </tu>

  """,
]

struct TMXWritingTests {
  @Test("a unit comes out as it went in", arguments: canonicalUnits)
  func unitComesOut(unit: String) throws {
    #expect(units(try batches(tmx(unit))) == unit)
  }

  @Test("a header comes out as it went in")
  func headerComesOut() throws {
    let header = TMXHeader(
      attributes: [Attribute("creationtool", "t"), Attribute("x", "<&\"\n")],
      annotations: [
        "<note>n</note>",
        "<ude name=\"u\" base=\"b\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude>",
      ]
    )
    #expect(try TMXHeader(xml: header.xml) == header)
  }

  @Test("a merged header keeps what all headers say, and units say the rest")
  func headersAreMerged() {
    let first = TMXHeader(
      attributes: [
        Attribute("srclang", "en"), Attribute("segtype", "block"), Attribute("adminlang", "ar"),
      ],
      annotations: ["<note>1</note>"]
    )
    var second = first
    second.attributes[0].value = "fr"
    second.annotations.append("<note>2</note>")
    let merged = TMXHeader.merged([first, second], creationToolVersion: "9")
    #expect(merged.attribute("srclang") == "*all*")
    #expect(merged.attribute("segtype") == "block")
    #expect(merged.attribute("adminlang") == "ar")
    #expect(merged.attribute("creationtool") == "dragoman")
    #expect(merged.attribute("creationtoolversion") == "9")
    #expect(merged.annotations == ["<note>1</note>", "<note>2</note>"])
    #expect(first.inherited(under: merged) == [Attribute("srclang", "en")])
    #expect(first.inherited(under: first).isEmpty)
  }

  @Test("a unit of the model is what is written and read")
  func modelRoundTrips() throws {
    let code = InlineCode(
      name: "bpt",
      attributes: [Attribute("i", "1")],
      content: [.text("<b>"), .code(InlineCode(name: "sub", content: [.text("s")]))]
    )
    let unit = TranslationUnit(
      attributes: [Attribute("tuid", "7 \"x\"")],
      properties: [Property(type: "x-p", value: "A & B")],
      notes: [Note("n < m")],
      variants: [
        Variant(
          language: .english,
          segment: [
            .code(code), .text("hello "),
            .code(InlineCode(name: "hi", content: [.text("world")])),
            .code(InlineCode(name: "ept", attributes: [Attribute("i", "1")])),
          ]
        ),
        Variant(language: .arabic, text: "مرحبا & أهلا"),
      ]
    )
    var batch = UnitBatch()
    try batch.append(TranslationUnit(variants: [Variant(language: .arabic, text: "أ")]))
    try batch.append(unit)
    #expect(batch.units.count == 2)
    #expect(try TranslationUnit(batch.units[1], of: batch) == unit)
    #expect(batch.string(batch.variants[batch.units[1].variants.lowerBound].text) == "hello world")
    #expect(unit.variants[0].plainText == "hello world")
    #expect(unit.identifier == "7 \"x\"")
    #expect(throws: TMXError.self) { try batch.append(TranslationUnit(variants: [])) }
    #expect(batch.units.count == 2)
  }

  @Test("the order of variants and notes does not change a unit's hash, codes and languages do")
  func hashes() throws {
    func hash(_ unit: String) throws -> UInt64 {
      try #require(try batches(tmx(unit)).first?.units.first?.contentHash)
    }
    let first = "<tuv xml:lang=\"en\"><seg>a</seg></tuv>"
    let second = "<tuv xml:lang=\"ar\"><seg>b</seg></tuv>"
    let base = try hash("<tu>\(first)\(second)</tu>")
    #expect(try hash("<tu tuid=\"1\"><note>n</note>\(second)\(first)</tu>") == base)
    #expect(try hash("<tu>\(first)\(second.replacing("ar", with: "fa"))</tu>") != base)
    #expect(try hash("<tu>\(first)\(second.replacing("b<", with: "b<ph/><"))</tu>") != base)
    #expect(try hash("<tu>\(first)</tu>") != base)
  }

  @Test("the latest date of a unit is its date")
  func dates() throws {
    let unit = """
      <tu creationdate="20200101T000000Z"><tuv xml:lang="en" changedate="20250203T040506Z">\
      <seg>a</seg></tuv><tuv xml:lang="ar" changedate="yesterday"><seg>a</seg></tuv></tu>
      """
    #expect(try batches(tmx(unit)).first?.units.first?.date == 20_250_203_040_506)
  }
}
