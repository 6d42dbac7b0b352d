package import Files
package import LibraryAccess
package import Model
import Synchronization
import TranslationMemory

/// A library that stays open for many requests at once.
///
/// What is costly to make and the same for many requests (recognisers, match indexes) is made once, and
/// anew when the library has changed: by this process or another one.
package final class LiveLibrary: Sendable {
  private let session: LibrarySession
  private let matchers = Mutex(Kept<MemoryMatcher.Scope, MemoryMatcher>(capacity: 8))
  /// Held by whoever opens matchers, so that nobody does it twice.
  private let opening = Mutex(())
  private let glossaries = Mutex<(version: Int64, value: LoadedGlossaries)?>(nil)
  private let annotations = Mutex(Kept<Annotation.Options, Annotation>(capacity: 8))

  /// Takes a library that is open.
  package init(_ session: LibrarySession) { self.session = session }

  /// What the library holds.
  package var library: any Library { session.library }

  /// Closes the library.
  package func close() {
    matchers.withLock { $0.removeAll() }
    annotations.withLock { $0.removeAll() }
    session.close()
  }

  /// Runs a use case, and says what is wrong with the library in words for the user.
  ///
  /// - Throws: `FileError`, and what `body` throws of its own.
  package func perform<Result>(_ body: (LiveLibrary) throws -> Result) throws -> Result {
    try translatingIndexErrors { try body(self) }
  }

  /// Fails when the library cannot be read.
  package func check() throws { _ = try translatingLibraryErrors { try library.version() } }

  /// Reads all of the library, and says what is wrong with it.
  ///
  /// - Returns: The faults, in words; none if the library is sound.
  /// - Throws: `FileError`, when it cannot be read.
  package func faults() throws -> [String] {
    let (isSound, text, _) = try session.check()
    return isSound ? [] : text.split(separator: "\n").map(String.init)
  }

  /// Returns a matcher for the library as it is now.
  ///
  /// - Throws: `FileError`, when there is no memory of a name, or the library cannot be read.
  package func matcher(_ scope: MemoryMatcher.Scope) throws -> MemoryMatcher {
    try matcher(scope, translatingLibraryErrors { try library.version() })
  }

  private func matcher(
    _ scope: MemoryMatcher.Scope,
    _ version: LibraryVersion
  ) throws -> MemoryMatcher {
    if let matcher = matchers.withLock({ $0.value(for: scope, version: version.memories) }) {
      return matcher
    }
    return try opening.withLock { _ in
      if let matcher = matchers.withLock({ $0.value(for: scope, version: version.memories) }) {
        return matcher
      }
      return try openMatchers(scope, version.memories)
    }
  }

  /// Opens a matcher, and those again that are of older versions: they would keep the library's file
  /// from being tidied, and share their parts of the index with the new ones.
  private func openMatchers(
    _ scope: MemoryMatcher.Scope,
    _ version: Int64
  ) throws -> MemoryMatcher {
    let entries = matchers.withLock(\.entries)
    var parts: [Int64: IndexPartReader] = [:]
    for entry in entries { parts.merge(entry.value.partsByIdentifier) { first, _ in first } }
    for entry in entries.reversed() where entry.version != version && entry.key != scope {
      // A memory may be gone; who asks for it will be told.
      let matcher = try? MemoryMatcher(library, scope: entry.key, sharing: parts)
      matchers.withLock { $0.replace(matcher, for: entry.key, version: version) }
    }
    let matcher = try MemoryMatcher(library, scope: scope, sharing: parts)
    matchers.withLock { $0.keep(matcher, for: scope, version: version) }
    return matcher
  }

  /// Returns the concepts of a glossary, in its order.
  ///
  /// - Throws: `FileError`, when there is no glossary of the name.
  package func concepts(of glossary: String) throws -> [GlossaryConcept] {
    try translatingLibraryErrors { try library.concepts(glossaries: [glossary]) }
  }

  /// Looks a term up.
  ///
  /// - Throws: `FileError`, when the library cannot be read.
  package func lookUp(_ query: String, options: TermLookup.Options) throws -> LookupResult {
    try translatingIndexErrors {
      let version = try library.version()
      let lookup = try TermLookup(in: loadedGlossaries(version), options: options) {
        try self.matcher($0, version)
      }
      return try lookup.lookUp(query)
    }
  }

  /// Returns the concepts as they are now.
  ///
  /// Who finds them changed waits for whoever reads them anew, and so does nobody twice.
  private func loadedGlossaries(_ version: LibraryVersion) throws -> LoadedGlossaries {
    try glossaries.withLock { kept in
      if let kept, kept.version == version.glossaries { return kept.value }
      let loaded = try LoadedGlossaries(library)
      kept = (version.glossaries, loaded)
      return loaded
    }
  }

  /// Searches the memories for words, in any inflection.
  ///
  /// - Throws: `FileError`, when there is no memory of a name, or the library cannot be read.
  package func concordance(
    _ query: String,
    _ scope: MemoryMatcher.Scope,
    limit: Int
  ) throws -> MemoryConcordance {
    try MemoryConcordance(query, with: matcher(scope), limit: limit)
  }

  /// Returns an annotated article as it is written to a file.
  ///
  /// - Throws: `FileError`, when the file is no article, or there is no glossary or memory of a name.
  package func annotate(
    _ file: InputFile,
    _ options: Annotation.Options,
    as format: AnnotationFormat
  ) throws -> AnnotatedFile {
    try translatingIndexErrors {
      let article = try ArticleReader().read(file)
      let version = try library.version().glossaries
      let kept = annotations.withLock { $0.value(for: options, version: version) }
      let annotation =
        try kept
        ?? Annotation(with: library, options: options) { [weak self] scope in
          guard let self else { throw CancellationError() }
          return try self.matcher(scope)
        }
      annotations.withLock { $0.keep(annotation, for: options, version: version) }
      let document = try annotation.annotate(article, file: file.name)
      return try AnnotatedFile(document, as: format)
    }
  }

  /// Aligns two texts; the words of the library's glossaries and memories count as known.
  ///
  /// - Throws: `FileError`, when the library cannot be read.
  package func align(
    _ source: InputFile,
    _ target: InputFile,
    _ options: ArticleAlignment.Options
  ) throws -> AlignedArticle {
    try translatingIndexErrors {
      let alignment = try ArticleAlignment(
        glossaries: library,
        memories: library,
        options: options
      )
      let reader = ArticleReader()
      return try alignment.align(
        try reader.read(source),
        file: source.name,
        try reader.read(target),
        file: target.name
      )
    }
  }
}

/// A few values that were made for a version of the library, the one used last first.
private struct Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private(set) var entries: [(key: Key, version: Int64, value: Value)] = []
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  mutating func value(for key: Key, version: Int64) -> Value? {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    guard entries[index].version == version else { return nil }
    if index > 0 { entries.insert(entries.remove(at: index), at: 0) }
    return entries[0].value
  }

  mutating func keep(_ value: Value, for key: Key, version: Int64) {
    entries.removeAll { $0.key == key }
    entries.insert((key, version, value), at: 0)
    if entries.count > capacity { entries.removeLast() }
  }

  /// Puts another value in the place of one, or nothing.
  mutating func replace(_ value: Value?, for key: Key, version: Int64) {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return }
    if let value {
      entries[index] = (key, version, value)
    } else {
      entries.remove(at: index)
    }
  }

  mutating func removeAll() { entries = [] }
}
