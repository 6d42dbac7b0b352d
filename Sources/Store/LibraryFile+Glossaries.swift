import GRDB
public import Model

extension LibraryFile {
  /// Changes one glossary, all at once or not at all; it is made if there is none of the name.
  ///
  /// - Parameters:
  ///   - name: The glossary's name.
  ///   - isDryRun: Whether everything is taken back at the end.
  ///   - body: What is to be done.
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  public func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result {
    try translatingErrors {
      var result: Result?
      try pool.writeInTransaction(.immediate) { database in
        try database.execute(
          sql: "INSERT INTO glossary (name) VALUES (?) ON CONFLICT DO NOTHING",
          arguments: [name]
        )
        let identifier = try Int64.fetchOne(
          database,
          sql: "SELECT id FROM glossary WHERE name = ?",
          arguments: [name]
        )
        result = try body(GlossaryTableWriter(database, glossary: identifier ?? 0))
        return isDryRun ? .rollback : .commit
      }
      guard let result else { throw LibraryError(.database("the transaction had no result")) }
      return result
    }
  }

  /// Returns the concepts of glossaries, in the order in which they came.
  ///
  /// - Parameter glossaries: The names; `nil` is for all.
  /// - Returns: The concepts with their terms.
  /// - Throws: `LibraryError`, when there is no glossary of a name.
  /// - Complexity: O(number of terms)
  public func concepts(glossaries: [String]?) throws -> [GlossaryConcept] {
    try translatingErrors {
      try pool.read { database in
        guard let glossaries else { return try conceptRows(database, where: "1", arguments: []) }
        var found: [GlossaryConcept] = []
        for name in glossaries {
          let identifier = try Int64.fetchOne(
            database,
            sql: "SELECT id FROM glossary WHERE name = ?",
            arguments: [name]
          )
          guard let identifier else { throw LibraryError(.noSuchGlossary(name)) }
          found += try conceptRows(
            database,
            where: "concept.glossary = ?",
            arguments: [identifier]
          )
        }
        return found
      }
    }
  }

  /// Returns the concepts that have one of the keys.
  ///
  /// - Complexity: O(number of keys × log of the library's keys), and the concepts found.
  public func concepts(withKeys keys: [String]) throws -> [GlossaryConcept] {
    guard !keys.isEmpty else { return [] }
    return try translatingErrors {
      try pool.read { database in
        let places = Array(repeating: "?", count: keys.count).joined(separator: ",")
        return try conceptRows(
          database,
          where: "concept.id IN (SELECT concept FROM conceptKey WHERE key IN (\(places)))",
          arguments: StatementArguments(keys)
        )
      }
    }
  }

  /// Returns the keys that begin with a text, in order.
  public func conceptKeys(from prefix: String, limit: Int) throws -> [String] {
    try translatingErrors {
      try pool.read { database in
        try String.fetchAll(
          database,
          sql: """
            SELECT DISTINCT key FROM conceptKey
            WHERE key >= ? AND key < ? || char(1114111) ORDER BY key LIMIT ?
            """,
          arguments: [prefix, prefix, limit]
        )
      }
    }
  }

  /// Calls `body` with every key once.
  public func forEachConceptKey(_ body: (String) -> Void) throws {
    try translatingErrors {
      try pool.read { database in
        let keys = try String.fetchCursor(database, sql: "SELECT DISTINCT key FROM conceptKey")
        while let key = try keys.next() { body(key) }
      }
    }
  }

  /// Returns the glossaries, by name.
  public func glossaries() throws -> [GlossaryRecord] {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT name, (SELECT count(*) FROM concept WHERE glossary = glossary.id),
              (SELECT count(*) FROM term JOIN concept ON concept.id = term.concept
               WHERE concept.glossary = glossary.id)
            FROM glossary ORDER BY name
            """
        ).map { GlossaryRecord(name: $0[0], conceptCount: $0[1], termCount: $0[2]) }
      }
    }
  }

  /// Removes a glossary; returns how many concepts it had.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name.
  public func removeGlossary(_ name: String) throws -> Int {
    try translatingErrors {
      try pool.write { database in
        let count = try Int.fetchOne(
          database,
          sql: """
            SELECT (SELECT count(*) FROM concept WHERE glossary = glossary.id)
            FROM glossary WHERE name = ?
            """,
          arguments: [name]
        )
        guard let count else { throw LibraryError(.noSuchGlossary(name)) }
        try database.execute(sql: "DELETE FROM glossary WHERE name = ?", arguments: [name])
        return count
      }
    }
  }
}

/// Writes the rows of one glossary.
private struct GlossaryTableWriter: GlossaryWriter {
  private let database: Database
  private let glossary: Int64

  init(_ database: Database, glossary: Int64) {
    self.database = database
    self.glossary = glossary
  }

  func concept(_ identifier: String) throws -> ConceptEntry? {
    try conceptRows(
      database,
      where: "concept.glossary = ? AND concept.identifier = ?",
      arguments: [glossary, identifier]
    ).first?.concept
  }

  func write(_ concept: ConceptEntry, keys: [String]) throws {
    let row = try insert(concept)
    let term = try database.cachedStatement(
      sql: """
        INSERT INTO term (concept, language, text, status, partOfSpeech, gender, type, forms,
          usageNote, source, context, matching)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    for section in concept.languages {
      for entry in section.terms {
        try term.execute(
          arguments: [
            row, section.language.description, entry.text, entry.status.rawValue,
            entry.partOfSpeech?.rawValue, entry.gender?.rawValue, entry.type?.rawValue,
            entry.forms.isEmpty ? nil : entry.forms.joined(separator: "\n"),
            entry.usageNote, entry.source, entry.context, Int(entry.matching.rawValue),
          ]
        )
      }
    }
    let key = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO conceptKey (key, concept) VALUES (?, ?)"
    )
    for text in keys { try key.execute(arguments: [text, row]) }
  }

  /// Writes the concept's own row; its terms and keys are as if it had none.
  private func insert(_ concept: ConceptEntry) throws -> Int64 {
    let arguments: StatementArguments = [
      glossary, concept.identifier, concept.domain, concept.definition, concept.customer,
      concept.note, concept.isDoNotTranslate,
    ]
    let row = try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          INSERT INTO concept
            (glossary, identifier, domain, definition, customer, note, isDoNotTranslate)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (glossary, identifier) DO UPDATE SET domain = excluded.domain,
            definition = excluded.definition, customer = excluded.customer, note = excluded.note,
            isDoNotTranslate = excluded.isDoNotTranslate
          RETURNING id
          """
      ),
      arguments: arguments
    )
    guard let row else { throw LibraryError(.database("a concept has no row")) }
    for table in ["term", "conceptKey"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE concept = ?")
        .execute(arguments: [row])
    }
    return row
  }

  func remove(_ identifier: String) throws -> Bool {
    try database.execute(
      sql: "DELETE FROM concept WHERE glossary = ? AND identifier = ?",
      arguments: [glossary, identifier]
    )
    return database.changesCount > 0
  }
}

/// Reads concepts with their terms.
private func conceptRows(
  _ database: Database,
  where condition: String,
  arguments: StatementArguments
) throws -> [GlossaryConcept] {
  let rows = try Row.fetchCursor(
    database.cachedStatement(
      sql: """
        SELECT concept.id, glossary.name, identifier, domain, definition, customer, note,
          isDoNotTranslate, language, text, status, partOfSpeech, gender, type, forms, usageNote,
          source, context, matching
        FROM concept JOIN glossary ON glossary.id = concept.glossary
          LEFT JOIN term ON term.concept = concept.id
        WHERE \(condition) ORDER BY concept.id, term.id
        """
    ),
    arguments: arguments
  )
  var found: [GlossaryConcept] = []
  var current: Int64?
  while let row = try rows.next() {
    let identifier: Int64 = row[0]
    if identifier != current {
      current = identifier
      var concept = ConceptEntry(
        identifier: row[2],
        domain: row[3],
        definition: row[4],
        note: row[6]
      )
      concept.customer = row[5]
      concept.isDoNotTranslate = row[7]
      found.append(GlossaryConcept(glossary: row[1], concept: concept))
    }
    if let tag = (row[8] as String?).flatMap({ LanguageTag($0) }) {
      found[found.count - 1].concept.append(term(in: row), tag)
    }
  }
  return found
}

private func term(in row: Row) -> Term {
  var term = Term(
    text: row[9],
    status: TermStatus(rawValue: row[10]) ?? .admitted,
    partOfSpeech: (row[11] as String?).flatMap { PartOfSpeech(rawValue: $0) },
    type: (row[13] as String?).flatMap { TermType(rawValue: $0) },
    forms: (row[14] as String?)?.split(separator: "\n").map(String.init) ?? [],
    matching: TermMatching(rawValue: UInt8(truncatingIfNeeded: row[18] as Int))
  )
  term.gender = (row[12] as String?).flatMap { GrammaticalGender(rawValue: $0) }
  term.usageNote = row[15]
  term.source = row[16]
  term.context = row[17]
  return term
}

extension ConceptEntry {
  fileprivate mutating func append(_ term: Term, _ language: LanguageTag) {
    if languages.last?.language == language {
      languages[languages.count - 1].terms.append(term)
    } else {
      languages.append(LanguageSection(language: language, terms: [term]))
    }
  }
}
