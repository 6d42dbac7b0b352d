import Model

/// Reads rows of fields separated by commas, semicolons, tabs or bars, with quotes around fields that
/// need them.
///
/// Line breaks of every system are understood. In a table with tabs a quotation mark at the start of
/// a field is a letter unless another one ends the field before the next tab. A first line `sep=;`
/// names the delimiter, as Excel has it. Lines that begin with `#` before the first row are comments;
/// where they are OmegaT's own, the whole file follows its rules: no quotes, and comments anywhere.
///
/// Reference: RFC 4180; OmegaT 6, `GlossaryReaderTSV` and `GlossaryReaderCSV`.
struct DelimitedReader {
  private var book: TableBook
  private var sheet = TableBook.Sheet()
  private let delimiter: UInt8
  private let hasQuotes: Bool
  private let skipsComments: Bool
  private var position: Int
  private var line: Int
  private var lineStart: Int
  /// Whether a quotation mark can still end a field with tabs; not once one had no end.
  private var mayClose = true

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The table in UTF-8.
  ///   - isOmegaT: Whether the file is known to be OmegaT's.
  ///   - interruption: When the reading has to end.
  /// - Returns: The rows, in one sheet.
  /// - Throws: `GlossaryFileError`, when quotation marks do not match, or the table is too large.
  /// - Complexity: O(number of bytes)
  static func read(
    _ bytes: [UInt8],
    isOmegaT: Bool = false,
    interruption: Interruption
  ) throws -> TableBook {
    guard bytes.count < TableLimits.byteCount else { throw GlossaryFileError(.tooLarge, line: 1) }
    var reader = DelimitedReader(bytes, isOmegaT: isOmegaT)
    try reader.readRows(interruption)
    return reader.book
  }

  private init(_ bytes: [UInt8], isOmegaT: Bool) {
    let format = DelimitedFormat(bytes, isOmegaT: isOmegaT)
    delimiter = format.delimiter
    skipsComments = format.isOmegaT
    hasQuotes = !(format.isOmegaT && format.delimiter == .tab)
    position = format.start
    line = format.line
    lineStart = format.start
    book = TableBook(bytes: bytes)
    reserveCells()
    book.delimiter = delimiter
    book.isOmegaT = format.isOmegaT
  }

  /// Makes room for all cells at once: an array that grows is in memory twice meanwhile.
  private mutating func reserveCells() {
    var (delimiters, lines) = (0, 1)
    book.bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes[position...] {
        if byte == delimiter { delimiters += 1 }
        if byte == .lineFeed { lines += 1 }
      }
    }
    // A delimiter has a cell before it, unless the cell is empty; what cannot be cells is no reason for room.
    sheet.cells.reserveCapacity(
      min(delimiters + lines, book.bytes.count / 2, TableLimits.cellCount)
    )
    sheet.rows.reserveCapacity(min(lines, TableLimits.rowCount))
  }

  private mutating func readRows(_ interruption: Interruption) throws {
    var pace = interruption.pace(every: 4_096)
    while position < book.bytes.count {
      try pace.check()
      if skipsComments, book.bytes[position] == UInt8(ascii: "#") {
        while position < book.bytes.count, !isLineEnd(book.bytes[position]) { position += 1 }
        if position < book.bytes.count { endLine() }
        continue
      }
      try readRow()
    }
    book.sheets = [sheet]
  }

  private mutating func readRow() throws(GlossaryFileError) {
    let (first, start) = (sheet.cells.count, line)
    var column = 0
    while true {
      try readField(column)
      guard position < book.bytes.count else { break }
      guard book.bytes[position] == delimiter else {
        endLine()
        break
      }
      position += 1
      column += 1
    }
    if delimiter == UInt8(ascii: "|"), isRule(sheet.cells[first...]) {
      sheet.cells.removeSubrange(first...)
    }
    guard sheet.cells.count > first else { return }
    guard sheet.rows.count < TableLimits.rowCount, sheet.cells.count <= TableLimits.cellCount else {
      throw GlossaryFileError(.tooManyRows(TableLimits.rowCount), line: start)
    }
    sheet.rows.append(TableBook.Row(line: UInt32(start), firstCell: UInt32(first)))
  }

  /// Whether a row is the line below the header of a table in Markdown: `--- | :-:`.
  private func isRule(_ cells: ArraySlice<TableBook.Cell>) -> Bool {
    cells.allSatisfy { cell in
      cell.count >= 3
        && book.slice(cell).allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    }
  }

  private mutating func readField(_ column: Int) throws(GlossaryFileError) {
    if hasQuotes, position < book.bytes.count, book.bytes[position] == .quote {
      if delimiter != .tab || closesBeforeTab() { return try readQuotedField(column) }
    }
    let start = position
    while position < book.bytes.count {
      let byte = book.bytes[position]
      if byte == delimiter || isLineEnd(byte) { break }
      position += 1
    }
    try append(column, start..<position)
  }

  /// Whether the quotation mark at which the reader stands has another one that ends the field.
  ///
  /// Each look ahead ends at a tab or at the next mark that is not doubled, so that all of them
  /// together read the text a few times at most.
  private mutating func closesBeforeTab() -> Bool {
    guard mayClose else { return false }
    var end = position + 1
    while end < book.bytes.count {
      let byte = book.bytes[end]
      if byte == .tab { return false }
      if byte == .quote {
        let next = end + 1 < book.bytes.count ? book.bytes[end + 1] : .tab
        if next != .quote { return next == .tab || isLineEnd(next) }
        end += 1
      }
      end += 1
    }
    mayClose = false
    return false
  }

  private mutating func readQuotedField(_ column: Int) throws(GlossaryFileError) {
    let (startLine, startPosition, startOfLine) = (line, position, lineStart)
    position += 1
    var doubledCount = 0
    while position < book.bytes.count {
      let byte = book.bytes[position]
      if byte == .quote {
        guard position + 1 < book.bytes.count, book.bytes[position + 1] == .quote else {
          let range = startPosition + 1..<position
          position += 1
          try expectFieldEnd()
          return try append(column, doubledCount == 0 ? range : undoubled(range))
        }
        doubledCount += 1
        position += 2
      } else if isLineEnd(byte) {
        endLine()
      } else {
        position += 1
      }
    }
    throw GlossaryFileError(
      .openQuotationMark,
      line: startLine,
      column: columnNumber(of: startPosition, from: startOfLine)
    )
  }

  /// Takes one of each two quotation marks out, in place; returns where the shorter text stands.
  private mutating func undoubled(_ range: Range<Int>) -> Range<Int> {
    var (from, to) = (range.lowerBound, range.lowerBound)
    while from < range.upperBound {
      let byte = book.bytes[from]
      book.bytes[to] = byte
      from += byte == .quote ? 2 : 1
      to += 1
    }
    return range.lowerBound..<to
  }

  private mutating func append(_ column: Int, _ range: Range<Int>) throws(GlossaryFileError) {
    let text = book.bytes[range].trimmedText
    guard !text.isEmpty else { return }
    guard column < TableLimits.columnCount else {
      throw GlossaryFileError(.tooManyColumns(TableLimits.columnCount), line: line)
    }
    sheet.cells.append(
      TableBook.Cell(
        column: UInt32(column),
        start: UInt32(text.startIndex),
        count: UInt32(text.count)
      )
    )
  }

  private func expectFieldEnd() throws(GlossaryFileError) {
    guard position < book.bytes.count else { return }
    guard book.bytes[position] == delimiter || isLineEnd(book.bytes[position]) else {
      throw GlossaryFileError(
        .textAfterQuotationMark,
        line: line,
        column: columnNumber(of: position, from: lineStart)
      )
    }
  }

  /// Returns the column of a position in its line, counted from 1 in Unicode scalars.
  private func columnNumber(of position: Int, from lineStart: Int) -> Int {
    book.bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 } + 1
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == .lineFeed || byte == .carriageReturn }

  private mutating func endLine() {
    if book.bytes[position] == .carriageReturn, position + 1 < book.bytes.count,
      book.bytes[position + 1] == .lineFeed
    {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }
}
