public import Model

/// A row of a glossary file that is no concept.
public struct RejectedEntry: Hashable, Sendable {
  /// The line in the file, counted from 1.
  public let line: Int
  /// Why the row is none.
  public let reason: String

  /// Creates a rejection.
  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}

/// The concepts of a file, and what of it was none.
public struct GlossaryContent: Sendable {
  /// The concepts, in the order of the file.
  public var concepts: [ConceptEntry] = []
  /// How many entries the file has, good and bad.
  public var readCount = 0
  /// What could not be taken.
  public var rejections: [RejectedEntry] = []
  /// Columns, or kinds of data, that have no place in a glossary and were left out.
  public var ignored: [String] = []
}

/// Why a table is no glossary.
public struct GlossaryTableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// The column in the line, counted from 1 in Unicode scalars, where the place is known.
  public let column: Int?
  /// What went wrong.
  public let description: String
}

/// Reads a glossary from a table with a header row: CSV, or with tabs or semicolons.
///
/// A column is named by a language (`ar`, `en-GB`), alone or with what it holds of the language's
/// terms: `ar:admitted`, `ar:deprecated`, `ar:forbidden`, `ar:superseded`, `ar:acronym`, `ar:forms`,
/// `ar:gender`, `ar:pos`, `ar:note`, `ar:source`, `ar:context`. Other columns are `id`, `domain`,
/// `definition`, `note`, `customer`, `status`, `pos` and `dnt`. Several terms in a cell are
/// separated by `|`. Rows with one `id` are one concept.
///
/// - Parameters:
///   - text: The table.
///   - source: The language of a column that is named `source`, where no column names it.
///   - target: The language of a column that is named `target`, likewise.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryTableError`, when the table has no header that names a language, or when its
///   quotation marks do not match.
/// - Complexity: O(length of the text)
public func readGlossaryTable(
  _ text: String,
  source: LanguageTag? = nil,
  target: LanguageTag? = nil
) throws(GlossaryTableError) -> GlossaryContent {
  var reader = DelimitedReader(text)
  var content = GlossaryContent()
  do {
    guard let header = try reader.next() else {
      throw GlossaryTableError(line: 1, column: nil, description: "the file is empty")
    }
    let columns = GlossaryColumns(header: header.fields)
    guard columns.hasTerms else {
      throw GlossaryTableError(
        line: header.line,
        column: nil,
        description:
          "the first row names no language; a header such as ar,en,domain,status is needed"
      )
    }
    content.ignored = columns.unknownNames
    var positions: [String: Int] = [:]
    while let row = try reader.next() {
      content.readCount += 1
      do {
        let concept = try ConceptRow(row, columns, source: source, target: target).concept()
        if let position = positions[concept.identifier] {
          content.concepts[position].merge(concept)
        } else {
          positions[concept.identifier] = content.concepts.count
          content.concepts.append(concept)
        }
      } catch {
        content.rejections.append(error)
      }
    }
  } catch let error as DelimitedTextError {
    throw GlossaryTableError(
      line: error.line,
      column: error.column,
      description: error.description
    )
  } catch let error as GlossaryTableError {
    throw error
  } catch {
    preconditionFailure("reading a table throws its own errors only (was \(error))")
  }
  return content
}

extension RejectedEntry: Error {}

/// One row of the table, read by its columns.
private struct ConceptRow {
  let row: DelimitedReader.Row
  let columns: GlossaryColumns
  let source: LanguageTag?
  let target: LanguageTag?

  init(
    _ row: DelimitedReader.Row,
    _ columns: GlossaryColumns,
    source: LanguageTag?,
    target: LanguageTag?
  ) {
    self.row = row
    self.columns = columns
    self.source = source
    self.target = target
  }

  func concept() throws(RejectedEntry) -> ConceptEntry {
    guard row.fields.count <= columns.columns.count else {
      throw rejection("\(row.fields.count) fields, but the header has \(columns.columns.count)")
    }
    var concept = ConceptEntry(
      identifier: "",
      domain: value(.domain),
      definition: value(.definition),
      note: value(.note)
    )
    concept.customer = value(.customer)
    concept.isDoNotTranslate = ["yes", "true", "1", "x"].contains(
      value(.doNotTranslate)?.lowercased() ?? ""
    )
    let partOfSpeech = try partOfSpeech(value(.partOfSpeech))
    for (column, field) in zip(columns.columns, row.fields) {
      guard let (language, facet) = try languageAndFacet(of: column) else { continue }
      try add(field, facet, language, to: &concept)
    }
    for section in concept.languages.indices {
      for term in concept.languages[section].terms.indices {
        concept.languages[section].terms[term].partOfSpeech =
          concept.languages[section].terms[term].partOfSpeech ?? partOfSpeech
      }
    }
    concept.languages.removeAll { $0.terms.isEmpty }
    guard !concept.languages.isEmpty else { throw rejection("the row has no term") }
    guard concept.languages.count > 1 || columns.hasOneLanguage else {
      throw rejection("the row has terms in one language only")
    }
    concept.identifier = value(.identifier) ?? concept.identifierFromTerms
    return concept
  }

  private func value(_ column: GlossaryColumns.Column) -> String? {
    guard let index = columns.columns.firstIndex(of: column), index < row.fields.count else {
      return nil
    }
    let value = row.fields[index].trimmed
    return value.isEmpty ? nil : String(value)
  }

  private func status() throws(RejectedEntry) -> TermStatus? {
    guard let name = value(.status) else { return nil }
    guard let status = TermStatus(rawValue: name.lowercased()) else {
      let known = TermStatus.allCases.map(\.rawValue).joined(separator: ", ")
      throw rejection("status \"\(name)\" is none of \(known)")
    }
    return status
  }

  private func partOfSpeech(_ name: String?) throws(RejectedEntry) -> PartOfSpeech? {
    guard let name else { return nil }
    return PartOfSpeech(rawValue: name.lowercased()) ?? .other
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
    let values = field.split(separator: "|").map { String($0.trimmed) }.filter { !$0.isEmpty }
    guard !values.isEmpty else { return }
    let section = concept.section(language)
    switch facet {
    case .terms(let status):
      let rowStatus = try self.status() ?? .preferred
      for (index, value) in values.enumerated() {
        let isSynonym = index > 0 && rowStatus == .preferred
        concept.languages[section].terms.append(
          Term(text: value, status: status ?? (isSynonym ? .admitted : rowStatus))
        )
      }
    case .acronyms:
      concept.languages[section].terms += values.map {
        Term(text: $0, status: .admitted, type: .acronym)
      }
    default:
      guard !concept.languages[section].terms.isEmpty else {
        throw rejection(
          "a column describes the terms of \(language), but stands before them or alone"
        )
      }
      try describe(&concept.languages[section].terms[0], facet, values)
    }
  }

  private func describe(
    _ term: inout Term,
    _ facet: GlossaryColumns.Facet,
    _ values: [String]
  ) throws(RejectedEntry) {
    let text = values.joined(separator: " | ")
    switch facet {
    case .forms: term.forms += values
    case .gender:
      guard let gender = GrammaticalGender(rawValue: text.lowercased()) else {
        throw rejection("gender \"\(text)\" is none of masculine, feminine, neuter, other")
      }
      term.gender = gender
    case .partOfSpeech: term.partOfSpeech = try partOfSpeech(text)
    case .usageNote: term.usageNote = text
    case .source: term.source = text
    case .context: term.context = text
    case .terms, .acronyms: break
    }
  }

  private func rejection(_ reason: String) -> RejectedEntry {
    RejectedEntry(line: row.line, reason: reason)
  }
}

extension GlossaryColumns {
  /// Whether all terms of the table are in one language, so that a concept needs no second.
  fileprivate var hasOneLanguage: Bool {
    let languages = columns.compactMap {
      if case .terms(let language, _) = $0 { language } else { nil }
    }
    return Set(languages).count == 1
      && !columns.contains(.sourceTerms) && !columns.contains(.targetTerms)
  }
}

extension ConceptEntry {
  /// Returns the position of the section of a language, which is added if it is missing.
  fileprivate mutating func section(_ language: LanguageTag) -> Int {
    if let index = languages.firstIndex(where: { $0.language == language }) { return index }
    languages.append(LanguageSection(language: language, terms: []))
    return languages.count - 1
  }

  /// Adds the terms of another row of the same concept.
  fileprivate mutating func merge(_ other: ConceptEntry) {
    domain = domain ?? other.domain
    definition = definition ?? other.definition
    note = note ?? other.note
    customer = customer ?? other.customer
    isDoNotTranslate = isDoNotTranslate || other.isDoNotTranslate
    for section in other.languages {
      let index = self.section(section.language)
      for term in section.terms
      where !languages[index].terms.contains(where: { $0.text == term.text }) {
        languages[index].terms.append(term)
      }
    }
  }
}
