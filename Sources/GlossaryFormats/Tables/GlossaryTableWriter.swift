package import Model

/// How a table is written.
package struct GlossaryTableStyle: Sendable {
  /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
  package var hasByteOrderMark: Bool
  /// Whether a cell that a spreadsheet would take for a formula has an apostrophe before it.
  package var guardsFormulas: Bool

  /// What opens in Excel as it is.
  package static let excel = GlossaryTableStyle(hasByteOrderMark: true, guardsFormulas: true)
  /// What RFC 4180 asks for and no more.
  package static let plain = GlossaryTableStyle(hasByteOrderMark: false, guardsFormulas: false)
}

/// Writes concepts as CSV (RFC 4180) in UTF-8, all of what the model has.
///
/// A row has one term of each language with all that is said of it, and the rows of a concept have
/// one `id`; what is said of the concept stands in its first row. Only columns that hold something
/// are there. Reading the file gives the same concepts again.
///
/// - Parameters:
///   - concepts: The concepts; their identifiers are unique.
///   - style: Whom the file is for.
/// - Returns: The file.
/// - Complexity: O(length of the file)
package func writeGlossaryTable(
  _ concepts: [ConceptEntry],
  style: GlossaryTableStyle = .excel
) -> GlossaryOutput {
  let columns = usedColumns(of: concepts)
  var bytes: [UInt8] = style.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
  bytes.appendRow(columns.map(\.name), guardsFormulas: false)
  forEachRow(of: concepts, columns) { bytes.appendRow($0, guardsFormulas: style.guardsFormulas) }
  return GlossaryOutput(bytes: bytes, omissions: [:])
}

/// Returns the rows of a table of concepts, the header first; `nil` is an empty cell.
func glossaryRows(_ concepts: [ConceptEntry]) -> [[String]] {
  let columns = usedColumns(of: concepts)
  var rows = [columns.map(\.name)]
  forEachRow(of: concepts, columns) { rows.append($0) }
  return rows
}

private func forEachRow(
  of concepts: [ConceptEntry],
  _ columns: [OutputColumn],
  _ body: ([String]) -> Void
) {
  for concept in concepts {
    let rowCount = concept.languages.map(\.terms.count).max() ?? 0
    for row in 0..<rowCount { body(columns.map { $0.value(concept, row) ?? "" }) }
  }
}

/// A column that is written.
private struct OutputColumn: Sendable {
  let name: String
  /// Whether the column is there even if it holds nothing.
  var isAlways = false
  /// Returns what a row of a concept holds.
  let value: @Sendable (ConceptEntry, Int) -> String?

  /// A column of the concept, in its first row.
  static func concept(
    _ name: String,
    _ value: @escaping @Sendable (ConceptEntry) -> String?
  ) -> Self {
    Self(name: name) { concept, row in row == 0 ? value(concept) : nil }
  }

  /// A column of a language, in the concept's first row.
  static func language(
    _ tag: LanguageTag,
    _ name: String,
    _ value: @escaping @Sendable (LanguageSection) -> String?
  ) -> Self {
    Self(name: "\(tag):\(name)") { concept, row in
      guard row == 0 else { return nil }
      return concept.languages.first { $0.language == tag }.flatMap(value)
    }
  }

  /// A column of the term in the row.
  static func term(
    _ tag: LanguageTag,
    _ field: GlossaryColumns.TermField?,
    _ value: @escaping @Sendable (Term) -> String?
  ) -> Self {
    let name = field.map { "\(tag):\($0.rawValue)" } ?? HeadingReader.name(of: tag)
    return Self(name: name, isAlways: field == nil) { concept, row in
      guard let section = concept.languages.first(where: { $0.language == tag }),
        row < section.terms.count
      else { return nil }
      return value(section.terms[row])
    }
  }
}

private func usedColumns(of concepts: [ConceptEntry]) -> [OutputColumn] {
  var languages: [LanguageTag] = []
  var known: Set<LanguageTag> = []
  for concept in concepts {
    for section in concept.languages where known.insert(section.language).inserted {
      languages.append(section.language)
    }
  }
  let columns = conceptColumns + languages.flatMap { languageColumns($0) }
  return columns.filter { column in
    column.isAlways
      || concepts.contains { concept in
        let rowCount = concept.languages.map(\.terms.count).max() ?? 0
        return (0..<rowCount).contains { column.value(concept, $0) != nil }
      }
  }
}

private let conceptColumns: [OutputColumn] = [
  OutputColumn(name: "id", isAlways: true) { concept, _ in concept.identifier },
  .concept("domain") { $0.domain }, .concept("definition") { $0.definition },
  .concept("note") { $0.note }, .concept("customer") { $0.customer },
  .concept("dnt") { $0.isDoNotTranslate ? "yes" : nil },
  .concept("created") { $0.created?.date }, .concept("createdBy") { $0.created?.person },
  .concept("modified") { $0.modified?.date }, .concept("modifiedBy") { $0.modified?.person },
  .concept("data") { $0.otherData.asCell },
]

private func languageColumns(_ tag: LanguageTag) -> [OutputColumn] {
  [
    .term(tag, nil) { CellTerms.escaped($0.text) },
    .term(tag, .status) { $0.status == .preferred ? nil : $0.status.rawValue },
    .term(tag, .partOfSpeech) { $0.partOfSpeech?.rawValue },
    .term(tag, .gender) { $0.gender?.rawValue },
    .term(tag, .type) { $0.type?.rawValue },
    .term(tag, .forms) { term in
      term.forms.isEmpty ? nil : term.forms.map(\.cellEscaped).joined(separator: " | ")
    },
    .term(tag, .matching) { term in
      let names = TermMatching.names.filter { term.matching.contains($0.option) }.map(\.name)
      return names.isEmpty ? nil : names.joined(separator: " | ")
    },
    .term(tag, .usageNote) { $0.usageNote }, .term(tag, .source) { $0.source },
    .term(tag, .context) { $0.context }, .term(tag, .identifier) { $0.identifier },
    .term(tag, .otherData) { $0.otherData.asCell },
    .language(tag, "definition") { $0.definition }, .language(tag, "data") { $0.otherData.asCell },
  ]
}

extension [String] {
  /// The elements as one cell, one a line.
  fileprivate var asCell: String? { isEmpty ? nil : joined(separator: "\n") }
}

extension [UInt8] {
  /// Appends a row; a field is quoted where it must be.
  fileprivate mutating func appendRow(_ fields: [String], guardsFormulas: Bool) {
    for (index, field) in fields.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      let field = field.guarded(always: guardsFormulas)
      let mustBeQuoted = field.utf8.contains { byte in
        [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains(byte)
      }
      guard mustBeQuoted else {
        append(contentsOf: field.utf8)
        continue
      }
      append(UInt8(ascii: "\""))
      for byte in field.utf8 {
        if byte == UInt8(ascii: "\"") { append(byte) }
        append(byte)
      }
      append(UInt8(ascii: "\""))
    }
    append(contentsOf: "\r\n".utf8)
  }
}

extension String {
  /// The cell with an apostrophe before what a spreadsheet takes for a formula.
  ///
  /// What begins with an apostrophe and would lose it when it is read has one more in any case.
  func guarded(always: Bool) -> String {
    guard let first = utf8.first, always || first == UInt8(ascii: "'") else { return self }
    return Array(utf8.prefix(64))[...].isFormulaLike ? "'" + self : self
  }
}
