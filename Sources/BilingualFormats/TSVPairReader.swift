import Model

/// Reads tables of source and target, apart by a tab; further columns are passed over.
///
/// A first row of two language tags, or of the words source and target, is a header. A cell that
/// stands in quotation marks as a whole, those in it doubled, is written as spreadsheets do it; in any
/// other cell quotation marks are text.
final class TSVPairReader: PairReader {
  private let reading: PairReading
  private var splitter = LineSplitter()
  private var buffer: PairBuffer
  private var rejectedCount = 0
  private var isSwapped = false

  init(_ reading: PairReading) {
    self.reading = reading
    buffer = PairBuffer(reading)
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try splitter.split(bytes) { try take($0, $1) }
  }

  func finish() throws -> PairSummary {
    try splitter.finish { try take($0, $1) }
    try buffer.finish()
    var summary = PairSummary()
    summary.pairCount = buffer.pairCount
    summary.rejectedCount = rejectedCount
    if summary.pairCount == 0, rejectedCount == 0 { throw BilingualError(.empty) }
    return summary
  }

  private func take(_ bytes: [UInt8], _ number: Int) throws {
    let line = try String(line: bytes, number: number)
    guard !line.allSatisfy(\.isWhitespace) else { return }
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.cell)
    guard cells.count > 1 else {
      rejectedCount += 1
      return try reading.onRejection(
        PairRejection(line: number, reason: .oneColumn, text: String(line.prefix(200)))
      )
    }
    if number == 1, readHeader(cells) { return }
    try buffer.add(PairBuffer.Entry(source: cells[0], target: cells[1], line: number))
  }

  private func readHeader(_ cells: [String]) -> Bool {
    let words = cells.prefix(2).map { $0.lowercased() }
    if words == ["source", "target"] { return true }
    let tags = cells.prefix(2).compactMap(Self.language)
    guard tags.count == 2, tags[0] != tags[1] else { return false }
    buffer.stated = (tags[0], tags[1])
    return true
  }

  /// The language that a cell of a header names: a tag of two letters, with or without a region.
  private static func language(_ cell: String) -> LanguageTag? {
    let parts = cell.split { $0 == "-" || $0 == "_" }
    guard parts.first?.utf8.count == 2, parts.count < 3 else { return nil }
    return LanguageTag(cell)
  }

  private static func cell(_ text: Substring) -> String {
    guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else {
      return String(text)
    }
    var content = ""
    var isHalf = false
    for character in text.dropFirst().dropLast() {
      if character == "\"" {
        isHalf.toggle()
        if isHalf { continue }
      } else if isHalf {
        return String(text)
      }
      content.append(character)
    }
    return isHalf ? String(text) : content
  }
}
