import Documents
import Model

/// Reads the segments of translation jobs.
///
/// A job is kept in memory while it is read, since the parts of a unit of XLIFF 1 stand apart.
final class XLIFFPairReader: PairReader {
  private let reading: PairReading
  private var bytes: [UInt8] = []

  init(_ reading: PairReading) { self.reading = reading }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try reading.interruption.check()
    self.bytes.append(contentsOf: bytes)
  }

  func finish() throws -> PairSummary {
    let document = try BilingualError.translating {
      try XLIFFDocument(parsing: bytes, interruption: reading.interruption)
    }
    bytes = []
    var pairs = XLIFFPairs(document, reading)
    try pairs.pass()
    return pairs.summary
  }
}

/// The pairs of a job.
struct XLIFFPairs {
  private let document: XLIFFDocument
  private let reading: PairReading
  private(set) var summary = PairSummary()
  /// The language that the letters of the targets show, where a job does not state it.
  private lazy var shown = letters()

  init(_ document: XLIFFDocument, _ reading: PairReading) {
    self.document = document
    self.reading = reading
    summary.version = document.version
    summary.repairedCount = document.repairedUnitCount
    summary.warnings = document.warnings
  }

  /// Passes the pairs on, in order.
  ///
  /// - Throws: `BilingualError`, when the languages are not known; what the taker throws.
  mutating func pass() throws {
    for unit in document.units {
      try reading.interruption.check()
      let languages = try PairLanguages(reading, stated: (unit.source, unit.target)) { shown }
      if unit.unsegmentedTarget.isEmpty {
        for segment in unit.segments where !segment.isIgnorable && !segment.source.isBlank {
          try pass(segment, of: unit, languages)
        }
      } else {
        var whole = unit.segments.first ?? XLIFFDocument.Segment()
        whole.source = unit.segments.flatMap(\.source)
        whole.target = unit.unsegmentedTarget
        whole.identifier = nil
        try pass(whole, of: unit, languages)
      }
    }
  }

  private mutating func pass(
    _ segment: XLIFFDocument.Segment,
    of unit: XLIFFDocument.Unit,
    _ languages: PairLanguages
  ) throws {
    let status = XLIFFStatus(segment, of: unit)
    var pair = SegmentPair(
      source: CodedText(segment.source),
      target: CodedText(segment.target),
      from: languages.source,
      to: languages.target,
      line: unit.line
    )
    pair.state = status.state
    pair.writtenState = status.written
    pair.origin = status.origin
    pair.isLocked = status.isLocked
    pair.place.document = unit.original
    let names = [unit.identifier, segment.identifier].compactMap { $0?.isEmpty == false ? $0 : nil }
    pair.identifier = names.isEmpty ? nil : names.joined(separator: "/")
    if let original = unit.original {
      pair.properties.append(Property(type: "x-original", value: original))
    }
    if let state = status.written {
      pair.properties.append(Property(type: "x-state", value: state))
    }
    if unit.isApproved { pair.properties.append(Property(type: "x-approved", value: "yes")) }
    pair.notes = unit.noteTexts.map { Note($0) }
    summary.pairCount += 1
    try reading.onPair(pair)
  }

  private func letters() -> (source: LanguageTag?, target: LanguageTag?) {
    var (source, target) = (LetterCount(), LetterCount())
    for segment in document.units.lazy.flatMap(\.segments) {
      source.add(segment.source.plainText)
      target.add(segment.target.plainText)
    }
    for unit in document.units { target.add(unit.unsegmentedTarget.plainText) }
    return (source.language, target.language)
  }
}
