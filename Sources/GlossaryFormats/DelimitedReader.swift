/// Reads rows of fields separated by commas, semicolons or tabs, with quotes around fields that
/// need them.
///
/// Reference: RFC 4180; line breaks of every system are understood. In a table with tabs, quotes
/// count only where a field begins with one.
struct DelimitedReader {
  private let scalars: [Unicode.Scalar]
  /// What separates the fields.
  let delimiter: Unicode.Scalar
  private let skipsComments: Bool
  private var position = 0
  private var line = 1
  private var lineStart = 0

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - text: The table; its first line tells which delimiter it has.
  ///   - skipsComments: Whether lines that begin with `#` are none, and quotation marks mean nothing
  ///     in a table with tabs, as in OmegaT's glossaries.
  init(_ text: String, skipsComments: Bool = false) {
    scalars = Array(text.unicodeScalars)
    self.skipsComments = skipsComments
    var header = scalars[...]
    while let first = header.first, skipsComments, first == "#" || first == "\n" || first == "\r" {
      header = header.drop { $0 != "\n" && $0 != "\r" }.drop { $0 == "\n" || $0 == "\r" }
    }
    header = header.prefix { $0 != "\n" && $0 != "\r" }
    let delimiters: [Unicode.Scalar] = [",", "\t", ";"]
    delimiter =
      delimiters.max { left, right in
        header.count { $0 == left } < header.count { $0 == right }
      } ?? ","
  }

  /// Returns the next row that is not empty, or `nil` behind the last.
  mutating func next() throws(GlossaryFileError) -> TableRow? {
    while position < scalars.count {
      let start = line
      if skipsComments, scalars[position] == "#" {
        while position < scalars.count, !isLineEnd(scalars[position]) { position += 1 }
        if position < scalars.count { endLine() }
        continue
      }
      let fields = try readFields()
      if fields.count > 1 || !(fields.first ?? "").isEmpty {
        return TableRow(line: start, fields: fields)
      }
    }
    return nil
  }

  private mutating func readFields() throws(GlossaryFileError) -> [String] {
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

  private mutating func readField() throws(GlossaryFileError) -> String {
    let hasQuotes = !skipsComments || delimiter != "\t"
    if hasQuotes, position < scalars.count, scalars[position] == "\"" {
      return try readQuotedField()
    }
    var field = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != delimiter, !isLineEnd(scalars[position]) {
      field.append(scalars[position])
      position += 1
    }
    return String(field)
  }

  private mutating func readQuotedField() throws(GlossaryFileError) -> String {
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
    throw GlossaryFileError(
      line: startLine,
      column: startColumn,
      description: "a quotation mark opens a field and none closes it"
    )
  }

  private func expectFieldEnd() throws(GlossaryFileError) {
    guard position < scalars.count else { return }
    guard scalars[position] == delimiter || isLineEnd(scalars[position]) else {
      throw GlossaryFileError(
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
