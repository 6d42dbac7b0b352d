import Documents
package import LibraryAccess
import Linguistics
package import Model
import Terminology

/// Looks up how a term is translated: in any form, in either language.
package struct TermLookup {
  /// How to look up.
  package struct Options: Hashable, Sendable {
    /// The most entries that are returned.
    package var limit = 10
    /// The most usage examples that are returned.
    package var exampleLimit = 3
    /// The language of the query; `nil` means that its letters tell.
    package var language: LanguageTag?
    /// The glossaries to use; `nil` is all.
    package var glossaries: [String]?

    /// Creates the default options.
    package init() {}
  }

  let source: any LookupSource
  private let matcher: (MemoryMatcher.Scope) throws -> MemoryMatcher
  let options: Options

  /// Creates a look-up.
  package init(in library: any Library, options: Options = Options()) {
    self.init(in: StoredConcepts(library: library), options: options) {
      try MemoryMatcher(library, scope: $0)
    }
  }

  /// Creates a look-up that takes what is open already.
  ///
  /// - Parameters:
  ///   - source: The concepts.
  ///   - options: How to look up.
  ///   - matcher: Returns the index of the memories in which examples are looked for.
  init(
    in source: any LookupSource,
    options: Options,
    matcher: @escaping (MemoryMatcher.Scope) throws -> MemoryMatcher
  ) {
    self.source = source
    self.matcher = matcher
    self.options = options
  }

  /// Returns the concepts that a query names, the best first.
  ///
  /// First come terms of which the query is a form, then terms that contain it or that it contains,
  /// then terms with words that begin like it; where there are none, terms spelled nearly so.
  ///
  /// - Throws: what the library throws.
  package func lookUp(_ query: String) throws -> LookupResult {
    let language = options.language ?? recognizedLanguage(of: query)
    var entries = try matching(query, language: language)
    if entries.count < options.limit {
      entries += try beginning(with: query, except: entries)
    }
    if entries.isEmpty { entries = try spelledLike(query) }
    return LookupResult(
      query: query,
      language: language,
      entries: Array(entries.prefix(options.limit)),
      examples: try examples(query, language: language)
    )
  }

  /// Returns units of the memories that contain the words of the query, next to each other.
  private func examples(_ query: String, language: LanguageTag) throws -> [LookupExample] {
    let words = query.filter { $0 != "\"" }
    guard options.exampleLimit > 0, !words.tokens.isEmpty else { return [] }
    let scope = MemoryMatcher.Scope(
      source: language,
      target: language.isArabic ? .english : .arabic
    )
    let found = try MemoryConcordance(
      "\"\(words)\"",
      with: matcher(scope),
      limit: options.exampleLimit,
      recordLimit: 20 * options.exampleLimit
    )
    return found.hits.compactMap { hit in
      hit.target.map {
        LookupExample(source: hit.source, target: $0, memory: hit.memory, ranges: hit.ranges)
      }
    }
  }

  /// Returns the concepts with terms that the query is, that occur in it or in which it occurs.
  private func matching(_ query: String, language: LanguageTag) throws -> [LookupEntry] {
    let words = QueryWords(query)
    guard !words.tokens.isEmpty else { return [] }
    let (terms, recognizer) = try source.candidates(words.allKeys)
    var found = LookupHits()
    var scanner = recognizer.makeScanner()
    for occurrence in scanner.occurrences(in: query) {
      let entry = terms.list.entries[occurrence.term]
      guard isWanted(terms.list.concepts[entry.concept]) else { continue }
      let covered = words.tokens.count { occurrence.range.contains($0.start) }
      let isWhole = covered == words.tokens.count
      found.keep(
        LookupHit(
          entry: occurrence.term,
          kind: isWhole ? LookupEntry.Kind(occurrence.form.kind) : .partial,
          closeness: covered * 100 / words.tokens.count,
          isDiscouraged: entry.term.status.isDiscouraged,
          reasons: occurrence.form.reasons
        ),
        of: entry.concept
      )
    }
    addContaining(query, language: language, words, terms, to: &found)
    return found.entries(in: terms, limit: options.limit)
  }

  /// Adds the terms in which the query occurs: الأمم in الأمم المتحدة.
  ///
  /// The places have the closest terms first, so that those behind the wanted ones are not looked at.
  private func addContaining(
    _ query: String,
    language: LanguageTag,
    _ words: QueryWords,
    _ terms: LookupTerms,
    to found: inout LookupHits
  ) {
    let first = terms.place(behind: words.tokens.count)
    let term = RecognizableTerm(text: query, language: language).ignoringCase
    var scanner: TermScanner?
    var concepts: Set<Int> = []
    for place in source.places(words.keys, in: terms) where place >= first {
      let shape = terms.shapes[place]
      let entry = terms.list.entries[shape.entry]
      guard isWanted(terms.list.concepts[entry.concept]) else { continue }
      if scanner == nil { scanner = TermRecognizer([term]).makeScanner() }
      guard let occurrence = scanner?.occurrences(in: entry.term.text).first else { continue }
      found.keep(
        LookupHit(
          entry: shape.entry,
          kind: .partial,
          closeness: words.tokens.count * 100 / shape.wordCount,
          isDiscouraged: shape.isDiscouraged,
          reasons: occurrence.form.reasons
        ),
        of: entry.concept
      )
      concepts.insert(entry.concept)
      if concepts.count == options.limit { break }
    }
  }

  func isWanted(_ concept: GlossaryConcept) -> Bool {
    options.glossaries.map { $0.contains(concept.glossary) } ?? true
  }
}
