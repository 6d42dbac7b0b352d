import LibraryAccess
import Model

/// Reads concepts with their terms: one statement for each table, none that joins them.
struct GlossaryRows {
  private let connection: Connection
  /// The names of the glossaries by their numbers.
  let names: [Int64: String]

  /// A concept with its number, by which it is placed among all.
  typealias Numbered = (glossary: Int64, number: Int64, stored: StoredConcept)

  init(_ connection: Connection) throws {
    self.connection = connection
    let rows = try connection.query("SELECT id, name FROM dragoman.glossary")
    names = Dictionary(
      (0..<rows.count).map { (rows.int($0, 0), rows.text($0, 1)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The number of a glossary.
  ///
  /// - Throws: `LibraryError`, when there is none of the name.
  func number(_ name: String) throws -> Int64 {
    guard let number = names.first(where: { $0.value == name })?.key else {
      throw LibraryError(.noSuchGlossary(name))
    }
    return number
  }

  /// Reads the concepts of glossaries, in the order in which they came.
  ///
  /// - Parameters:
  ///   - glossaries: The numbers of the glossaries.
  ///   - numbers: The numbers of the concepts; `nil` is for all.
  /// - Returns: The concepts with their numbers.
  /// - Throws: `LibraryError`.
  func concepts(of glossaries: [Int64], numbers: [Int64]? = nil) throws -> [Numbered] {
    let values = [SQLValue.ints(glossaries)] + (numbers.map { [.ints($0)] } ?? [])
    func select(_ columns: String, _ table: String, _ key: String, _ order: String) throws -> Rows {
      let condition = "glossary = ANY($1)" + (numbers == nil ? "" : " AND \(key) = ANY($2)")
      return try connection.query(
        "SELECT \(columns) FROM dragoman.\(table) WHERE \(condition) ORDER BY \(order)",
        values
      )
    }
    let rows = try select(ConceptColumn.all, "concept", "id", "id")
    var found: [Numbered] = []
    var places: [Int64: Int] = [:]
    found.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let glossary = rows.int(row, ConceptColumn.glossary.rawValue)
      let number = rows.int(row, ConceptColumn.id.rawValue)
      places[number] = found.count
      let stored = StoredConcept(
        glossary: names[glossary] ?? "",
        concept: concept(rows, row),
        revision: rows.int(row, ConceptColumn.revision.rawValue)
      )
      found.append((glossary, number, stored))
    }
    let terms = try select(TermColumn.all, "term", "concept", "concept, place")
    for row in 0..<terms.count {
      guard let place = places[terms.int(row, TermColumn.concept.rawValue)],
        let tag = LanguageTag(terms.text(row, TermColumn.language.rawValue))
      else { continue }
      found[place].stored.concept.append(term(terms, row), tag)
    }
    let sections = try select(
      "concept, language, definition, other_data",
      "concept_language",
      "concept",
      "concept"
    )
    for row in 0..<sections.count {
      guard let place = places[sections.int(row, 0)] else { continue }
      found[place].stored.concept.complete(
        sections.text(row, 1),
        definition: sections.optionalText(row, 2),
        otherData: texts(sections, row, 3)
      )
    }
    return found
  }

  /// Reads one concept of a glossary.
  func concept(_ identifier: String, of glossary: Int64) throws -> Numbered? {
    let rows = try connection.query(
      "SELECT id FROM dragoman.concept WHERE glossary = $1 AND identifier = $2",
      [.int(glossary), .text(identifier)]
    )
    guard rows.count == 1 else { return nil }
    return try concepts(of: [glossary], numbers: rows.firstInts).first
  }

  private func concept(_ rows: Rows, _ row: Int) -> ConceptEntry {
    func text(_ column: ConceptColumn) -> String? { rows.optionalText(row, column.rawValue) }
    var concept = ConceptEntry(
      identifier: text(.identifier) ?? "",
      domain: text(.domain),
      definition: text(.definition),
      note: text(.note)
    )
    concept.customer = text(.customer)
    concept.isDoNotTranslate = rows.bool(row, ConceptColumn.isDoNotTranslate.rawValue)
    concept.created = transaction(text(.createdAt), text(.createdBy))
    concept.modified = transaction(text(.modifiedAt), text(.modifiedBy))
    concept.otherData = texts(rows, row, ConceptColumn.otherData.rawValue)
    return concept
  }

  private func transaction(_ date: String?, _ person: String?) -> Transaction? {
    date == nil && person == nil ? nil : Transaction(date: date, person: person)
  }

  private func term(_ rows: Rows, _ row: Int) -> Term {
    func text(_ column: TermColumn) -> String? { rows.optionalText(row, column.rawValue) }
    let matching = rows.int(row, TermColumn.matching.rawValue)
    var term = Term(
      text: text(.text) ?? "",
      status: text(.status).flatMap { TermStatus(rawValue: $0) } ?? .admitted,
      partOfSpeech: text(.partOfSpeech).flatMap { PartOfSpeech(rawValue: $0) },
      type: text(.type).flatMap { TermType(rawValue: $0) },
      forms: texts(rows, row, TermColumn.forms.rawValue),
      matching: TermMatching(rawValue: UInt8(truncatingIfNeeded: matching))
    )
    term.gender = text(.gender).flatMap { GrammaticalGender(rawValue: $0) }
    term.usageNote = text(.usageNote)
    term.source = text(.source)
    term.context = text(.context)
    term.identifier = text(.identifier)
    term.otherData = texts(rows, row, TermColumn.otherData.rawValue)
    return term
  }

  private func texts(_ rows: Rows, _ row: Int, _ column: Int) -> [String] {
    var texts: [String] = []
    forEachElement(of: rows.bytes(row, column)) {
      texts.append(String(decoding: $0, as: UTF8.self))
    }
    return texts
  }
}

extension ConceptEntry {
  fileprivate mutating func append(_ term: Term, _ language: LanguageTag) {
    if languages.last?.language == language {
      languages[languages.count - 1].terms.append(term)
    } else {
      languages.append(LanguageSection(language: language, terms: [term]))
    }
  }

  /// Adds what is said of the concept in a language.
  fileprivate mutating func complete(_ tag: String, definition: String?, otherData: [String]) {
    for index in languages.indices where languages[index].language.description == tag {
      languages[index].definition = definition
      languages[index].otherData = otherData
    }
  }
}

/// The columns of a concept that are read and written, in their order.
enum ConceptColumn: Int, CaseIterable {
  case glossary, id, identifier, domain, definition, customer, note, isDoNotTranslate, revision
  case createdAt, createdBy, modifiedAt, modifiedBy, otherData

  /// All of them, to be selected.
  static let all = columnNames(allCases)
}

/// The columns of a term that are read and written, in their order.
enum TermColumn: Int, CaseIterable {
  case glossary, concept, place, language, text, status, partOfSpeech, gender, type, forms
  case usageNote, source, context, matching, identifier, otherData

  /// All of them, to be selected.
  static let all = columnNames(allCases)
}

/// The names of columns as the tables have them: `createdAt` is `created_at`.
private func columnNames(_ columns: some Sequence<some Any>) -> String {
  columns.map { column in
    "\(column)".reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }.joined(separator: ", ")
}
