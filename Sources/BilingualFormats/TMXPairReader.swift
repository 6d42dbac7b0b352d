import Model
import TMXFormat

/// Reads the units of memories as pairs: of each unit the two languages that are asked for, else its
/// first two.
final class TMXPairReader: PairReader {
  private let reading: PairReading
  private var summary = PairSummary()
  private lazy var reader = TMXReader(
    onBatch: { [unowned self] in try take($0) },
    onRejection: { [unowned self] in try take($0) }
  )

  init(_ reading: PairReading) { self.reading = reading }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try BilingualError.translating { try reader.read(bytes) }
  }

  func finish() throws -> PairSummary {
    let read = try BilingualError.translating { try reader.finish() }
    summary.repairedCount = read.repairedCount
    summary.isTruncated = read.isTruncated
    summary.version = read.header.version
    return summary
  }

  private func take(_ rejection: TMXRejection) throws {
    summary.rejectedCount += 1
    try reading.onRejection(
      PairRejection(
        line: rejection.line,
        reason: .unit(rejection.reason),
        text: String(decoding: rejection.source.prefix(200), as: UTF8.self)
      )
    )
  }

  private func take(_ batch: UnitBatch) throws {
    for unit in batch.units {
      try reading.interruption.check()
      let variants = batch.variants[unit.variants]
      func first(_ wanted: LanguageTag?, _ other: Int?) -> UnitBatch.Variant? {
        variants.first {
          $0.language != other
            && (wanted == nil || batch.languages[$0.language].language == wanted?.language)
        }
      }
      guard let source = first(reading.source, nil),
        let target = first(reading.target, source.language)
      else { continue }
      try pass(try TranslationUnit(unit, of: batch), source, target, batch)
    }
  }

  private func pass(
    _ unit: TranslationUnit,
    _ source: UnitBatch.Variant,
    _ target: UnitBatch.Variant,
    _ batch: UnitBatch
  ) throws {
    func text(_ variant: UnitBatch.Variant) throws -> CodedText {
      let parts = try segmentParts(of: variant, in: batch)
      return parts.isEmpty ? CodedText(text: batch.string(variant.text)) : CodedText(parts)
    }
    var pair = SegmentPair(
      source: try text(source),
      target: try text(target),
      from: batch.languages[source.language],
      to: batch.languages[target.language],
      line: 0
    )
    pair.identifier = unit.attributes.first { $0.name == "tuid" }?.value
    pair.properties = unit.properties
    pair.notes = unit.notes
    pair.origin = unit.isMachineTranslated ? .machine : .unknown
    summary.pairCount += 1
    try reading.onPair(pair)
  }
}

extension TranslationUnit {
  /// Whether a unit says that a machine translated it, by its creator or by a property of its origin.
  fileprivate var isMachineTranslated: Bool {
    attributes.contains {
      ["creationid", "changeid"].contains($0.name) && ["MT", "MT!"].contains($0.value)
    }
      || properties.contains {
        $0.type.lowercased().hasSuffix("origin") && $0.value.uppercased() == "MT"
      }
  }
}
