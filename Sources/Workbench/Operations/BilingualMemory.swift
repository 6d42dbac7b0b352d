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
  private let formatName: String
  private let includesDrafts: Bool
  private let onBatch: (UnitBatch) throws -> Void
  private let onRejection: (TMXRejection) throws -> Void
  private var rejectedCount = 0
  private var batch = UnitBatch()
  private var source: LanguageTag?

  /// Creates a memory whose units are handed over batch by batch.
  ///
  /// - Parameters:
  ///   - formatName: The name of the file's format, for the header.
  ///   - includesDrafts: Whether drafts are taken.
  ///   - onBatch: Takes the units.
  ///   - onRejection: Takes what cannot be a unit.
  init(
    _ formatName: String,
    includesDrafts: Bool,
    onBatch: @escaping (UnitBatch) throws -> Void,
    onRejection: @escaping (TMXRejection) throws -> Void
  ) {
    self.formatName = formatName
    self.includesDrafts = includesDrafts
    self.onBatch = onBatch
    self.onRejection = onRejection
  }

  /// Takes a pair.
  ///
  /// - Throws: What the closures throw.
  func take(_ pair: SegmentPair) throws {
    switch pair.state {
    case .untranslated:
      untranslatedCount += 1
      return
    case .draft where !includesDrafts:
      draftCount += 1
      return
    case .draft, .translated, .approved: break
    }
    if source == nil { source = pair.sourceLanguage }
    do {
      try batch.append(TranslationUnit(pair, of: source))
      unitCount += 1
    } catch let error as TMXError {
      rejectedCount += 1
      try onRejection(
        TMXRejection(
          line: pair.place.line,
          identifier: pair.identifier,
          reason: error.message,
          source: Array(pair.source.plainText.utf8)
        )
      )
    }
    if batch.units.count >= unitsPerBatch || batch.bytes.count >= bytesPerBatch { try pass() }
  }

  /// Ends the memory, and says what it is.
  func finish() throws -> TMXReader.Summary {
    try pass()
    return TMXReader.Summary(
      header: TMXHeader(attributes: [
        Attribute("creationtool", formatName), Attribute("creationtoolversion", ""),
        Attribute("segtype", "sentence"), Attribute("o-tmf", formatName),
        Attribute("adminlang", "en"), Attribute("datatype", "unknown"),
        Attribute("srclang", source?.description ?? "*all*"),
      ]),
      languages: batch.languages,
      unitCount: unitCount + rejectedCount,
      rejectedCount: rejectedCount
    )
  }

  private func pass() throws {
    guard !batch.units.isEmpty else { return }
    try onBatch(batch)
    // The numbers of languages hold for all batches of a memory.
    let languages = batch.languages
    batch = UnitBatch()
    batch.languages = languages
  }
}

private let unitsPerBatch = 1_000
private let bytesPerBatch = 1 << 20

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
