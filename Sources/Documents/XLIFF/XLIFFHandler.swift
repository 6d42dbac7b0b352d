import Model
import XMLStreams

/// Reads the units of XLIFF; both families of versions have the same frame.
struct XLIFFHandler: XMLEventHandler {
  /// What the text that is read belongs to.
  private enum Container {
    case source
    case segmentedSource
    case target
    case data(String)
  }

  private(set) var document = XLIFFDocument()
  private var namespace: String?
  private var languages: (source: LanguageTag?, target: LanguageTag?)
  private var original: String?
  /// Whether what stands in the open groups is to be translated.
  private var isTranslatable: [Bool] = [true]
  private var unit: XLIFFDocument.Unit?
  private var segment: XLIFFDocument.Segment?
  private var container: Container?
  private var inline = XLIFFInlineReader()
  private var data: [String: String] = [:]
  /// The parts of a unit of XLIFF 1, which are put together at its end.
  private var sources: (whole: [XLIFFInlineReader.Piece], segmented: [XLIFFInlineReader.Piece]) =
    ([], [])
  private var target: (pieces: [XLIFFInlineReader.Piece], state: String?) = ([], nil)
  private var skippedDepth = 0

  mutating func startElement(_ tag: XMLStartTag) throws {
    guard skippedDepth == 0 else {
      skippedDepth += 1
      return
    }
    let name = tag.name.local.string
    guard let namespace else { return try startRoot(name, tag) }
    if tag.name.namespace.string != namespace {
      skippedDepth = 1
      return
    }
    if container != nil {
      if !inline.start(name, tag, data: data) { skippedDepth = 1 }
      return
    }
    startFrame(name, tag)
  }

  mutating func endElement(_ name: XMLName) throws {
    guard skippedDepth == 0 else {
      skippedDepth -= 1
      return
    }
    let name = name.local.string
    switch name {
    case "file", "group":
      if isTranslatable.count > 1 { isTranslatable.removeLast() }
    case "source", "seg-source", "target", "data":
      if inline.depth == 0 { endContainer() } else { inline.end(name) }
    case "segment", "ignorable":
      if let segment { unit?.segments.append(segment) }
      segment = nil
    case "trans-unit", "unit":
      endUnit(isFirstFamily: name == "trans-unit")
    default: if container != nil { inline.end(name) }
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    if skippedDepth == 0, container != nil { inline.characters(text.string) }
  }

  private mutating func startRoot(_ name: String, _ tag: XMLStartTag) throws {
    guard name == "xliff" else {
      throw ArticleError(line: tag.position.line, "this is no XLIFF, but \(name)")
    }
    namespace = tag.name.namespace.string
    document.version = tag.attribute("version")
    languages.source = tag.attribute("srcLang").flatMap { LanguageTag($0) }
    languages.target = tag.attribute("trgLang").flatMap { LanguageTag($0) }
  }

  private mutating func startFrame(_ name: String, _ tag: XMLStartTag) {
    switch name {
    case "file":
      original = tag.attribute("original")
      if let language = tag.attribute("source-language") {
        languages = (LanguageTag(language), nil)
        languages.target = tag.attribute("target-language").flatMap { LanguageTag($0) }
      }
      isTranslatable.append(isOn(tag))
    case "group": isTranslatable.append(isOn(tag))
    case "trans-unit", "unit": beginUnit(tag)
    case "segment", "ignorable":
      segment = XLIFFDocument.Segment(identifier: tag.attribute("id"))
      segment?.isIgnorable = name == "ignorable"
      segment?.state = tag.attribute("state")
    case "source": begin(.source)
    case "seg-source": begin(.segmentedSource)
    case "target":
      begin(.target)
      target.state = tag.attribute("state")
    case "data": begin(.data(tag.attribute("id") ?? ""))
    case "body", "originalData": break
    // Headers, notes, other translations (alt-trans), skeletons.
    default: skippedDepth = 1
    }
  }

  private func isOn(_ tag: XMLStartTag) -> Bool {
    tag.attribute("translate").map { $0 != "no" } ?? isTranslatable[isTranslatable.count - 1]
  }

  private mutating func beginUnit(_ tag: XMLStartTag) {
    var unit = XLIFFDocument.Unit()
    unit.identifier = tag.attribute("id") ?? ""
    unit.original = original
    (unit.source, unit.target) = languages
    unit.isTranslatable = isOn(tag)
    unit.isApproved = tag.attribute("approved") == "yes"
    unit.line = tag.position.line
    self.unit = unit
    sources = ([], [])
    target = ([], nil)
    data = [:]
  }

  private mutating func begin(_ container: Container) {
    self.container = container
    inline = XLIFFInlineReader()
  }

  private mutating func endContainer() {
    let pieces = inline.finish()
    switch container {
    case .data(let identifier): data[identifier] = pieces.parts.plainText
    case .source where segment != nil: segment?.source = pieces.parts
    case .target where segment != nil: segment?.target = pieces.parts
    case .source: sources.whole = pieces
    case .segmentedSource: sources.segmented = pieces
    case .target: target.pieces = pieces
    case nil: break
    }
    container = nil
  }

  private mutating func endUnit(isFirstFamily: Bool) {
    guard var unit else { return }
    self.unit = nil
    if isFirstFamily { putTogether(&unit) }
    document.units.append(unit)
  }

  /// Makes segments of the parts of a unit of XLIFF 1.
  private func putTogether(_ unit: inout XLIFFDocument.Unit) {
    guard sources.segmented.contains(where: { $0.segment != nil }) else {
      unit.segments = [
        XLIFFDocument.Segment(
          source: sources.whole.parts,
          target: target.pieces.parts,
          state: target.state
        )
      ]
      return
    }
    var targets: [String: [XLIFFDocument.Part]] = [:]
    for piece in target.pieces {
      if let name = piece.segment { targets[name] = (targets[name] ?? []) + piece.parts }
    }
    if targets.isEmpty { unit.unsegmentedTarget = target.pieces.parts }
    unit.segments = sources.segmented.map { piece in
      XLIFFDocument.Segment(
        identifier: piece.segment,
        isIgnorable: piece.segment == nil,
        source: piece.parts,
        target: piece.segment.flatMap { targets[$0] } ?? [],
        state: target.state
      )
    }
    let segments = unit.segments.indices.filter { !unit.segments[$0].isIgnorable }
    if segments.count == 1, !unit.unsegmentedTarget.isEmpty {
      unit.segments[segments[0]].target = unit.unsegmentedTarget
      unit.unsegmentedTarget = []
    }
  }
}
