/// The cells of a table, or of the sheets of a workbook, as they stand in the file.
///
/// A cell is a place in one array of bytes and the number of its column, so that a table costs little
/// more than its text, and a cell in the last column no more than one in the first. Text that must be
/// unescaped, and what a workbook states by number, stands after the file's own bytes.
struct TableBook: Sendable {
  /// A piece of text.
  struct Cell {
    /// The column, counted from 0.
    var column: UInt32
    /// Where the text begins among the bytes.
    var start: UInt32
    /// How many bytes the text has.
    var count: UInt32
  }

  /// A row that has at least one cell with text.
  struct Row {
    /// The line of the file, or the number in its sheet, on which the row begins.
    var line: UInt32
    /// How many cells stand before those of the row.
    var firstCell: UInt32
  }

  /// A rectangle of cells that a sheet shows as one; both corners are part of it.
  struct MergedRange {
    var lines: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// Rows that belong together.
  struct Sheet {
    /// The sheet's name; empty for a text.
    var name = ""
    var rows: [Row] = []
    var cells: [Cell] = []
    var mergedRanges: [MergedRange] = []

    /// The cells of a row, by column.
    func cells(of row: Int) -> ArraySlice<Cell> {
      let end = row + 1 < rows.count ? Int(rows[row + 1].firstCell) : cells.count
      return cells[Int(rows[row].firstCell)..<end]
    }

    /// Returns the cell of a row in a column, if it has text.
    ///
    /// - Complexity: O(log of the row's cells)
    func cell(_ row: Int, _ column: Int) -> Cell? {
      let cells = cells(of: row)
      var (low, high) = (cells.startIndex, cells.endIndex)
      while low < high {
        let middle = low + (high - low) / 2
        if cells[middle].column < column { low = middle + 1 } else { high = middle }
      }
      return low < cells.endIndex && cells[low].column == column ? cells[low] : nil
    }
  }

  /// The bytes that the cells are pieces of; UTF-8.
  var bytes: [UInt8]
  /// The sheets, in their order.
  var sheets: [Sheet] = []
  /// What separated the fields of a text.
  var delimiter: UInt8?
  /// Whether the file says by OmegaT's own first line that it has no header.
  var isOmegaT = false

  init(bytes: [UInt8] = []) { self.bytes = bytes }

  /// Returns the text of a cell.
  func text(_ cell: Cell) -> String { String(decoding: slice(cell), as: UTF8.self) }

  /// Returns the bytes of a cell.
  func slice(_ cell: Cell) -> ArraySlice<UInt8> {
    bytes[Int(cell.start)..<Int(cell.start) + Int(cell.count)]
  }

  /// Returns the texts of a row with empty ones for what it lacks; for a few rows at the top only.
  func fields(of row: Int, in sheet: Int, upTo limit: Int) -> [String] {
    var fields: [String] = []
    for cell in sheets[sheet].cells(of: row) where cell.column < limit {
      while fields.count < cell.column { fields.append("") }
      fields.append(text(cell))
    }
    return fields
  }
}

/// What a table from a stranger may cost.
enum TableLimits {
  /// How many columns a row may have; a worksheet has no more.
  static let columnCount = 16_384
  /// How many rows a table may have: twice what a worksheet has.
  static let rowCount = 2 << 20
  /// How many cells with text a file may have.
  static let cellCount = 32 << 20
  /// How many bytes the texts of the cells may have together, where one text stands in many cells.
  static let textByteCount = 1 << 30
  /// How many bytes a file may have, unpacked.
  static let byteCount = 2 << 30
  /// How many columns are looked at for what their heading says.
  static let headingCount = 512
  /// How many rows may stand before the header.
  static let titleRowCount = 12
  /// How many rows are looked at to tell what a column holds.
  static let sampleRowCount = 200
  /// How many merged ranges of a sheet are heeded.
  static let mergedRangeCount = 100_000
}

extension ArraySlice<UInt8> {
  /// The bytes without the white space around them.
  var trimmedText: ArraySlice<UInt8> {
    var rest = self
    while let count = rest.leadingSpaceCount { rest = rest.dropFirst(count) }
    while let count = rest.trailingSpaceCount { rest = rest.dropLast(count) }
    return rest
  }

  private var leadingSpaceCount: Int? {
    guard let first else { return nil }
    if first == 0x20 || (0x09...0x0D).contains(first) { return 1 }
    guard first >= 0xC2 else { return nil }
    return Self.spaces.first { starts(with: $0) }?.count
  }

  private var trailingSpaceCount: Int? {
    guard let last else { return nil }
    if last == 0x20 || (0x09...0x0D).contains(last) { return 1 }
    guard last >= 0x80 else { return nil }
    return Self.spaces.first { suffix($0.count).elementsEqual($0) }?.count
  }

  /// White space outside ASCII: U+00A0, U+1680, U+2000…U+200A, U+2028, U+2029, U+202F, U+205F,
  /// U+3000, and U+FEFF, which tools leave between texts that they join.
  private static let spaces: [[UInt8]] =
    [[0xC2, 0xA0], [0xC2, 0x85], [0xE1, 0x9A, 0x80], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]]
    + [[0xE2, 0x80, 0xAF], [0xE2, 0x81, 0x9F], [0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF]]
    + (0x80...0x8A).map { [0xE2, 0x80, $0] }

  /// Whether the text has a letter of Arabic script.
  var hasArabicLetter: Bool {
    // Arabic letters of U+0620…U+06D3 begin with D8…DB, presentation forms with EF AD…EF BB.
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      if (0xD8...0xDB).contains(byte), index + 1 < endIndex {
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(self[index + 1] & 0x3F)
        if (0x620...0x6D3).contains(scalar), !(0x64B...0x66D).contains(scalar) { return true }
      } else if byte == 0xEF, index + 1 < endIndex, (0xAD...0xBA).contains(self[index + 1]) {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether the text has a letter of another script.
  var hasOtherLetter: Bool {
    contains { (0x61...0x7A).contains($0 | 0x20) || (0xC3...0xD6).contains($0) || $0 >= 0xE3 }
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
