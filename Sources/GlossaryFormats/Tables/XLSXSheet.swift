import Model
import XMLStreams

/// The cells of a worksheet, as they stand in it: nothing is made for cells that are not there.
struct XLSXSheet: XMLEventHandler {
  /// How many bytes the cells' texts have together, those of earlier sheets with them.
  private(set) var textByteCount: Int
  private var sheet = TableBook.Sheet()
  /// The bytes that the cells are pieces of; new text goes to the end.
  var bytes: [UInt8] = []
  private let strings: [Range<Int>]
  private let earlierCellCount: Int
  private var pace: Interruption.Pace
  private var line = 0
  private var firstCell = 0
  private var column = -1
  private var kind = Kind.number
  private var isValue = false
  private var isPhonetic = false
  private var valueStart = 0
  private var isSorted = true

  /// What a cell's value is.
  private enum Kind {
    case number
    case shared
    case text
    case boolean
    case error
  }

  /// The largest number of a row in Excel; one that is larger is no number of a row.
  private static let largestLine = 1 << 20

  init(
    name: String,
    strings: [Range<Int>],
    counts: (cells: Int, textBytes: Int),
    interruption: Interruption
  ) {
    self.strings = strings
    earlierCellCount = counts.cells
    textByteCount = counts.textBytes
    pace = interruption.pace()
    sheet.name = name
  }

  /// Hands the bytes over.
  mutating func takeBytes() -> [UInt8] {
    let bytes = bytes
    self.bytes = []
    return bytes
  }

  mutating func startElement(_ tag: XMLStartTag) throws {
    isValue = false
    if tag.name.local == "row" {
      try pace.check()
      line =
        Self.number(tag.attribute("r"), upTo: Self.largestLine) ?? min(line + 1, Self.largestLine)
      firstCell = sheet.cells.count
      column = -1
    } else if tag.name.local == "c" {
      column = tag.attribute("r").flatMap { Self.columnNumber($0) } ?? column + 1
      kind = Self.kind(tag.attribute("t") ?? "n")
      valueStart = bytes.count
    } else if tag.name.local == "v" || tag.name.local == "t" {
      isValue = !isPhonetic
    } else if tag.name.local == "rPh" {
      isPhonetic = true
    } else if tag.name.local == "mergeCell" {
      addMergedRange(tag.attribute("ref") ?? "")
    }
  }

  mutating func endElement(_ name: XMLName) throws {
    isValue = false
    if name.local == "c" {
      try endCell()
    } else if name.local == "rPh" {
      isPhonetic = false
    } else if name.local == "row" {
      guard sheet.cells.count > firstCell else { return }
      if !isSorted {
        sheet.cells[firstCell...].sort { $0.column < $1.column }
        isSorted = true
      }
      guard sheet.rows.count < TableLimits.rowCount else {
        throw GlossaryFileError(.tooManyRows(TableLimits.rowCount), line: line)
      }
      sheet.rows.append(TableBook.Row(line: UInt32(line), firstCell: UInt32(firstCell)))
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    guard isValue else { return }
    guard bytes.count + text.count < TableLimits.byteCount else {
      throw GlossaryFileError(.tooLarge, line: line)
    }
    text.append(to: &bytes)
  }

  private mutating func endCell() throws {
    let value = bytes[valueStart...].trimmedText
    // A sheet has 16,384 columns at most.
    guard !value.isEmpty, column >= 0, column < TableLimits.columnCount else { return }
    var range = value.startIndex..<value.endIndex
    switch kind {
    case .shared:
      let index = Self.number(
        String(decoding: value.prefix(12), as: UTF8.self),
        upTo: strings.count
      )
      bytes.removeLast(bytes.count - valueStart)
      guard let index, index < strings.count else { return }
      let text = bytes[strings[index]].trimmedText
      range = text.startIndex..<text.endIndex
    case .boolean:
      let isTrue = value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t")
      bytes.removeLast(bytes.count - valueStart)
      let start = bytes.count
      bytes.append(contentsOf: (isTrue ? "yes" : "no").utf8)
      range = start..<bytes.count
    case .error: return
    case .number, .text: break
    }
    guard !range.isEmpty else { return }
    textByteCount += range.count
    guard textByteCount <= TableLimits.textByteCount else {
      throw GlossaryFileError(.tooLarge, line: line)
    }
    guard earlierCellCount + sheet.cells.count < TableLimits.cellCount else {
      throw GlossaryFileError(.tooManyRows(TableLimits.rowCount), line: line)
    }
    if sheet.cells.count > firstCell, let last = sheet.cells.last, last.column >= column {
      isSorted = false
    }
    sheet.cells.append(
      TableBook.Cell(
        column: UInt32(column),
        start: UInt32(range.lowerBound),
        count: UInt32(range.count)
      )
    )
  }

  private static func kind(_ name: String) -> Kind {
    switch name {
    case "s": .shared
    case "b": .boolean
    case "e": .error
    case "n", "d": .number
    default: .text
    }
  }

  /// Returns a number that is not larger than a limit, or `nil`.
  static func number(_ text: String?, upTo limit: Int) -> Int? {
    guard let text, (1...12).contains(text.utf8.count) else { return nil }
    var number = 0
    for byte in text.utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      guard number <= limit else { return nil }
    }
    return number
  }

  /// Returns the number of a cell's column, counted from 0: 27 of `AB12`; of one that no sheet has the
  /// first such number.
  static func columnNumber(_ reference: some StringProtocol) -> Int? {
    var number = 0
    for byte in reference.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { break }
      number = number * 26 + Int(byte - UInt8(ascii: "A")) + 1
      guard number <= TableLimits.columnCount else { return TableLimits.columnCount }
    }
    return number > 0 ? number - 1 : nil
  }
}

// MARK: Merged cells

extension XLSXSheet {
  private mutating func addMergedRange(_ reference: String) {
    guard sheet.mergedRanges.count < TableLimits.mergedRangeCount else { return }
    let corners = reference.split(separator: ":")
    guard corners.count == 2, let first = Self.corner(corners[0]),
      let last = Self.corner(corners[1]),
      first.line <= last.line, first.column <= last.column
    else { return }
    sheet.mergedRanges.append(
      TableBook.MergedRange(lines: first.line...last.line, columns: first.column...last.column)
    )
  }

  private static func corner(_ reference: Substring) -> (line: Int, column: Int)? {
    guard let column = columnNumber(reference) else { return nil }
    let digits = reference.drop { $0.isLetter }
    return number(String(digits), upTo: largestLine).map { ($0, column) }
  }

  /// Returns the sheet with the text of each merged range in all of its rows, so that a domain or a term
  /// that is shown beside several rows belongs to each of them.
  ///
  /// - Complexity: O(cells + rows of the ranges), bounded by the limit on cells
  func finished() -> TableBook.Sheet {
    let tall = sheet.mergedRanges.filter { $0.lines.count > 1 }
    guard !tall.isEmpty else { return sheet }
    var rowNumbers: [Int: Int] = [:]
    for (index, row) in sheet.rows.enumerated() { rowNumbers[Int(row.line)] = index }
    var added: [Int: [TableBook.Cell]] = [:]
    var budget = min(TableLimits.cellCount - sheet.cells.count, 4 * sheet.cells.count + 10_000)
    for range in tall {
      guard let top = rowNumbers[range.lines.lowerBound],
        let cell = sheet.cell(top, range.columns.lowerBound)
      else { continue }
      var index = top + 1
      while index < sheet.rows.count, Int(sheet.rows[index].line) <= range.lines.upperBound,
        budget > 0
      {
        budget -= 1
        if sheet.cell(index, range.columns.lowerBound) == nil {
          added[index, default: []].append(cell)
        }
        index += 1
      }
    }
    guard !added.isEmpty else { return sheet }
    var filled = sheet
    filled.cells.removeAll(keepingCapacity: true)
    for index in sheet.rows.indices {
      filled.rows[index].firstCell = UInt32(filled.cells.count)
      let cells = Array(sheet.cells(of: index)) + (added[index] ?? [])
      filled.cells += added[index] == nil ? cells : cells.sorted { $0.column < $1.column }
    }
    return filled
  }
}
