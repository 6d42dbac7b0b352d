import XMLStreams

/// Writes the lists and tables around paragraphs.
struct OpenDocumentContainers {
  /// How many columns each table has.
  var columnCounts: [Int: Int] = [:]
  private var cell: Article.Block.TableCell?
  /// For each open list, the number of its last item; `nil` in one without numbers.
  private var lists: [Int?] = []

  /// Ends and begins what lies between the paragraph before and this one.
  mutating func move(
    to kind: Article.Block.Kind,
    isRightToLeft: Bool,
    _ writer: inout XMLStreamWriter
  ) {
    switch kind {
    case .listItem(let item):
      endTable(&writer)
      move(to: item, &writer)
    case .tableCell(let next):
      endLists(to: 0, &writer)
      move(to: next, isRightToLeft: isRightToLeft, &writer)
    case .paragraph, .heading, .preformatted, .footnote: finish(&writer)
    }
  }

  /// Ends what is open.
  mutating func finish(_ writer: inout XMLStreamWriter) {
    endLists(to: 0, &writer)
    endTable(&writer)
  }

  // MARK: Lists

  private static let maximumLevel = 10

  private mutating func move(
    to item: Article.Block.ListItem,
    _ writer: inout XMLStreamWriter
  ) {
    let level = min(max(item.level, 1), Self.maximumLevel)
    endLists(to: level, &writer)
    if lists.count == level {
      if item.isContinued { return }
      // A list with numbers and one without are two lists.
      if (lists[level - 1] == nil) == (item.number == nil) {
        writer.end()
        return startItem(item, after: lists[level - 1], &writer)
      }
      endLists(to: level - 1, &writer)
    }
    while lists.count < level {
      let isLast = lists.count == level - 1
      let number = isLast ? item.number : nil
      writer.start("text:list", ["text:style-name": number == nil ? "LB" : "LN"])
      lists.append(number)
      if isLast { startItem(item, after: 0, &writer) } else { writer.start("text:list-item") }
    }
  }

  private mutating func startItem(
    _ item: Article.Block.ListItem,
    after last: Int?,
    _ writer: inout XMLStreamWriter
  ) {
    let start = item.number.flatMap { $0 == (last ?? 0) &+ 1 ? nil : "\($0)" }
    writer.start("text:list-item", ["text:start-value": start])
    lists[lists.count - 1] = item.number
  }

  private mutating func endLists(to count: Int, _ writer: inout XMLStreamWriter) {
    while lists.count > count {
      lists.removeLast()
      writer.end()
      writer.end()
    }
  }

  /// Writes the styles of the two kinds of lists.
  static func writeListStyles(to writer: inout XMLStreamWriter) {
    for isNumbered in [false, true] {
      writer.start("text:list-style", ["style:name": isNumbered ? "LN" : "LB"])
      for level in 1...maximumLevel {
        if isNumbered {
          writer.start(
            "text:list-level-style-number",
            ["text:level": "\(level)", "style:num-suffix": ".", "style:num-format": "1"]
          )
        } else {
          writer.start(
            "text:list-level-style-bullet",
            ["text:level": "\(level)", "text:bullet-char": "•"]
          )
        }
        writer.start(
          "style:list-level-properties",
          ["text:list-level-position-and-space-mode": "label-alignment"]
        )
        writer.empty(
          "style:list-level-label-alignment",
          [
            "text:label-followed-by": "listtab", "fo:text-indent": "-0.25in",
            "fo:margin-left": "\(Double(level) * 0.5)in",
          ]
        )
        writer.end()
        writer.end()
      }
      writer.end()
    }
  }

  // MARK: Tables

  /// Writes the styles of tables of both directions, and of their cells.
  static func writeTableStyles(to writer: inout XMLStreamWriter) {
    for (name, mode) in [("Table_lr", "lr-tb"), ("Table_rl", "rl-tb")] {
      writer.start("style:style", ["style:name": name, "style:family": "table"])
      writer.empty("style:table-properties", ["style:writing-mode": mode])
      writer.end()
    }
    writer.start("style:style", ["style:name": "Cell", "style:family": "table-cell"])
    writer.empty(
      "style:table-cell-properties",
      ["fo:border": "0.5pt solid #808080", "fo:padding": "0.1cm"]
    )
    writer.end()
  }

  private mutating func move(
    to next: Article.Block.TableCell,
    isRightToLeft: Bool,
    _ writer: inout XMLStreamWriter
  ) {
    if let cell, cell.table == next.table {
      if cell.row == next.row, cell.column == next.column { return }
      writer.end()
      if cell.row != next.row {
        endRow(after: cell, &writer)
        startRow(next, &writer)
      } else {
        writeEmptyCells(next.column - cell.column - 1, &writer)
      }
    } else {
      endTable(&writer)
      writer.start(
        "table:table",
        [
          "table:name": "Table\(next.table)",
          "table:style-name": isRightToLeft ? "Table_rl" : "Table_lr",
        ]
      )
      let count = columnCounts[next.table] ?? 1
      writer.empty("table:table-column", ["table:number-columns-repeated": "\(count)"])
      startRow(next, &writer)
    }
    writer.start(
      "table:table-cell",
      ["table:style-name": "Cell", "office:value-type": "string"]
    )
    cell = next
  }

  private func startRow(_ cell: Article.Block.TableCell, _ writer: inout XMLStreamWriter) {
    writer.start("table:table-row")
    writeEmptyCells(cell.column - 1, &writer)
  }

  private func endRow(after cell: Article.Block.TableCell, _ writer: inout XMLStreamWriter) {
    writeEmptyCells((columnCounts[cell.table] ?? 1) - cell.column, &writer)
    writer.end()
  }

  private func writeEmptyCells(_ count: Int, _ writer: inout XMLStreamWriter) {
    for _ in 0..<min(max(count, 0), 63) {
      writer.start("table:table-cell", ["table:style-name": "Cell"])
      writer.empty("text:p")
      writer.end()
    }
  }

  private mutating func endTable(_ writer: inout XMLStreamWriter) {
    guard let cell else { return }
    writer.end()
    endRow(after: cell, &writer)
    writer.end()
    self.cell = nil
  }
}
