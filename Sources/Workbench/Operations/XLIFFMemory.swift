import Documents
import Model
import TMXFormat
import XMLStreams

/// The translated segments of a translation job as the units of a memory.
///
/// A job says with states which segments are translated. One that says nothing is believed where its
/// translation is neither empty nor the source again.
///
/// Reference: XLIFF 1.2, `state`, `approved`; XLIFF 2.1, `state`. TMX 1.4b for the codes.
struct XLIFFMemory {
  /// The units.
  private(set) var units: [TranslationUnit] = []
  /// The line of each unit in the job, counted from 1.
  private var lines: [Int] = []
  /// The line of each unit in what `tmx()` writes.
  private var writtenLines: [Int] = []
  /// How many segments are not translated.
  private(set) var untranslatedCount = 0
  private let version: String
  private let hasLanguages: Bool

  /// Takes the translated segments of a job.
  init(_ document: XLIFFDocument) {
    version = document.version ?? ""
    hasLanguages = document.units.contains { $0.source != nil && $0.target != nil }
    for unit in document.units {
      guard let source = unit.source, let target = unit.target else {
        untranslatedCount += unit.segments.count { !$0.isIgnorable }
        continue
      }
      if !unit.unsegmentedTarget.isEmpty {
        var whole = XLIFFDocument.Segment()
        whole.source = unit.segments.flatMap(\.source)
        whole.target = unit.unsegmentedTarget
        whole.state = unit.segments.first?.state
        take(whole, of: unit, source, target)
      } else {
        for segment in unit.segments where !segment.isIgnorable && !segment.source.isBlank {
          take(segment, of: unit, source, target)
        }
      }
    }
  }

  /// Takes the translated segments of a file.
  ///
  /// - Throws: `FileError`, when the file is damaged or nothing in it is translated.
  init(parsing bytes: [UInt8], path: String) throws {
    do {
      self.init(try XLIFFDocument(parsing: bytes))
    } catch let error as XMLError {
      throw FileError(
        path: path,
        line: error.position.line,
        column: error.position.column,
        reason: error.message
      )
    } catch let error as ArticleError {
      throw FileError(path: path, line: error.line, reason: error.description)
    }
    guard units.isEmpty else { return }
    throw FileError(
      path: path,
      reason: hasLanguages
        ? "none of \(untranslatedCount) segments is translated"
        : "the job does not say into which language it is translated"
    )
  }

  private func line(written: Int) -> Int {
    writtenLines.lastIndex { $0 <= written }.map { lines[$0] } ?? 1
  }

  /// Returns a rejection with its line in the job.
  func inJob(_ rejection: TMXRejection) -> TMXRejection {
    TMXRejection(
      line: line(written: rejection.line),
      identifier: rejection.identifier,
      reason: rejection.reason,
      source: rejection.source
    )
  }

  /// Returns the memory as a TMX file, one unit to each of `units`.
  mutating func tmx() throws -> [UInt8] {
    var writer = TMXWriter()
    let sources = Set(units.compactMap { $0.variants.first?.language })
    writer.begin(
      TMXHeader(attributes: [
        Attribute("creationtool", "XLIFF"), Attribute("creationtoolversion", version),
        Attribute("segtype", "sentence"), Attribute("o-tmf", "XLIFF"),
        Attribute("adminlang", "en"), Attribute("datatype", "unknown"),
        Attribute("srclang", sources.count == 1 ? sources.first?.description ?? "*all*" : "*all*"),
      ])
    )
    var bytes = writer.takeBytes()
    var line = 1 + bytes.count { $0 == 0x0A }
    for unit in units {
      var batch = UnitBatch()
      try batch.append(unit)
      writer.write(batch)
      let written = writer.takeBytes()
      writtenLines.append(line)
      line += written.count { $0 == 0x0A }
      bytes += written
    }
    writer.end()
    return bytes + writer.takeBytes()
  }

  private mutating func take(
    _ segment: XLIFFDocument.Segment,
    of unit: XLIFFDocument.Unit,
    _ source: LanguageTag,
    _ target: LanguageTag
  ) {
    guard Self.isTranslated(segment, in: unit) else {
      untranslatedCount += 1
      return
    }
    let names = [unit.identifier, segment.identifier].compactMap { $0?.isEmpty == false ? $0 : nil }
    var properties: [Property] = []
    if let original = unit.original {
      properties.append(Property(type: "x-original", value: original))
    }
    if let state = segment.state { properties.append(Property(type: "x-state", value: state)) }
    if unit.isApproved { properties.append(Property(type: "x-approved", value: "yes")) }
    units.append(
      TranslationUnit(
        attributes: names.isEmpty ? [] : [Attribute("tuid", names.joined(separator: "/"))],
        properties: properties,
        variants: [
          Variant(language: source, segment: segment.source.tmxParts),
          Variant(language: target, segment: segment.target.tmxParts),
        ]
      )
    )
    lines.append(unit.line)
  }

  private static func isTranslated(
    _ segment: XLIFFDocument.Segment,
    in unit: XLIFFDocument.Unit
  ) -> Bool {
    guard !segment.target.isBlank else { return false }
    if unit.isApproved { return true }
    switch segment.state {
    case "initial", "new", "needs-translation", "needs-l10n", "needs-adaptation": return false
    case nil:
      let text = segment.source.plainText
      return segment.target.plainText != text || !text.contains(where: \.isLetter)
    // What needs a review is translated; a state of a tool's own says nothing against it.
    default: return true
    }
  }
}

extension [XLIFFDocument.Part] {
  /// The parts of a segment of TMX: both ends of a code that stand in one segment are a pair.
  fileprivate var tmxParts: [SegmentPart] {
    var pairs: [String: Int] = [:]
    let openings = Set(codes(.opening)).intersection(codes(.closing))
    for (index, key) in openings.sorted().enumerated() { pairs[key] = index + 1 }
    let numbers = Dictionary(
      compactMap { if case .code(let code) = $0 { code.key } else { nil } }.enumerated()
        .map { ($0.element, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first }
    )
    return compactMap { part in
      switch part {
      case .text(let text): return .text(text)
      case .code(let code) where code.isAnnotation: return nil
      case .code(let code):
        var attributes: [Attribute] = []
        let pair = pairs[code.key]
        var name = "ph"
        switch code.edge {
        case .opening where pair != nil: name = "bpt"
        case .closing where pair != nil: name = "ept"
        case .opening:
          name = "it"
          attributes.append(Attribute("pos", "begin"))
        case .closing:
          name = "it"
          attributes.append(Attribute("pos", "end"))
        case .standalone: break
        }
        if let pair, name != "ph" { attributes.append(Attribute("i", String(pair))) }
        if name != "ept" { attributes.append(Attribute("x", String(numbers[code.key] ?? 1))) }
        if code.kind != .other, name != "ept" {
          attributes.append(Attribute("type", code.kind.rawValue))
        }
        return .code(
          InlineCode(
            name: name,
            attributes: attributes,
            content: code.data.isEmpty ? [] : [.text(code.data)]
          )
        )
      }
    }
  }

  private func codes(_ edge: Article.CodeMark.Edge) -> [String] {
    compactMap { part in
      if case .code(let code) = part, code.edge == edge, !code.isAnnotation {
        code.key
      } else {
        nil
      }
    }
  }
}
