import Model

/// Reads the rows of a sheet as concepts, by its columns.
struct RowReader {
  let book: TableBook
  let sheet: TableBook.Sheet
  let columns: GlossaryColumns
  /// Cells that may hold several terms: how many, and the line of the first.
  private(set) var unsureCount = 0
  private(set) var unsureLine = 0
  /// Values that are in no list, by column: how many, and the first.
  private(set) var strangeValues: [Int: (count: Int, first: String)] = [:]
  /// Statuses that are not known, with how many terms have them.
  private(set) var strangeStatuses: [String: Int] = [:]
  private let isWholeWithOneLanguage: Bool
  private let otherLanguage: LanguageTag?
  private let arabicLanguage: LanguageTag?

  init(_ book: TableBook, sheet: TableBook.Sheet, columns: GlossaryColumns) {
    self.book = book
    self.sheet = sheet
    self.columns = columns
    isWholeWithOneLanguage = columns.hasOneLanguage || columns.columns.contains(.identifier)
    arabicLanguage = columns.languages.first { ColumnSample.letters(of: $0) == .arabic }
    otherLanguage = columns.languages.first { ColumnSample.letters(of: $0) == .other }
  }

  /// Returns the concept of a row.
  ///
  /// - Throws: `RejectedEntry`, when it is none.
  mutating func concept(_ row: Int) throws(RejectedEntry) -> ConceptEntry {
    let before = (unsureCount, unsureLine)
    do throws(RejectedEntry) {
      return try readConcept(row)
    } catch {
      // What is said of cells is said of those that were taken.
      (unsureCount, unsureLine) = before
      throw error
    }
  }

  private mutating func readConcept(_ row: Int) throws(RejectedEntry) -> ConceptEntry {
    let line = Int(sheet.rows[row].line)
    var values = RowValues()
    for cell in sheet.cells(of: row) {
      let index = Int(cell.column)
      guard index < columns.columns.count else {
        guard let width = columns.headerWidth, index >= width, index < TableLimits.headingCount
        else { continue }
        let count = sheet.cells(of: row).last.map { Int($0.column) + 1 } ?? 0
        throw RejectedEntry(line: line, .tooManyFields(count, header: width))
      }
      let column = columns.columns[index]
      if column != .none { values.add(text(cell), index, column) }
    }
    var concept = ConceptEntry(
      identifier: "",
      domain: values.text(.domain),
      definition: values.text(.definition),
      note: values.text(.note)
    )
    concept.customer = values.text(.customer)
    if let flag = values.text(.doNotTranslate) { concept.isDoNotTranslate = Self.isYes(flag) }
    if let flag = values.text(.translatable), Self.isNo(flag) { concept.isDoNotTranslate = true }
    concept.created = values.transaction(.created, .createdBy)
    concept.modified = values.transaction(.modified, .modifiedBy)
    concept.otherData = (values.text(.otherData)?.otherDataLines ?? []) + values.links
    try addTerms(of: values, to: &concept, line: line)
    if concept.languages.count < 2, !isWholeWithOneLanguage {
      throw RejectedEntry(line: line, columns.groupsBySource ? oneSided(row) : .oneLanguage)
    }
    let named = columns.groupsBySource ? concept.sourceOnly : concept
    concept.identifier = values.text(.identifier) ?? named.identifierFromTerms
    return concept
  }

  /// The bytes of a cell without the apostrophe of a spreadsheet.
  func text(_ cell: TableBook.Cell) -> ArraySlice<UInt8> {
    columns.splitsCells ? book.slice(cell).withoutApostrophe : book.slice(cell)
  }

  private func oneSided(_ row: Int) -> RejectedEntry.Reason {
    sheet.cells(of: row).count == 1 && sheet.cells(of: row).first?.column == 0
      ? .oneField : .emptyTerm
  }

  private static func isNo(_ text: String) -> Bool {
    ["no", "false", "0", "n", "لا"].contains(text.lowercased())
  }

  private static func isYes(_ text: String) -> Bool {
    ["yes", "true", "1", "x", "y", "نعم", "dnt", "do not translate"].contains(text.lowercased())
  }
}

// MARK: Terms

extension RowReader {
  private mutating func addTerms(
    of values: RowValues,
    to concept: inout ConceptEntry,
    line: Int
  ) throws(RejectedEntry) {
    var rowStatus: TermStatus?
    if let name = values.text(.status) {
      rowStatus = try status(
        name,
        isLenient: values.index(.status).map { columns.isLenient[$0] } ?? false,
        line
      )
    }
    if let flag = values.text(.isForbidden), Self.isYes(flag) || flag.lowercased() == "forbidden" {
      rowStatus = .forbidden
    }
    for (index, text) in values.terms {
      guard let (language, facet) = try languageAndFacet(index, text, values, line) else {
        continue
      }
      switch facet {
      case .terms(let status):
        try add(text, language, status ?? rowStatus, isStated: status != nil, to: &concept, line)
      case .acronyms:
        for value in CellTerms(text, splits: columns.splitsCells).values {
          concept.append(Term(text: value.text, status: .admitted, type: .acronym), language)
        }
      default: break
      }
    }
    for (index, text) in values.terms {
      guard let (language, facet) = try languageAndFacet(index, text, values, line) else {
        continue
      }
      try describe(language, facet, text, index, in: &concept, line)
    }
    finish(&concept, values)
    guard !concept.languages.isEmpty else {
      throw RejectedEntry(line: line, columns.groupsBySource ? .emptyTerm : .noTerm)
    }
  }

  private mutating func add(
    _ text: ArraySlice<UInt8>,
    _ language: LanguageTag,
    _ status: TermStatus?,
    isStated: Bool,
    to concept: inout ConceptEntry,
    _ line: Int
  ) throws(RejectedEntry) {
    let cell = CellTerms(text, splits: columns.splitsCells)
    if cell.isUnsure {
      if unsureCount == 0 { unsureLine = line }
      unsureCount += 1
    }
    for value in cell.values {
      guard value.text.utf8.count <= TermLimits.byteCount else {
        throw RejectedEntry(line: line, .longTerm(TermLimits.byteCount))
      }
      let hasFirst = concept.languages.contains { $0.language == language && !$0.terms.isEmpty }
      let isSynonym = !isStated && hasFirst && (status ?? .preferred) == .preferred
      var term = Term(
        text: value.text,
        status: isSynonym ? .admitted : status ?? .preferred,
        type: value.type
      )
      term.partOfSpeech = value.partOfSpeech
      concept.append(term, language)
    }
  }

  private func finish(_ concept: inout ConceptEntry, _ values: RowValues) {
    let rowPart = values.text(.partOfSpeech).map { PartOfSpeech(word: $0) }
    for section in concept.languages.indices {
      let count = concept.languages[section].terms.count
      for term in 0..<count {
        if concept.languages[section].terms[term].partOfSpeech == nil {
          concept.languages[section].terms[term].partOfSpeech = rowPart
        }
        concept.languages[section].terms[term].matching.formUnion(values.matching)
      }
      if count > 1 {
        var texts: Set<String> = []
        concept.languages[section].terms.removeAll { !texts.insert($0.text).inserted }
      }
    }
    concept.languages.removeAll { $0.terms.isEmpty }
  }

  private func languageAndFacet(
    _ index: Int,
    _ text: ArraySlice<UInt8>,
    _ values: RowValues,
    _ line: Int
  ) throws(RejectedEntry) -> (LanguageTag, GlossaryColumns.Facet)? {
    switch columns.columns[index] {
    case .terms(let language, let facet): return (language, facet)
    case .sourceTerms(let language):
      return (try tag(values.text(.sourceLanguage), language, line), .terms(nil))
    case .targetTerms(let language):
      return (try tag(values.text(.targetLanguage), language, line), .terms(nil))
    case .byLetters(let facet):
      let language = text.hasArabicLetter ? arabicLanguage : otherLanguage
      return (language ?? columns.languages.first).map { ($0, facet) }
    default: return nil
    }
  }

  private func tag(
    _ name: String?,
    _ language: LanguageTag?,
    _ line: Int
  ) throws(RejectedEntry) -> LanguageTag {
    if let name {
      guard let tag = HeadingText.language(named: name) ?? LanguageTag(name) else {
        throw RejectedEntry(line: line, .noLanguageTag(name))
      }
      return tag
    }
    guard let language else { throw RejectedEntry(line: line, .unnamedLanguage) }
    return language
  }
}

// MARK: What is said of terms

extension RowReader {
  private mutating func describe(
    _ language: LanguageTag,
    _ facet: GlossaryColumns.Facet,
    _ bytes: ArraySlice<UInt8>,
    _ index: Int,
    in concept: inout ConceptEntry,
    _ line: Int
  ) throws(RejectedEntry) {
    let section = concept.languages.firstIndex { $0.language == language }
    let text = String(decoding: bytes, as: UTF8.self)
    switch facet {
    case .terms, .acronyms: return
    case .definition:
      if let section {
        concept.languages[section].definition = text
      } else if columns.isLenient[index] {
        concept.definition = concept.definition ?? text
      } else {
        concept.languages[concept.section(language)].definition = text
      }
    case .otherData: concept.languages[concept.section(language)].otherData = text.otherDataLines
    case .term(let field):
      guard let section, !concept.languages[section].terms.isEmpty else {
        guard columns.isLenient[index] else {
          throw RejectedEntry(line: line, .nothingToDescribe("\(language)"))
        }
        return note(index, text)
      }
      try describe(&concept.languages[section].terms[0], field, text, index, line)
    }
  }

  private mutating func describe(
    _ term: inout Term,
    _ field: GlossaryColumns.TermField,
    _ text: String,
    _ index: Int,
    _ line: Int
  ) throws(RejectedEntry) {
    let isLenient = columns.isLenient[index]
    switch field {
    case .status: term.status = try status(text, isLenient: isLenient, line)
    case .partOfSpeech: term.partOfSpeech = PartOfSpeech(word: text)
    case .gender:
      guard let gender = GrammaticalGender(word: text) else {
        return try refuse(text, "gender", GrammaticalGender.allCases.map(\.rawValue), index, line)
      }
      term.gender = gender
    case .type:
      guard let type = TermType(word: text) else {
        return try refuse(text, "type", TermType.allCases.map(\.rawValue), index, line)
      }
      term.type = type
    case .forms:
      term.forms +=
        isLenient
        ? CellTerms(Array(text.utf8)[...], splits: true).values.map(\.text) : text.cellValues
    case .matching:
      for name in text.cellValues {
        guard let option = TermMatching(name: name) else {
          try refuse(name, "match", TermMatching.names.map(\.name), index, line)
          continue
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

  private mutating func status(
    _ name: String,
    isLenient: Bool,
    _ line: Int
  ) throws(RejectedEntry) -> TermStatus {
    if let status = TermStatus(word: name) { return status }
    guard isLenient else {
      throw RejectedEntry(
        line: line,
        .notOneOf(field: "status", value: name, choices: TermStatus.allCases.map(\.rawValue))
      )
    }
    if strangeStatuses.count < 100 || strangeStatuses[name] != nil {
      strangeStatuses[name, default: 0] += 1
    }
    return .admitted
  }

  private mutating func refuse(
    _ value: String,
    _ field: String,
    _ choices: [String],
    _ index: Int,
    _ line: Int
  ) throws(RejectedEntry) {
    guard columns.isLenient[index] else {
      throw RejectedEntry(line: line, .notOneOf(field: field, value: value, choices: choices))
    }
    note(index, value)
  }

  /// Counts a value that is left out.
  private mutating func note(_ index: Int, _ value: String) {
    let before = strangeValues[index]
    strangeValues[index] = ((before?.count ?? 0) + 1, before?.first ?? value)
  }

  /// What is to be said of the cells.
  var warnings: [GlossaryWarning] {
    var warnings: [GlossaryWarning] = []
    for (name, count) in strangeStatuses.sorted(by: { $0.key < $1.key }) {
      warnings.append(.status(name, count: count))
    }
    for (index, value) in strangeValues.sorted(by: { $0.key < $1.key }) {
      let name = columns.names[safe: index] ?? "\(index + 1)"
      warnings.append(
        .values(
          column: name.isEmpty ? "\(index + 1)" : name,
          count: value.count,
          first: value.first
        )
      )
    }
    if unsureCount > 0 { warnings.append(.severalTerms(count: unsureCount, line: unsureLine)) }
    return warnings
  }
}

extension ConceptEntry {
  /// Adds a term to its language.
  fileprivate mutating func append(_ term: Term, _ language: LanguageTag) {
    languages[section(language)].terms.append(term)
  }

  /// The concept with its source term alone, after which the lines of a term are one concept.
  var sourceOnly: ConceptEntry { ConceptEntry(identifier: "", languages: [languages[0]]) }
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
