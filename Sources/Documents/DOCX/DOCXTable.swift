import Model
import XMLStreams

/// Writes the tables around paragraphs, row by row and cell by cell.
struct DOCXTable {
  private var cell: Article.Block.TableCell?

  /// Ends and begins what lies between the cell before and this one.
  mutating func move(
    to next: Article.Block.TableCell,
    isRightToLeft: Bool,
    _ writer: inout XMLStreamWriter
  ) {
    if let cell, cell.table == next.table {
      if cell.row == next.row, cell.column == next.column { return }
      writer.end()
      if cell.row != next.row {
        writer.end()
        beginRow(upTo: next.column, &writer)
      } else {
        writeEmptyCells(next.column - cell.column - 1, &writer)
      }
    } else {
      finish(&writer)
      writer.start("w:tbl")
      writer.start("w:tblPr")
      writer.empty("w:tblStyle", ["w:val": "TableGrid"])
      if isRightToLeft { writer.empty("w:bidiVisual") }
      writer.empty("w:tblW", ["w:w": "0", "w:type": "auto"])
      writer.end()
      writer.empty("w:tblGrid")
      beginRow(upTo: next.column, &writer)
    }
    writer.start("w:tc")
    cell = next
  }

  /// Ends the table, if one is open.
  mutating func finish(_ writer: inout XMLStreamWriter) {
    guard cell != nil else { return }
    for _ in 0..<3 { writer.end() }
    // Two tables with nothing between them would become one.
    writer.empty("w:p")
    cell = nil
  }

  private func beginRow(upTo column: Int, _ writer: inout XMLStreamWriter) {
    writer.start("w:tr")
    writeEmptyCells(column - 1, &writer)
  }

  private func writeEmptyCells(_ count: Int, _ writer: inout XMLStreamWriter) {
    guard count > 0 else { return }
    for _ in 0..<min(count, 63) {
      writer.start("w:tc")
      writer.empty("w:p")
      writer.end()
    }
  }
}

/// The lists of a Word file; each list that counts has numbers of its own.
struct DOCXLists {
  /// The number at which a list begins, by its level, or `nil` for bullets.
  private var lists: [(start: Int?, level: Int)] = []
  /// The lists that are open, by level.
  private var open: [Int: Int] = [:]
  private var lastNumbers: [Int: Int] = [:]

  /// Returns the identifier of the list that an item is in.
  mutating func number(of item: Article.Block.ListItem) -> Int {
    for level in open.keys where level > item.level { open[level] = nil }
    if let list = open[item.level], (lists[list - 1].start == nil) == (item.number == nil),
      item.number == nil || item.number == (lastNumbers[item.level] ?? 0) + 1
    {
      lastNumbers[item.level] = item.number
      return list
    }
    lists.append((item.number, min(max(item.level, 1), 9) - 1))
    open[item.level] = lists.count
    lastNumbers[item.level] = item.number
    return lists.count
  }

  /// Ends the lists.
  mutating func interrupt() { open = [:] }

  func xml() -> [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("w:numbering", ["xmlns:w": WordNamespace.main])
    for (identifier, isNumbered) in [(0, false), (1, true)] {
      writer.start("w:abstractNum", ["w:abstractNumId": "\(identifier)"])
      writer.empty("w:multiLevelType", ["w:val": "multilevel"])
      for level in 0..<9 {
        writer.start("w:lvl", ["w:ilvl": "\(level)"])
        writer.empty("w:start", ["w:val": "1"])
        writer.empty("w:numFmt", ["w:val": isNumbered ? "decimal" : "bullet"])
        writer.empty("w:lvlText", ["w:val": isNumbered ? "%\(level + 1)." : "•"])
        writer.empty("w:lvlJc", ["w:val": "start"])
        writer.start("w:pPr")
        writer.empty("w:ind", ["w:start": "\(720 * (level + 1))", "w:hanging": "360"])
        writer.end()
        writer.end()
      }
      writer.end()
    }
    for (index, list) in lists.enumerated() {
      writer.start("w:num", ["w:numId": "\(index + 1)"])
      writer.empty("w:abstractNumId", ["w:val": list.start == nil ? "0" : "1"])
      if let start = list.start {
        writer.start("w:lvlOverride", ["w:ilvl": "\(list.level)"])
        writer.empty("w:startOverride", ["w:val": "\(start)"])
        writer.end()
      }
      writer.end()
    }
    writer.end()
    return writer.takeBytes()
  }
}
