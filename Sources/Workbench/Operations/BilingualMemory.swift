import BilingualFormats
import Model
import TMXFormat

/// Makes units of a memory out of the pairs of a bilingual file, as they come.
///
/// What is finished becomes a unit. Drafts are counted and left out, or taken and marked; what has no
/// translation is counted. A translation that a machine made is marked as TMX does it, so that its
/// matches are penalised.
final class BilingualMemory {
  /// How many pairs are not translated.
  private(set) var untranslatedCount = 0
  /// How many pairs have a translation that nobody has finished, and were left out.
  private(set) var draftCount = 0
  /// How many units were made.
  private(set) var unitCount = 0
  /// How many of the units are drafts.
  private(set) var takenDraftCount = 0
  private let formatName: String
  private let includesDrafts: Bool
  private let onUnit: ([UInt8]) throws -> Void
  private var writer = TMXWriter()
  private var source: LanguageTag?
  /// The line of each unit in its file, and in what is written.
  private var lines: [(own: Int, written: Int)] = []
  private var writtenLine = 1

  /// Creates a memory that is written as TMX, piece by piece.
  ///
  /// - Parameters:
  ///   - formatName: The name of the file's format, for the header.
  ///   - includesDrafts: Whether drafts are taken.
  ///   - onUnit: Takes the pieces.
  init(
    _ formatName: String,
    includesDrafts: Bool,
    onUnit: @escaping ([UInt8]) throws -> Void
  ) {
    self.formatName = formatName
    self.includesDrafts = includesDrafts
    self.onUnit = onUnit
  }

  /// Takes a pair.
  func take(_ pair: SegmentPair) throws {
    switch pair.state {
    case .untranslated:
      untranslatedCount += 1
      return
    case .draft where !includesDrafts:
      draftCount += 1
      return
    case .draft: takenDraftCount += 1
    case .translated, .approved: break
    }
    if source == nil { try begin(pair.sourceLanguage) }
    var batch = UnitBatch()
    try batch.append(TranslationUnit(pair, of: source))
    writer.write(batch)
    unitCount += 1
    lines.append((pair.place.line, writtenLine))
    try pass()
  }

  /// Ends the memory; nothing was written where no unit was made.
  func finish() throws {
    guard source != nil else { return }
    writer.end()
    try pass()
  }

  /// Returns a rejection with its line in the file.
  func inFile(_ rejection: TMXRejection) -> TMXRejection {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = low + (high - low) / 2
      if lines[middle].written <= rejection.line { low = middle + 1 } else { high = middle }
    }
    return TMXRejection(
      line: low > 0 ? lines[low - 1].own : 1,
      identifier: rejection.identifier,
      reason: rejection.reason,
      source: rejection.source
    )
  }

  private func begin(_ source: LanguageTag) throws {
    self.source = source
    writer.begin(
      TMXHeader(attributes: [
        Attribute("creationtool", formatName), Attribute("creationtoolversion", ""),
        Attribute("segtype", "sentence"), Attribute("o-tmf", formatName),
        Attribute("adminlang", "en"), Attribute("datatype", "unknown"),
        Attribute("srclang", source.description),
      ])
    )
    try pass()
  }

  private func pass() throws {
    let bytes = writer.takeBytes()
    writtenLine += bytes.count { $0 == 0x0A }
    try onUnit(bytes)
  }
}

extension TranslationUnit {
  /// The unit of a pair.
  ///
  /// - Parameters:
  ///   - pair: The pair.
  ///   - memorySource: The source language of the memory, which need not be said again.
  init(_ pair: SegmentPair, of memorySource: LanguageTag?) {
    var attributes = pair.identifier.map { [Attribute("tuid", $0)] } ?? []
    if let memorySource, memorySource != pair.sourceLanguage {
      attributes.append(Attribute("srclang", pair.sourceLanguage.description))
    }
    var properties = pair.properties
    if pair.state == .draft { properties.append(Property(type: "x-draft", value: "yes")) }
    if pair.origin == .machine { properties.append(Property(type: "x-origin", value: "MT")) }
    self.init(
      attributes: attributes,
      properties: properties,
      variants: [
        Variant(language: pair.sourceLanguage, segment: pair.source.parts),
        Variant(language: pair.targetLanguage, segment: pair.target.parts),
      ]
    )
  }
}
