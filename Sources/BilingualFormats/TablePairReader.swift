import Model

/// Reads tables of source and target, apart by a tab, or with a header by commas or semicolons.
///
/// A first row of two language tags, or of the words source and target, is a header. Numbers before the
/// texts, and between them, are passed over, and so are columns after them. A cell that stands in
/// quotation marks as a whole, those in it doubled, is written as spreadsheets do it; with tabs, quotation
/// marks in any other cell are text. With commas a quoted cell may go over several lines.
final class TablePairReader: PairReader {
  private let reading: PairReading
  private var splitter = LineSplitter()
  private var buffer: PairBuffer
  private var delimiter: Character = "\t"
  /// The columns of source and target; `nil` before the first row of texts.
  private var columns: (source: Int, target: Int)?
  /// A row whose last quoted cell goes on, and the line on which it began.
  private var open: (row: QuotedRow, line: Int)?

  init(_ reading: PairReading) {
    self.reading = reading
    buffer = PairBuffer(reading)
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try splitter.split(bytes) { try take($0, $1) }
  }

  func finish() throws -> PairSummary {
    try splitter.finish { try take($0, $1) }
    if let open { throw BilingualError(.openQuotationMark, line: open.line) }
    return try buffer.finish()
  }

  private func take(_ bytes: [UInt8], _ number: Int) throws {
    let line = try String(line: bytes, number: number)
    if number == 1, let found = Self.delimiter(ofHeader: line) { delimiter = found }
    guard delimiter != "\t" else {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return try take(row: cells.map(Self.cell), line, number)
    }
    var (row, start) = open ?? (QuotedRow(delimiter), number)
    open = nil
    row.add(line)
    guard row.byteCount <= LineSplitter.longestLine else {
      throw BilingualError(.tooLong(limit: LineSplitter.longestLine), line: start)
    }
    guard row.isComplete else {
      open = (row, start)
      return
    }
    try take(row: row.cells, row.cells.joined(), start)
  }

  private func take(row cells: [String], _ line: String, _ number: Int) throws {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    guard cells.count > 1 else { return try reject(line, number) }
    if number == 1, readHeader(cells) { return }
    let (source, target) = columns ?? Self.columns(of: cells)
    columns = (source, target)
    guard cells.count > target else { return try reject(line, number) }
    try buffer.add(PairBuffer.Entry(source: cells[source], target: cells[target], line: number))
  }

  private func reject(_ line: String, _ number: Int) throws {
    try buffer.reject(
      PairRejection(line: number, reason: .oneColumn, text: String(line.prefix(200)))
    )
  }

  /// The columns with texts: the first two, unless numbers stand before or between them.
  private static func columns(of cells: [String]) -> (Int, Int) {
    let texts = cells.indices.filter { cells[$0].contains(where: \.isLetter) }
    guard cells.count > 2, texts.count > 1, !cells[0].isEmpty, texts[0] > 0 || texts[1] > 1,
      !cells[..<texts[1]].contains(where: \.isEmpty)
    else { return (0, 1) }
    return (texts[0], texts[1])
  }

  // MARK: Header

  private func readHeader(_ cells: [String]) -> Bool {
    guard let header = Self.header(cells) else { return false }
    columns = header.columns
    if let tags = header.tags { buffer.stated = tags }
    return true
  }

  /// What a first row says, if it is a header.
  private static func header(
    _ cells: [String]
  ) -> (columns: (Int, Int), tags: (LanguageTag, LanguageTag)?)? {
    let words = cells.prefix(2).map { trimmed($0).lowercased() }
    if words == ["source", "target"] { return ((0, 1), nil) }
    let tags = cells.prefix(2).compactMap { language(trimmed($0)) }
    guard tags.count == 2, tags[0] != tags[1] else { return nil }
    return ((0, 1), (tags[0], tags[1]))
  }

  /// The language that a cell of a header names: a tag of two letters, with or without a region.
  private static func language(_ cell: String) -> LanguageTag? {
    let parts = cell.split { $0 == "-" || $0 == "_" }
    guard parts.first?.utf8.count == 2, parts.count < 3 else { return nil }
    return LanguageTag(cell)
  }

  /// The comma or semicolon between the headings of a first line; `nil`, if it is no such header.
  static func delimiter(ofHeader text: String) -> Character? {
    let line = text.drop { $0 == "\u{FEFF}" }.prefix { !$0.isNewline }
    guard line.utf8.count <= 1_000 else { return nil }
    return [",", ";"].first { delimiter in
      var row = QuotedRow(delimiter)
      row.add(String(line))
      return row.isComplete && header(row.cells) != nil
    }
  }

  // MARK: Cells

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
