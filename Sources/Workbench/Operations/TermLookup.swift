import Documents
import LibraryAccess
import Linguistics
import Model
import Terminology

/// One look-up of a term, in concepts that come from somewhere.
struct TermLookup {
  let request: LookupRequest
  let source: any LookupSource
  let interruption: Interruption
  private let matcher: (MatchScope) throws -> MemoryMatcher

  /// Prepares a look-up.
  ///
  /// - Parameters:
  ///   - request: What is looked up, and how.
  ///   - source: The concepts.
  ///   - interruption: Asked for each term and each key that is compared.
  ///   - matcher: Returns the index of the memories in which examples are looked for.
  init(
    _ request: LookupRequest,
    in source: any LookupSource,
    interruption: Interruption = .never,
    matcher: @escaping (MatchScope) throws -> MemoryMatcher
  ) {
    self.request = request
    self.source = source
    self.interruption = interruption
    self.matcher = matcher
  }

  /// Returns units of the memories that contain the words of the query, next to each other.
  func examples(_ query: String, language: LanguageTag) throws -> [LookupExample] {
    let words = query.filter { $0 != "\"" }
    guard request.exampleLimit > 0, !words.tokens.isEmpty else { return [] }
    let scope = MatchScope(LanguagePair(from: language), memories: request.memories)
    let found = try MemoryConcordance(
      "\"\(words)\"",
      with: matcher(scope),
      limit: request.exampleLimit,
      recordLimit: 20 * request.exampleLimit
    )
    return found.hits.compactMap { hit in
      hit.target.map {
        LookupExample(source: hit.source, target: $0, memory: hit.memory, ranges: hit.ranges)
      }
    }
  }

  /// Returns the concepts with terms that the query is, that occur in it or in which it occurs.
  func matching(_ query: String, language: LanguageTag) throws -> [LookupEntry] {
    let words = QueryWords(query)
    guard !words.tokens.isEmpty else { return [] }
    let (terms, recognizer) = try source.candidates(words.allKeys)
    var found = LookupHits()
    var scanner = recognizer.makeScanner()
    for occurrence in scanner.occurrences(in: query) {
      try interruption.check()
      let entry = terms.list.entries[occurrence.term]
      guard isWanted(terms.list.concepts[entry.concept]) else { continue }
      let covered = words.tokens.count { occurrence.range.contains($0.start) }
      let isWhole = covered == words.tokens.count
      guard isWhole || !request.isWhole else { continue }
      found.keep(
        LookupHit(
          entry: occurrence.term,
          kind: isWhole ? LookupEntry.Kind(occurrence.form.kind) : .partial,
          closeness: covered * 100 / words.tokens.count,
          status: entry.term.status,
          reasons: occurrence.form.reasons,
          isLiteral: isWhole && entry.term.text == query,
          isForm: isWhole ? occurrence.form.hasOtherWord : occurrence.form.kind == .inflected,
          distanceFromHead: isWhole ? 0 : distanceFromHead(occurrence.range, of: query, language)
        ),
        of: entry.concept
      )
    }
    if !request.isWhole {
      try addContaining(query, language: language, words, terms, to: &found)
    }
    return found.entries(in: terms)
  }

  /// Adds the terms in which the query occurs: الأمم in الأمم المتحدة.
  private func addContaining(
    _ query: String,
    language: LanguageTag,
    _ words: QueryWords,
    _ terms: LookupTerms,
    to found: inout LookupHits
  ) throws {
    let first = terms.place(behind: words.tokens.count)
    let term = RecognizableTerm(text: query, language: language).ignoringCase
    var scanner: TermScanner?
    for place in source.places(words.keys, in: terms) where place >= first {
      try interruption.check()
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
          status: entry.term.status,
          reasons: occurrence.form.reasons,
          isForm: occurrence.form.hasOtherWord
        ),
        of: entry.concept
      )
    }
  }

  /// Whether an entry answers a query of so few letters that what begins like it is noise: PA, SAM.
  func isWholeOfShortQuery(_ entry: LookupEntry) -> Bool {
    request.query.unicodeScalars.count <= 3 && entry.kind.rank < LookupEntry.Kind.partial.rank
  }

  private func distanceFromHead(
    _ range: Range<Int>,
    of query: String,
    _ language: LanguageTag
  ) -> Int {
    language.isArabic ? range.lowerBound : query.utf8.count - range.upperBound
  }

  func isWanted(_ concept: GlossaryConcept) -> Bool {
    request.glossaries.map { $0.contains(concept.glossary) } ?? true
  }
}

extension TermForm {
  /// Whether a word has another number or gender than the entry, or is written with other borders.
  fileprivate var hasOtherWord: Bool {
    reasons.contains { reason in
      ["plural", "singular", "dual", "gender", "variant", "feminine", "masculine"].contains {
        reason.text.hasPrefix($0)
      }
    }
  }
}
