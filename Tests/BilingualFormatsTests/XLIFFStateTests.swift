import Model
import Testing

@testable import BilingualFormats

/// One segment of a tool's job, with what is to be made of it.
private struct ToolSegment: CustomTestStringConvertible, Sendable {
  let tool: String
  let xml: String
  let state: SegmentPair.State
  var origin = SegmentPair.Origin.unknown
  var isLocked = false
  var testDescription: String { "\(tool): \(xml)" }

  /// A unit of XLIFF 1.2.
  static func unit(
    _ attributes: String,
    _ target: String,
    _ state: SegmentPair.State,
    origin: SegmentPair.Origin = .unknown,
    isLocked: Bool = false,
    text: String = "انتهت."
  ) -> ToolSegment {
    ToolSegment(
      tool: "XLIFF 1.2",
      xml: "<trans-unit id=\"1\" \(attributes)><source>It ended.</source>"
        + "<target \(target)>\(text)</target></trans-unit>",
      state: state,
      origin: origin,
      isLocked: isLocked
    )
  }

  static let standard = [
    unit("", "", .translated), unit("approved=\"yes\"", "", .approved),
    unit("approved=\"no\"", "", .draft),
    unit("approved=\"no\"", "state=\"translated\"", .translated),
    unit("", "state=\"final\"", .approved), unit("", "state=\"signed-off\"", .approved),
    unit("", "state=\"new\"", .draft), unit("", "state=\"needs-translation\"", .draft),
    unit("", "state=\"needs-review-translation\"", .draft),
    unit("", "state=\"x-own\"", .translated),
    unit("", "state-qualifier=\"mt-suggestion\"", .draft, origin: .machine),
    unit("", "state-qualifier=\"leveraged-mt\"", .draft, origin: .machine),
    unit("", "state-qualifier=\"fuzzy-match\"", .draft, origin: .memory),
    unit("", "state-qualifier=\"exact-match\"", .translated, origin: .memory),
    unit(
      "",
      "state=\"translated\" state-qualifier=\"leveraged-mt\"",
      .translated,
      origin: .machine
    ),
    unit("", "state=\"final\" state-qualifier=\"rejected-grammar\"", .draft),
    unit("translate=\"no\"", "", .translated, isLocked: true),
    unit("", "", .untranslated, text: " "), unit("", "", .untranslated, text: "It ended."),
    unit("", "state=\"final\"", .approved, text: "It ended."),
    unit("", "state=\"new\"", .untranslated, origin: .source, text: "It ended."),
  ]

  static func trados(
    _ attributes: String,
    _ state: SegmentPair.State,
    _ origin: SegmentPair.Origin = .unknown,
    isLocked: Bool = false
  ) -> ToolSegment {
    ToolSegment(
      tool: "SDLXLIFF",
      xml: """
        <trans-unit id="a"><source>It ended.</source><seg-source><g id="5"><mrk mtype="seg" mid="1">It \
        ended.</mrk></g></seg-source><target><g id="5"><mrk mtype="seg" mid="1">انتهت.</mrk></g></target>\
        <sdl:seg-defs><sdl:seg id="1" \(attributes)/></sdl:seg-defs></trans-unit>
        """,
      state: state,
      origin: origin,
      isLocked: isLocked
    )
  }

  static let tools = [
    trados("conf=\"Translated\" origin=\"interactive\"", .translated, .human),
    trados("conf=\"ApprovedSignOff\" origin=\"tm\" percent=\"100\"", .approved, .memory),
    trados("conf=\"Draft\" origin=\"mt\"", .draft, .machine), trados("", .draft),
    trados("conf=\"RejectedTranslation\"", .draft),
    trados("conf=\"ApprovedTranslation\" locked=\"true\"", .approved, isLocked: true),
    trados("conf=\"Translated\" origin=\"nmt\"", .translated, .machine),
    unit("mq:status=\"ManuallyConfirmed\" mq:locked=\"locked\"", "", .translated, isLocked: true),
    unit("mq:status=\"Proofread\"", "", .approved),
    unit("mq:status=\"PartiallyEdited\"", "", .draft),
    unit("mq:status=\"MachineTranslated\"", "", .draft, origin: .machine),
    unit("mq:status=\"PreTranslated\" mq:percent=\"75\"", "", .draft, origin: .memory),
    unit("mq:status=\"PreTranslated\" mq:percent=\"101\"", "", .translated, origin: .memory),
    unit("mq:status=\"Rejected\"", "", .draft),
    unit("mq:status=\"NotStarted\"", "", .untranslated, text: ""),
    unit("m:confirmed=\"1\" m:trans-origin=\"tm\"", "", .translated, origin: .memory),
    unit("m:confirmed=\"0\" m:trans-origin=\"mt\"", "", .draft, origin: .machine),
    unit(
      "m:confirmed=\"1\" m:trans-origin=\"mt\" m:locked=\"true\"",
      "",
      .translated,
      origin: .machine,
      isLocked: true
    ),
  ]
}

@Suite("States of translators' jobs")
struct XLIFFStateTests {
  @Test("XLIFF 1.2 and its dialects", arguments: ToolSegment.standard + ToolSegment.tools)
  fileprivate func understands(_ segment: ToolSegment) throws {
    let pairs = try read(
      """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"
       xmlns:m="http://www.memsource.com/mxlf/2.0" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">
      <file original="a" source-language="en" target-language="ar" datatype="x"><body>\(segment.xml)
      </body></file></xliff>
      """
    )
    let pair = try #require(pairs.first)
    #expect(pair.state == segment.state)
    #expect(pair.origin == segment.origin)
    #expect(pair.isLocked == segment.isLocked)
  }

  @Test(
    "XLIFF 2",
    arguments: [
      ("", .translated, .unknown), ("state=\"initial\"", .draft, .unknown),
      ("state=\"translated\"", .translated, .unknown), ("state=\"reviewed\"", .approved, .unknown),
      ("state=\"final\"", .approved, .unknown),
      ("state=\"translated\" subState=\"tool:mt\"", .translated, .machine),
    ] as [(String, SegmentPair.State, SegmentPair.Origin)]
  )
  func understandsSecond(
    attributes: String,
    state: SegmentPair.State,
    origin: SegmentPair.Origin
  ) throws {
    let pairs = try read(
      """
      <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ar">
      <file id="f"><unit id="u"><segment id="s" \(attributes)><source>It ended.</source>
      <target>انتهت.</target></segment></unit></file></xliff>
      """
    )
    #expect(pairs.map(\.state) == [state] && pairs.map(\.origin) == [origin])
    #expect(pairs.first?.identifier == "u/s")
  }

  @Test("a target in other segments than the source is taken whole, and never in part")
  func takesWhole() throws {
    let pairs = try read(
      """
      <xliff version="1.2"><file source-language="en" target-language="ar" original="o"><body>
      <trans-unit id="1"><source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One. Two.</mrk>
      </seg-source><target><mrk mtype="seg" mid="1">واحد.</mrk> <mrk mtype="seg" mid="2">اثنان.</mrk>
      </target></trans-unit></body></file></xliff>
      """
    )
    #expect(pairs.count == 1)
    #expect(pairs.first?.target.plainText.contains("اثنان.") == true)
    #expect(pairs.first?.target.plainText.contains("واحد.") == true)
  }

  @Test("the target says its language where the job does not, else the letters do")
  func languages() throws {
    for target in ["<target xml:lang=\"ar-SA\">حرب</target>", "<target>حرب</target>"] {
      let pairs = try read(
        "<xliff version=\"1.2\"><file source-language=\"en\" original=\"o\"><body><trans-unit id=\"1\">"
          + "<source>War</source>\(target)</trans-unit></body></file></xliff>"
      )
      #expect(pairs.first?.targetLanguage.isArabic == true)
    }
  }

  private func read(_ xml: String) throws -> [SegmentPair] {
    var pairs: [SegmentPair] = []
    let reader = BilingualFormat.xliff.makeReader(PairReading(onPair: { pairs.append($0) }))
    try Array(xml.utf8).withUnsafeBufferPointer { try reader.read($0) }
    _ = try reader.finish()
    return pairs
  }
}
