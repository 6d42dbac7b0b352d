package import LibraryAccess
import Model
import TranslationMemory

/// A library with what is costly to make of it: match indexes that are open, recognisers, segmenters.
///
/// Each value is made once and serves any number of operations on any number of threads; when the library
/// has changed, by this process or another, those are made again that the change concerns. What one
/// operation makes is not interrupted by its time limit, since others wait for it too.
package final class PreparedLibrary: Sendable {
  /// How many operations the values are made for.
  package enum Use: Sendable {
    /// One command: a look-up reads from the library only the concepts that it needs.
    case oneCommand
    /// Thousands of requests: all concepts are in memory.
    case manyRequests
  }

  /// The library.
  package let library: any Library
  /// The built-in segmenters.
  package let segmenters = Segmenters()
  private let use: Use
  private let matchers = VersionedCache<MemoryMatcher.Scope, MemoryMatcher>(capacity: 8)
  private let glossaries = VersionedCache<AllGlossaries, LoadedGlossaries>(capacity: 1)
  private let terms = VersionedCache<TermSelection, SelectedTerms>(capacity: 8)

  private struct AllGlossaries: Hashable, Sendable {}

  /// Prepares nothing yet.
  package init(_ library: any Library, for use: Use) {
    self.library = library
    self.use = use
  }

  /// Lets everything go, and closes the library.
  package func close() {
    matchers.removeAll()
    glossaries.removeAll()
    terms.removeAll()
    // The last commit is safe whether or not closing succeeds.
    try? library.close()
  }

  /// Returns an open index of memories.
  ///
  /// - Throws: `LibraryError`, when there is no memory of a name; `Failure`.
  package func matcher(_ scope: MemoryMatcher.Scope) throws -> MemoryMatcher {
    let version = try library.version().memories
    return try matchers.value(for: scope, version: version) {
      // A part of an index never changes, so that what is open already is opened no second time.
      var parts: [Int64: IndexPartReader] = [:]
      let entries = matchers.entries
      for entry in entries { parts.merge(entry.value.partsByIdentifier) { first, _ in first } }
      let matcher = try MemoryMatcher(library, scope: scope, sharing: parts)
      renew(entries.filter { $0.key != scope && $0.version < version }.map(\.key), parts, version)
      return matcher
    }
  }

  /// Opens matchers of an older version again: they would keep the library's file from being tidied.
  private func renew(
    _ scopes: [MemoryMatcher.Scope],
    _ parts: [Int64: IndexPartReader],
    _ version: Int64
  ) {
    for scope in scopes {
      // A memory may be gone; whoever asks for it will be told.
      if let matcher = try? MemoryMatcher(library, scope: scope, sharing: parts) {
        matchers.replace(scope, version: version, with: matcher)
      } else {
        matchers.remove(scope, olderThan: version)
      }
    }
  }

  /// Returns the concepts of all glossaries, in the order in which they came.
  func concepts() throws -> [GlossaryConcept] {
    switch use {
    case .oneCommand: try library.concepts(glossaries: nil)
    case .manyRequests:
      try glossaries.value(for: AllGlossaries(), version: library.version().glossaries) {
        try LoadedGlossaries(library)
      }.concepts
    }
  }

  /// Returns the concepts in which terms are looked up.
  func lookupSource() throws -> any LookupSource {
    switch use {
    case .oneCommand: StoredConcepts(library: library)
    case .manyRequests:
      try glossaries.value(for: AllGlossaries(), version: library.version().glossaries) {
        try LoadedGlossaries(library)
      }
    }
  }

  /// Returns terms to be found in articles.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of a name; `UnknownDomain`.
  func terms(_ selection: TermSelection) throws -> SelectedTerms {
    try terms.value(for: selection, version: library.version().glossaries) {
      try SelectedTerms(selection, of: library)
    }
  }
}
