import Documents
import Linguistics
public import Model
import Terminology

/// Looks up how a term is translated: in any form, in either language.
public struct TermLookup {
  /// How to look up.
  public struct Options: Sendable {
    /// The most entries that are returned.
    public var limit = 10
    /// The most usage examples that are returned.
    public var exampleLimit = 3
    /// The language of the query; `nil` means that its letters tell.
    public var language: LanguageTag?
    /// The glossaries to use; `nil` is all.
    public var glossaries: [String]?

    /// Creates the default options.
    public init() {}
  }

  private let library: any ConceptSource
  private let matcher: (MemoryMatcher.Scope) throws -> MemoryMatcher
  private let options: Options

  /// Creates a look-up.
  public init(in library: any Library, options: Options = Options()) {
    self.init(in: library, options: options) { try MemoryMatcher(library, scope: $0) }
  }

  /// Creates a look-up that takes what is open already.
  ///
  /// - Parameters:
  ///   - concepts: The concepts.
  ///   - options: How to look up.
  ///   - matcher: Returns the index of the memories in which examples are looked for.
  init(
    in concepts: any ConceptSource,
    options: Options,
    matcher: @escaping (MemoryMatcher.Scope) throws -> MemoryMatcher
  ) {
    library = concepts
    self.matcher = matcher
    self.options = options
  }

  /// Returns the concepts that a query names, the best first.
  ///
  /// First come terms of which the query is a form, then terms that contain it or that it contains,
  /// then terms with words that begin like it; where there are none, terms spelled nearly so.
  ///
  /// - Throws: what the library throws.
  public func lookUp(_ query: String) throws -> LookupResult {
    let language = options.language ?? recognizedLanguage(of: query)
    var entries = try matching(query, language: language)
    if entries.count < options.limit {
      entries += try beginning(with: query, language: language, except: entries)
    }
    if entries.isEmpty { entries = try spelledLike(query, language: language) }
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
    guard !words.tokens.isEmpty else { return [] }
    let scope = MemoryMatcher.Scope(
      source: language,
      target: language.isArabic ? .english : .arabic
    )
    guard options.exampleLimit > 0 else { return [] }
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

  private func matching(_ query: String, language: LanguageTag) throws -> [LookupEntry] {
    let candidates = try candidates(TermSearchKeys.keys(ofQuery: query).sorted())
    let list = TermList(candidates, languages: Set(candidates.flatMap(\.concept.languageTags)))
    let words = query.tokens.count
    var found: [Int: LookupEntry] = [:]
    var scanner = TermRecognizer(list.recognizable.map(\.ignoringCase)).makeScanner()
    for occurrence in scanner.occurrences(in: query) {
      let covered = query.tokens.count { occurrence.range.contains($0.start) }
      let entry = list.entries[occurrence.term]
      keep(
        LookupEntry(
          candidates[entry.concept],
          kind: covered == words ? LookupEntry.Kind(occurrence.form.kind) : .partial,
          term: entry.term,
          reasons: occurrence.form.reasons,
          closeness: covered * 100 / max(1, words)
        ),
        of: entry.concept,
        in: &found
      )
    }
    addContaining(query, language: language, list, to: &found)
    return found.sorted { ($0.value, $1.key) < ($1.value, $0.key) }.map(\.value)
  }

  /// Adds the terms in which the query occurs: الأمم in الأمم المتحدة.
  private func addContaining(
    _ query: String,
    language: LanguageTag,
    _ list: TermList,
    to found: inout [Int: LookupEntry]
  ) {
    let term = RecognizableTerm(text: query, language: language).ignoringCase
    let recognizer = TermRecognizer([term])
    var scanner = recognizer.makeScanner()
    let words = query.tokens.count
    for entry in list.entries {
      let wordCount = entry.term.text.tokens.count
      guard wordCount > words, let occurrence = scanner.occurrences(in: entry.term.text).first
      else { continue }
      keep(
        LookupEntry(
          list.concepts[entry.concept],
          kind: .partial,
          term: entry.term,
          reasons: occurrence.form.reasons,
          closeness: words * 100 / wordCount
        ),
        of: entry.concept,
        in: &found
      )
    }
  }

  private func keep(_ entry: LookupEntry, of concept: Int, in found: inout [Int: LookupEntry]) {
    if let known = found[concept], known < entry || !(entry < known) { return }
    found[concept] = entry
  }

  private func candidates(_ keys: [String]) throws -> [GlossaryConcept] {
    try library.concepts(withKeys: keys).filter { concept in
      options.glossaries.map { $0.contains(concept.glossary) } ?? true
    }
  }

  private func beginning(
    with query: String,
    language: LanguageTag,
    except known: [LookupEntry]
  ) throws -> [LookupEntry] {
    let tokens = query.tokens
    guard tokens.count == 1 else { return [] }
    let word = FoldedWord(query)
    var prefix = word.text
    if word.units.starts(with: "ال".utf16), word.units.count > 4 { prefix.removeFirst(2) }
    guard prefix.count >= 2 else { return [] }
    let keys = try library.conceptKeys(from: prefix, limit: 40)
    let identifiers = Set(known.map { [$0.glossary, $0.concept.identifier] })
    return try candidates(keys)
      .filter { !identifiers.contains([$0.glossary, $0.concept.identifier]) }
      .compactMap { concept in
        guard let term = concept.concept.term(withWordFrom: prefix) else { return nil }
        return LookupEntry(
          concept,
          kind: .prefix,
          term: term,
          reasons: [],
          closeness: prefix.count * 100 / max(1, term.text.count)
        )
      }
      .sorted()
  }

  /// Returns the concepts with a term in which most words of the query stand, or nearly so.
  private func spelledLike(_ query: String, language: LanguageTag) throws -> [LookupEntry] {
    let words = query.foldedWords.filter { $0.count >= 3 }
    guard !words.isEmpty else { return [] }
    let filters = words.map { SpellingFilter($0.withoutArticle, limit: nearnessLimit($0)) }
    var near: [(distance: Int, key: String)] = []
    try library.forEachConceptWord { bytes in
      guard filters.contains(where: { $0.mayBeNear(bytes) }) else { return }
      let key = String(decoding: bytes, as: UTF8.self)
      let letters = Array(key.utf16)
      if let distance = words.compactMap({ nearness($0, letters) }).min() {
        near.append((distance, key))
      }
    }
    near.sort { ($0.distance, $0.key) < ($1.distance, $1.key) }
    return try candidates(near.prefix(40).map(\.key))
      .compactMap { concept in
        let terms = concept.concept.languages.flatMap(\.terms)
          .compactMap { term in distance(of: words, to: term).map { (term: term, distance: $0) } }
        guard let nearest = terms.min(by: { $0.distance < $1.distance }) else { return nil }
        return LookupEntry(
          concept,
          kind: .near,
          term: nearest.term,
          reasons: ["spelled otherwise"],
          closeness: 100 - nearest.distance
        )
      }
      .sorted()
  }

  /// Returns how far the words of a query are from a term, or `nil` where fewer than most are near.
  private func distance(of words: [[UInt16]], to term: Term) -> Int? {
    let others = term.text.foldedWords
    let found = words.compactMap { word in others.compactMap { nearness(word, $0) }.min() }
    guard found.count * 2 > words.count else { return nil }
    return found.reduce(0, +) + 3 * (words.count - found.count) + max(0, others.count - words.count)
  }

  /// Returns how many letters two words differ in, articles aside, or `nil` if in too many.
  private func nearness(_ left: [UInt16], _ right: [UInt16]) -> Int? {
    spellingDistance(left.withoutArticle, right.withoutArticle, limit: nearnessLimit(left))
  }

  /// How many letters may differ in words like this one.
  private func nearnessLimit(_ word: [UInt16]) -> Int { word.withoutArticle.count < 6 ? 1 : 2 }
}

extension [UInt16] {
  fileprivate var withoutArticle: ArraySlice<UInt16> {
    count > 4 && starts(with: "ال".utf16) ? dropFirst(2) : self[...]
  }
}

extension String {
  /// The folded words of the text.
  fileprivate var foldedWords: [[UInt16]] {
    let bytes = Array(utf8)
    return tokens.map { token in
      var word = FoldedWord()
      word.fold(bytes[token.range])
      return word.units
    }
  }
}

extension ConceptEntry {
  /// The languages of the concept, without regions.
  fileprivate var languageTags: [LanguageTag] { languages.map(\.language.language) }

  private var allTerms: [Term] { languages.flatMap(\.terms) }

  /// Returns the first term with a word that begins with folded letters.
  fileprivate func term(withWordFrom prefix: String) -> Term? {
    allTerms.first { term in
      term.text.foldedWords.contains { word in
        word.starts(with: prefix.utf16) || word.starts(with: ("ال" + prefix).utf16)
      }
    }
  }
}

extension RecognizableTerm {
  fileprivate var ignoringCase: RecognizableTerm {
    var term = self
    term.ignoresCase = true
    return term
  }
}
