package import Model

/// Something that a library keeps and that follows from nothing else.
package enum LibraryItem: Sendable {
  /// A memory, before its imports.
  case memory(String)
  /// An import, before its units; with the numbers of its units and what was told of conflicts.
  case `import`(ImportRecord, units: Range<Int64>, onConflict: ConflictPolicy)
  /// Units in the order of their numbers, each with its place.
  case units(UnitBatch, [UnitPlace])
  /// A glossary, before its concepts.
  case glossary(String)
  /// A concept in the order in which it came, with the keys by which it is found.
  case concept(StoredConcept, keys: [String])
  /// A change of the history, the oldest first, with what was set aside for it.
  case change(RecordedChange, [SetAside])
  /// A proposal, the earliest first.
  case proposal(StoredProposal)
  /// A person with tokens by their hashes; sessions are left out.
  case person(Person, [Credential])
  /// The numbers that come next, last of all.
  case counters(LibraryCounters)
}

/// Where a unit stands in a library.
package struct UnitPlace: Hashable, Sendable {
  /// The unit's number.
  package var unit: Int64
  /// The number of its import.
  package var importIdentifier: Int64
  /// The hashes that were stored with it.
  package var identity: UnitIdentity
  /// The import that replaced it, so that it is there only for an undo.
  package var replacedBy: Int64?

  /// Creates a place.
  package init(
    unit: Int64,
    importIdentifier: Int64,
    identity: UnitIdentity,
    replacedBy: Int64? = nil
  ) {
    self.unit = unit
    self.importIdentifier = importIdentifier
    self.identity = identity
    self.replacedBy = replacedBy
  }
}

/// The state of a concept before a change of many.
package struct SetAside: Hashable, Sendable {
  /// The concept's identifier.
  package var identifier: String
  /// The state, as it was written down.
  package var content: String

  /// Creates one.
  package init(identifier: String, content: String) {
    self.identifier = identifier
    self.content = content
  }
}

/// The numbers that a library gives next.
package struct LibraryCounters: Hashable, Sendable {
  /// The next unit.
  package var unit: Int64
  /// The next import.
  package var `import`: Int64
  /// The next revision of a concept.
  package var revision: Int64
  /// The next change.
  package var change: Int64

  /// The next proposal.
  package var proposal: Int64

  /// Creates counters.
  package init(
    unit: Int64,
    import number: Int64,
    revision: Int64,
    change: Int64,
    proposal: Int64
  ) {
    self.unit = unit
    self.import = number
    self.revision = revision
    self.change = change
    self.proposal = proposal
  }
}

/// The part of a library that is copied to another one.
package protocol LibraryCopying: Sendable {
  /// Calls a closure with everything that the library keeps, as it was at one commit.
  ///
  /// Memories, imports and glossaries come by number or name, units by number, those that are replaced after
  /// the others. What follows from it, such as match indexes, is left out.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  /// - Complexity: O(size of the library), in bounded memory but for glossaries.
  func forEachItem(_ body: (LibraryItem) throws -> Void) throws
  /// Fills a library that is empty, all at once or not at all.
  ///
  /// - Parameter items: Calls what it is given with each item, in the order of `forEachItem`.
  /// - Throws: `LibraryError`, `.notEmpty` when something is in the library; what `items` throws.
  func fill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws
  /// Puts other items in the place of all that the library has, sessions of people too, all at once or not at all.
  ///
  /// - Parameter items: As for `fill`.
  /// - Throws: `LibraryError`, `.unsupported` where a library of this kind is never such a copy; what `items`
  ///   throws.
  func refill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws
}
