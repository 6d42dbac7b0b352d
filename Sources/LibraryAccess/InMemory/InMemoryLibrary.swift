package import Model
import Synchronization

/// A library in memory that goes away with the value.
///
/// It serves where there is no library, and tests that need none on disk; it keeps all the laws, but
/// no promise of speed. A transaction works on a copy of the state, which takes the place of the
/// state at its end; so readers never wait and never see half of it.
package final class InMemoryLibrary: Library {
  private let state = Mutex(InMemoryState())
  /// Held by the one who writes.
  private let writing = Mutex(())

  /// Creates an empty library.
  package init() {}

  package var isShared: Bool { false }

  package func version() throws -> LibraryVersion { current.version }

  package func close() throws {}

  /// The state of the last commit.
  var current: InMemoryState { state.withLock { $0 } }

  /// Runs one transaction.
  ///
  /// - Parameters:
  ///   - isDryRun: Whether everything is taken back at the end.
  ///   - body: Changes the copy, which is dropped when it throws.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  func write<Result>(
    isDryRun: Bool = false,
    _ body: (inout InMemoryState) throws -> Result
  ) throws -> Result {
    var result: Result?
    try writing.withLock { _ in
      var copy = current
      result = try body(&copy)
      if !isDryRun { state.withLock { [copy] in $0 = copy } }
    }
    guard let result else { throw LibraryError(.inconsistent) }
    return result
  }
}

extension InMemoryLibrary {
  package func contents() throws -> LibraryContents {
    let state = current
    let variants = state.units.values.reduce(0) { $0 + $1.batch.variants.count }
    let counts = [
      ("memories", state.memories.count), ("units", state.units.count), ("variants", variants),
      ("imports", state.imports.count), ("languages", state.languages.count),
    ]
    return LibraryContents(
      path: "",
      byteCount: 0,
      version: "",
      counts: counts.map { LibraryContents.Count(name: $0, count: $1) }
    )
  }

  package func faults() throws -> [Message] { [] }

  package func rebuildDerivedData() throws {}

  package func forEachConcept(_ body: (GlossaryConcept, Set<String>) throws -> Void) throws {
    for (_, concept) in current.concepts.sorted(by: { $0.key < $1.key }) {
      let entry = GlossaryConcept(
        glossary: concept.stored.glossary,
        concept: concept.stored.concept
      )
      try body(entry, Set(concept.keys))
    }
  }

  package func replaceConceptKeys(_ keys: (ConceptEntry) -> [String]) throws {
    try write { state in
      state.words = []
      for place in state.concepts.keys {
        let made = state.concepts[place].map { keys($0.stored.concept) } ?? []
        state.concepts[place]?.keys = made
        state.words.formUnion(made)
      }
      state.version.glossaries += 1
    }
  }

  package func salvage() throws -> LibrarySalvage { throw LibraryError(.unsupported) }

  package func backUp(to path: String) throws { throw LibraryError(.unsupported) }
}
