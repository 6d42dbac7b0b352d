package import Model

/// A row of a table with the line, or the number in its sheet, on which it begins.
struct TableRow: Equatable {
  let line: Int
  let fields: [String]
}

/// Reads a glossary from a table with a header row: CSV, or with tabs or semicolons.
///
/// A column is named by a language (`ar`, `en-GB`), alone or with what it holds of the language's
/// terms: `ar:admitted`, `ar:forms`, `ar:gender` and so on. Several terms in a cell are separated by
/// `|`; a `|` in a term is `\|`. Rows with one `id` are one concept. The columns are listed in
/// Documentation/Manual/Glossaries.md.
///
/// - Parameters:
///   - text: The table.
///   - source: The language of a column that is named `source`, where no column names it.
///   - target: The language of a column that is named `target`, likewise.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when the table has no header that names a language, or when its
///   quotation marks do not match.
/// - Complexity: O(length of the text)
package func readGlossaryTable(
  _ text: String,
  source: LanguageTag? = nil,
  target: LanguageTag? = nil
) throws(GlossaryFileError) -> GlossaryContent {
  var reader = DelimitedReader(text)
  return try readGlossaryRows(source: source, target: target) { () throws(GlossaryFileError) in
    try reader.next()
  }
}

/// Reads a glossary from rows, of which the first is the header.
func readGlossaryRows(
  source: LanguageTag?,
  target: LanguageTag?,
  next: () throws(GlossaryFileError) -> TableRow?
) throws(GlossaryFileError) -> GlossaryContent {
  var content = GlossaryContent()
  guard let header = try next() else {
    throw GlossaryFileError(line: 1, description: "the file is empty")
  }
  let columns = GlossaryColumns(header: header.fields)
  guard columns.hasTerms else {
    throw GlossaryFileError(
      line: header.line,
      description: "the first row names no language; a header such as ar,en,domain,status is needed"
    )
  }
  content.ignored = columns.unknownNames.filter { !$0.isEmpty }.map { "column \"\($0)\"" }
  while let row = try next() {
    content.readCount += 1
    do throws(RejectedEntry) {
      let concept = try ConceptRow(row, columns, source: source, target: target).concept()
      let isWhole = concept.languages.count > 1 || columns.hasOneLanguage
      guard isWhole || columns.columns.contains(.identifier) else {
        throw RejectedEntry(line: row.line, reason: "the row has terms in one language only")
      }
      content.add(concept, line: row.line)
    } catch {
      content.rejections.append(error)
    }
  }
  return content
}

/// One row of the table, read by its columns.
private struct ConceptRow {
  let row: TableRow
  let columns: GlossaryColumns
  let source: LanguageTag?
  let target: LanguageTag?

  init(_ row: TableRow, _ columns: GlossaryColumns, source: LanguageTag?, target: LanguageTag?) {
    self.row = row
    self.columns = columns
    self.source = source
    self.target = target
  }

  func concept() throws(RejectedEntry) -> ConceptEntry {
    guard row.fields.dropFirst(columns.columns.count).allSatisfy(\.isEmpty) else {
      throw rejection("\(row.fields.count) fields, but the header has \(columns.columns.count)")
    }
    var concept = ConceptEntry(
      identifier: "",
      domain: value(.domain),
      definition: value(.definition),
      note: value(.note)
    )
    concept.customer = value(.customer)
    concept.isDoNotTranslate = ["yes", "true", "1", "x", "نعم"].contains(
      value(.doNotTranslate)?.lowercased() ?? ""
    )
    concept.created = transaction(.created, .createdBy)
    concept.modified = transaction(.modified, .modifiedBy)
    concept.otherData = value(.otherData)?.otherDataLines ?? []
    try addTerms(to: &concept)
    concept.identifier = value(.identifier) ?? concept.identifierFromTerms
    return concept
  }

  private func addTerms(to concept: inout ConceptEntry) throws(RejectedEntry) {
    for (column, field) in zip(columns.columns, row.fields) {
      guard let (language, facet) = try languageAndFacet(of: column) else { continue }
      try add(field, facet, language, to: &concept)
    }
    let rowPart = value(.partOfSpeech).map { partOfSpeech($0) }
    for section in concept.languages.indices {
      for term in concept.languages[section].terms.indices {
        concept.languages[section].terms[term].partOfSpeech =
          concept.languages[section].terms[term].partOfSpeech ?? rowPart
      }
      var texts: Set<String> = []
      concept.languages[section].terms.removeAll { !texts.insert($0.text).inserted }
    }
    concept.languages.removeAll { $0.terms.isEmpty }
    guard !concept.languages.isEmpty else { throw rejection("the row has no term") }
  }

  private func value(_ column: GlossaryColumns.Column) -> String? {
    guard let index = columns.columns.firstIndex(of: column), index < row.fields.count else {
      return nil
    }
    let value = row.fields[index].trimmed
    return value.isEmpty ? nil : String(value)
  }

  private func transaction(
    _ date: GlossaryColumns.Column,
    _ person: GlossaryColumns.Column
  ) -> Transaction? {
    let transaction = Transaction(date: value(date), person: value(person))
    return transaction.date == nil && transaction.person == nil ? nil : transaction
  }

  private func partOfSpeech(_ name: String) -> PartOfSpeech {
    PartOfSpeech(rawValue: name.lowercased()) ?? .other
  }

  private func languageAndFacet(
    of column: GlossaryColumns.Column
  ) throws(RejectedEntry) -> (LanguageTag, GlossaryColumns.Facet)? {
    switch column {
    case .terms(let language, let facet): return (language, facet)
    case .sourceTerms: return (try language(.sourceLanguage, else: source), .terms(nil))
    case .targetTerms: return (try language(.targetLanguage, else: target), .terms(nil))
    default: return nil
    }
  }

  private func language(
    _ column: GlossaryColumns.Column,
    else language: LanguageTag?
  ) throws(RejectedEntry) -> LanguageTag {
    if let name = value(column) {
      guard let tag = LanguageTag(name) else {
        throw rejection("\"\(name)\" is no language tag")
      }
      return tag
    }
    guard let language else {
      throw rejection(
        "no column names the language; use ar and en as column names, or --from and --to"
      )
    }
    return language
  }

  private func add(
    _ field: String,
    _ facet: GlossaryColumns.Facet,
    _ language: LanguageTag,
    to concept: inout ConceptEntry
  ) throws(RejectedEntry) {
    let text = field.trimmed
    guard !text.isEmpty else { return }
    let section = concept.section(language)
    switch facet {
    case .terms(let status):
      var rowStatus = TermStatus.preferred
      if let name = value(.status) { rowStatus = try choice(name, of: "status") }
      for (index, value) in field.cellValues.enumerated() {
        let isSynonym = index > 0 && rowStatus == .preferred
        concept.languages[section].terms.append(
          Term(text: value, status: status ?? (isSynonym ? .admitted : rowStatus))
        )
      }
    case .acronyms:
      concept.languages[section].terms += field.cellValues.map {
        Term(text: $0, status: .admitted, type: .acronym)
      }
    case .definition: concept.languages[section].definition = String(text)
    case .otherData: concept.languages[section].otherData = String(text).otherDataLines
    case .term(let termField):
      guard !concept.languages[section].terms.isEmpty else {
        throw rejection(
          "a column describes the terms of \(language), but stands before them or alone"
        )
      }
      try describe(&concept.languages[section].terms[0], termField, String(text))
    }
  }

  private func describe(
    _ term: inout Term,
    _ field: GlossaryColumns.TermField,
    _ text: String
  ) throws(RejectedEntry) {
    switch field {
    case .status: term.status = try choice(text, of: "status")
    case .partOfSpeech: term.partOfSpeech = partOfSpeech(text)
    case .gender: term.gender = try choice(text, of: "gender")
    case .type: term.type = try choice(text, of: "type")
    case .forms: term.forms += text.cellValues
    case .matching:
      for name in text.cellValues {
        guard let option = TermMatching(name: name) else {
          let known = TermMatching.names.map(\.name).joined(separator: ", ")
          throw rejection("match \"\(name)\" is none of \(known)")
        }
        term.matching.insert(option)
      }
    case .usageNote: term.usageNote = text
    case .source: term.source = text
    case .context: term.context = text
    case .identifier: term.identifier = text
    case .otherData: term.otherData = text.otherDataLines
    }
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    of field: String
  ) throws(RejectedEntry) -> Value {
    let key = name.lowercased()
    guard let value = Value.allCases.first(where: { $0.rawValue.lowercased() == key }) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw rejection("\(field) \"\(name)\" is none of \(known)")
    }
    return value
  }

  private func rejection(_ reason: String) -> RejectedEntry {
    RejectedEntry(line: row.line, reason: reason)
  }
}

extension TermMatching {
  /// The names of the options in a table.
  static let names: [(name: String, option: TermMatching)] = [
    ("case", .caseSensitive), ("exact", .exactOnly), ("number", .fixedNumber),
    ("article", .articleOnly),
  ]

  init?(name: String) {
    guard let option = Self.names.first(where: { $0.name == name.lowercased() })?.option else {
      return nil
    }
    self = option
  }
}

extension String {
  /// The texts of a cell: separated by `|`, where `\|` is the letter.
  var cellValues: [String] {
    guard utf8.contains(UInt8(ascii: "|")) else {
      let value = trimmed
      return value.isEmpty ? [] : [String(value)]
    }
    var values: [String] = []
    var value = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in unicodeScalars {
      if scalar == "|", isEscaped {
        value.removeLast()
        value.append(scalar)
      } else if scalar == "|" {
        values.append(String(value))
        value = String.UnicodeScalarView()
      } else {
        value.append(scalar)
      }
      isEscaped = scalar == "\\"
    }
    values.append(String(value))
    return values.map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// The text as one of several in a cell.
  var cellEscaped: String {
    String(String.UnicodeScalarView(unicodeScalars.flatMap { $0 == "|" ? ["\\", $0] : [$0] }))
  }

  /// The elements of a cell that holds XML, one a line.
  fileprivate var otherDataLines: [String] { split(whereSeparator: \.isNewline).map(String.init) }
}
