/// A fault in a table of delimited text.
public struct DelimitedTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// The column in the line, counted from 1 in Unicode scalars.
  public let column: Int
  /// What went wrong.
  public let description: String
}

/// Reads rows of fields separated by commas, semicolons or tabs, with quotes around fields that
/// need them.
///
/// Reference: RFC 4180; line breaks of every system are understood. In a table with tabs, quotes
/// count only where a field begins with one.
struct DelimitedReader {
  /// A row and the line on which it begins.
  struct Row {
    let line: Int
    let fields: [String]
  }

  private let scalars: [Unicode.Scalar]
  private let delimiter: Unicode.Scalar
  private var position = 0
  private var line = 1
  private var lineStart = 0

  /// Creates a reader.
  ///
  /// - Parameter text: The table; its first line tells which delimiter it has.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    let header = scalars.prefix { $0 != "\n" && $0 != "\r" }
    let delimiters: [Unicode.Scalar] = [",", "\t", ";"]
    delimiter =
      delimiters.max { left, right in
        header.count { $0 == left } < header.count { $0 == right }
      } ?? ","
  }

  /// Returns the next row that is not empty, or `nil` behind the last.
  mutating func next() throws(DelimitedTextError) -> Row? {
    while position < scalars.count {
      let start = line
      let fields = try readFields()
      if fields.count > 1 || !(fields.first ?? "").isEmpty {
        return Row(line: start, fields: fields)
      }
    }
    return nil
  }

  private mutating func readFields() throws(DelimitedTextError) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try readField())
      guard position < scalars.count else { return fields }
      guard scalars[position] == delimiter else {
        endLine()
        return fields
      }
      position += 1
      if position == scalars.count {
        fields.append("")
        return fields
      }
    }
  }

  private mutating func readField() throws(DelimitedTextError) -> String {
    if position < scalars.count, scalars[position] == "\"" { return try readQuotedField() }
    var field = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != delimiter, !isLineEnd(scalars[position]) {
      field.append(scalars[position])
      position += 1
    }
    return String(field)
  }

  private mutating func readQuotedField() throws(DelimitedTextError) -> String {
    let (startLine, startColumn) = (line, position - lineStart + 1)
    var field = String.UnicodeScalarView()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar == "\"" {
        guard position + 1 < scalars.count, scalars[position + 1] == "\"" else {
          position += 1
          try expectFieldEnd()
          return String(field)
        }
        position += 1
      }
      field.append(scalar)
      if isLineEnd(scalar) { endLine() } else { position += 1 }
    }
    throw DelimitedTextError(
      line: startLine,
      column: startColumn,
      description: "a quotation mark opens a field and none closes it"
    )
  }

  private func expectFieldEnd() throws(DelimitedTextError) {
    guard position < scalars.count else { return }
    guard scalars[position] == delimiter || isLineEnd(scalars[position]) else {
      throw DelimitedTextError(
        line: line,
        column: position - lineStart + 1,
        description: "text behind the closing quotation mark of a field"
      )
    }
  }

  private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  private mutating func endLine() {
    if scalars[position] == "\r", position + 1 < scalars.count, scalars[position + 1] == "\n" {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }
}
