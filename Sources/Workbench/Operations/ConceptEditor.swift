import Files
import GlossaryFormats
import JSON
package import LibraryAccess
package import Model

/// Reads and changes one concept of a library at a time.
///
/// Each state of a concept has a revision, a number that is never given twice. A change names the
/// revision that it was made from; if the concept has another one by now, somebody else was faster,
/// and nothing is changed:
///
///     var stored = try editor.concept("nato", in: "desk")
///     stored.concept.domain = "defence"
///     try editor.change(stored.concept, in: "desk", revision: stored.revision)
package struct ConceptEditor: Sendable {
  private let library: any GlossaryLibrary
  private let author: Authorship

  /// Creates an editor.
  ///
  /// - Parameters:
  ///   - library: The library.
  ///   - author: Who makes the changes, for the entries' dates and for the history.
  package init(_ library: any GlossaryLibrary, _ author: Authorship) {
    self.library = library
    self.author = author
  }

  /// Creates an editor for an operation.
  init(_ context: Context) {
    self.init(context.library, context.authorship)
  }

  /// Returns a concept with its revision.
  ///
  /// - Throws: `ConceptEditError.noSuchConcept`; what the library throws, when there is no such
  ///   glossary.
  package func concept(_ identifier: String, in glossary: String) throws -> StoredConcept {
    guard let stored = try library.concept(identifier, in: glossary) else {
      throw ConceptEditError.noSuchConcept(identifier, glossary: glossary)
    }
    return stored
  }

  /// Adds a concept; the glossary is made if there is none of the name.
  ///
  /// - Parameters:
  ///   - concept: The concept; without an identifier it gets one that follows from its terms and
  ///     its domain, as in a table without identifiers.
  ///   - glossary: The glossary's name.
  /// - Returns: The concept as it was stored.
  /// - Throws: `ConceptEditError.invalid` and `.isThere`; what the library throws.
  @discardableResult
  package func add(_ concept: ConceptEntry, to glossary: String) throws -> StoredConcept {
    var concept = try checked(concept)
    concept.created = stamp
    if glossary.allSatisfy(\.isWhitespace) {
      throw ConceptEditError.invalid([InvalidField("glossary", Message("concept.unnamedGlossary"))])
    }
    return try library.updateGlossary(glossary, isDryRun: false) { writer in
      if let known = try writer.concept(concept.identifier) {
        throw ConceptEditError.isThere(known)
      }
      return try store(concept, in: glossary, after: nil, writer)
    }
  }

  /// Puts a concept in the place of the one that has its identifier.
  ///
  /// - Parameters:
  ///   - concept: The whole concept as it is to be; the date of the change is set here, the date of
  ///     its making stays.
  ///   - glossary: The glossary's name.
  ///   - revision: The revision from which the change was made.
  /// - Returns: The concept as it was stored.
  /// - Throws: `ConceptEditError.invalid`, `.noSuchConcept`, and `.conflict` with the concept as it
  ///   is now; what the library throws.
  @discardableResult
  package func change(
    _ concept: ConceptEntry,
    in glossary: String,
    revision: Int64
  ) throws -> StoredConcept {
    var concept = concept.tidied
    concept.modified = stamp
    try validate(concept)
    return try update(concept.identifier, in: glossary, revision: revision) { writer, current in
      concept.created = current.concept.created
      return try store(concept, in: glossary, after: current, writer)
    }
  }

  /// Removes a concept.
  ///
  /// - Parameters:
  ///   - identifier: The concept's identifier.
  ///   - glossary: The glossary's name.
  ///   - revision: The revision that is to be removed; `nil` is any.
  /// - Throws: as `change(_:in:revision:)`.
  package func remove(_ identifier: String, from glossary: String, revision: Int64?) throws {
    try update(identifier, in: glossary, revision: revision) { writer, current in
      _ = try writer.remove(identifier)
      try record(identifier, in: glossary, from: current, to: nil, writer)
    }
  }

  /// Returns a concept as it would be stored, with an identifier.
  ///
  /// - Throws: `ConceptEditError.invalid`.
  func checked(_ concept: ConceptEntry) throws(ConceptEditError) -> ConceptEntry {
    var concept = concept.tidied
    if concept.identifier.isEmpty { concept.identifier = concept.identifierFromTerms }
    try validate(concept)
    return concept
  }

  private var stamp: Transaction { Transaction(date: author.date, person: author.person) }

  /// Stores a concept in the place of its state before, and records that.
  func store(
    _ concept: ConceptEntry,
    in glossary: String,
    after current: StoredConcept?,
    _ writer: any GlossaryWriter
  ) throws -> StoredConcept {
    let revision = try writer.write(concept, keys: concept.searchKeys)
    let stored = StoredConcept(glossary: glossary, concept: concept, revision: revision)
    try record(concept.identifier, in: glossary, from: current, to: stored, writer)
    return stored
  }

  private func record(
    _ identifier: String,
    in glossary: String,
    from before: StoredConcept?,
    to after: StoredConcept?,
    _ writer: any GlossaryWriter
  ) throws {
    var change = author.change(.concept)
    change.object = identifier
    change.glossary = glossary
    change.before = before?.record.text
    change.after = after?.record.text
    try writer.record(change)
  }

  private func validate(_ concept: ConceptEntry) throws(ConceptEditError) {
    let faults = concept.invalidFields
    guard faults.isEmpty else { throw .invalid(faults) }
  }

  private func update<Result>(
    _ identifier: String,
    in glossary: String,
    revision: Int64?,
    _ body: (any GlossaryWriter, StoredConcept) throws -> Result
  ) throws -> Result {
    // Reading first keeps the update from making a glossary that is not there.
    _ = try concept(identifier, in: glossary)
    return try library.updateGlossary(glossary, isDryRun: false) { writer in
      guard let current = try writer.concept(identifier) else {
        throw ConceptEditError.noSuchConcept(identifier, glossary: glossary)
      }
      guard revision == nil || revision == current.revision else {
        throw ConceptEditError.conflict(current)
      }
      return try body(writer, current)
    }
  }
}
