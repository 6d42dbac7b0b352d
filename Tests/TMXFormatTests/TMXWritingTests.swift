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

  @Test("a unit that is built is byte for byte the unit that is read", arguments: builtUnits)
  func builtIsRead(unit: TranslationUnit) throws {
    var built = UnitBatch()
    try built.append(unit)
    var writer = TMXWriter()
    writer.begin(TMXHeader())
    writer.write(built)
    writer.end()
    let read = try #require(try batches(String(decoding: writer.takeBytes(), as: UTF8.self)).first)
    #expect(read.units.count == 1)
    for (one, other) in zip(built.units, read.units) {
      #expect(built.string(one.attributes) == read.string(other.attributes))
      #expect(built.string(one.annotations) == read.string(other.annotations))
      #expect(one.sourceVariant == other.sourceVariant)
      #expect(one.isMachineTranslated == other.isMachineTranslated)
      #expect(one.date == other.date)
    }
    for (one, other) in zip(built.variants, read.variants) {
      #expect(built.languages[one.language] == read.languages[other.language])
      #expect(built.string(one.text) == read.string(other.text))
      #expect(built.string(one.content) == read.string(other.content))
      #expect(built.string(one.attributes) == read.string(other.attributes))
      #expect(built.string(one.annotations) == read.string(other.annotations))
    }
  }

  @Test(
    "a machine's unit is known by who made or changed it, and by its origin",
    arguments: [
      ("creationid=\"MT!\"", "", true), ("changeid=\"MT\"", "", true), ("tuid=\"MT\"", "", false),
      ("creationid=\"MTX\"", "", false), ("", "<prop type=\"x-Origin\">MT</prop>", true),
      ("", "<prop type=\"x-origin\">mt</prop>", true),
      ("", "<prop type=\"x-origin\">TM</prop>", false),
      ("", "<note>x-origin\">MT</note>", false), ("", "<prop type=\"x-domain\">MT</prop>", false),
    ]
  )
  func machine(attributes: String, annotations: String, isMachine: Bool) throws {
    let unit = """
      <tu \(attributes)>\(annotations)<tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ar">\
      <seg>b</seg></tuv></tu><tu><tuv xml:lang="en"><seg>c</seg></tuv></tu>
      """
    let units = try #require(try batches(tmx(unit)).first).units
    #expect(units.map(\.isMachineTranslated) == [isMachine, false])
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

private let builtUnits = [
  TranslationUnit(variants: [Variant(language: .arabic, text: "أ \u{1} ب")]),
  TranslationUnit(
    attributes: [
      Attribute("tuid", "7 \"x\" & <y>\t\n"), Attribute("srclang", "ar"),
      Attribute("creationid", "MT!"), Attribute("changedate", "20250203T040506Z"),
    ],
    properties: [Property(type: "x-p", value: "A & B"), Property(type: "x-origin", value: "TM")],
    notes: [Note("n < m")],
    variants: [
      Variant(
        language: .english,
        attributes: [Attribute("creationdate", "20260203T040506Z")],
        properties: [Property(type: "x-context-pre", value: "<seg>x</seg>")],
        segment: [
          .text("a "),
          .code(
            InlineCode(
              name: "bpt",
              attributes: [Attribute("i", "1")],
              content: [.text("<b>"), .code(InlineCode(name: "sub", content: [.text("s")]))]
            )
          ),
          .text("hello > "), .code(InlineCode(name: "hi", content: [.text("world")])),
          .code(InlineCode(name: "ept", attributes: [Attribute("i", "1")], content: [.text("")])),
        ]
      ),
      Variant(language: .arabic, text: "مرحبا & أهلا\r\n"),
    ]
  ),
  TranslationUnit(
    properties: [Property(type: "x-Origin", value: "MT")],
    variants: [
      Variant(language: .english, segment: [.code(InlineCode(name: "seg"))]),
      Variant(language: .arabic, segment: []),
    ]
  ),
]
