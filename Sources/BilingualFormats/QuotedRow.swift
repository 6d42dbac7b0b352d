/// A row of cells apart by commas or semicolons, whose quoted cells may go over several lines.
///
/// A quotation mark within a cell that does not begin with one is text.
///
/// Reference: RFC 4180.
struct QuotedRow {
  private let delimiter: Character
  private var finished: [String] = []
  private var cell = ""
  private var isQuoted = false
  /// Whether a quotation mark has come within quotation marks, which ends the cell or is doubled.
  private var wasQuote = false
  private var hasLine = false
  /// How many bytes the row has so far.
  private(set) var byteCount = 0

  init(_ delimiter: Character) { self.delimiter = delimiter }

  /// Whether no quotation mark is open.
  var isComplete: Bool { !isQuoted || wasQuote }
  /// The cells so far.
  var cells: [String] { finished + [cell] }

  /// Adds a line, the first one or the next one of a quoted cell.
  ///
  /// - Complexity: O(length of the line)
  mutating func add(_ line: String) {
    if hasLine { cell.append("\n") }
    hasLine = true
    byteCount += line.utf8.count + 1
    for character in line { add(character) }
  }

  private mutating func add(_ character: Character) {
    if character == "\"" {
      if isQuoted, wasQuote {
        cell.append(character)
        wasQuote = false
      } else if isQuoted {
        wasQuote = true
      } else if cell.isEmpty {
        isQuoted = true
      } else {
        cell.append(character)
      }
      return
    }
    if wasQuote { (isQuoted, wasQuote) = (false, false) }
    if character == delimiter, !isQuoted {
      finished.append(cell)
      cell = ""
    } else {
      cell.append(character)
    }
  }
}
