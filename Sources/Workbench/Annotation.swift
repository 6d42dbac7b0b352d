public import Documents
public import Model
import Terminology

/// Finds the known terms and the earlier translations of articles.
public struct Annotation: Sendable {
  /// How to annotate.
  public struct Options: Hashable, Sendable {
    /// The language of the articles; `nil` means that each article's letters tell.
    public var source: LanguageTag?
    /// The language of the equivalents; `nil` is English for Arabic and Arabic for all others.
    public var target: LanguageTag?
    /// The glossaries to use; `nil` is all.
    public var glossaries: [String]?
    /// The memories to use; `nil` is all.
    public var memories: [String]?
    /// Which earlier translations are wanted.
    public var matching = MemoryMatcher.Options()

    /// Creates the default options.
    public init() {}
  }

  private let library: any Library
  private let concepts: [GlossaryConcept]
  private let options: Options
  private var recognizers: [Set<LanguageTag>: (list: TermList, recognizer: TermRecognizer)] = [:]
  private var matchers: [MemoryMatcher.Scope: MemoryMatcher] = [:]

  /// Prepares for any number of articles.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of a name.
  public init(with library: any Library, options: Options = Options()) throws {
    concepts = try library.concepts(glossaries: options.glossaries)
    self.library = library
    self.options = options
  }

  /// Returns an article with its terms.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - file: Its name.
  /// - Returns: The article's segments with what was found for each.
  /// - Throws: what the library throws.
  public mutating func annotate(_ article: Article, file: String) throws -> AnnotatedDocument {
    let source = options.source ?? article.recognizedLanguage
    let target =
      options.target ?? article.targetLanguage ?? (source.isArabic ? .english : .arabic)
    var document = AnnotatedDocument(
      file: file,
      sourceLanguage: source,
      targetLanguage: target,
      article: article
    )
    document.segments = SegmentedText(article, language: source).segments
      .map { AnnotatedSegment(paragraph: $0.paragraph, range: $0.range) }
    addTerms(to: &document)
    try addMatches(to: &document)
    return document
  }

  private mutating func addMatches(to document: inout AnnotatedDocument) throws {
    let scope = MemoryMatcher.Scope(
      source: document.sourceLanguage,
      target: document.targetLanguage,
      memories: options.memories
    )
    let matcher = try matchers[scope] ?? MemoryMatcher(library, scope: scope)
    matchers[scope] = matcher
    let bytes = Array(document.text.utf8)
    let texts = document.segments.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    let matches = try matcher.matches(forText: texts, options: options.matching)
    for (index, found) in matches.enumerated() { document.segments[index].matches = found }
  }

  private mutating func addTerms(to document: inout AnnotatedDocument) {
    let (list, recognizer) = recognizer(for: document)
    var scanner = recognizer.makeScanner()
    var text = document.text
    text.withUTF8 { bytes in
      for index in document.segments.indices {
        let range = document.segments[index].range
        let found = scanner.occurrences(in: UnsafeBufferPointer(rebasing: bytes[range]))
        document.segments[index].terms = terms(
          found,
          in: list,
          from: range.lowerBound,
          target: document.targetLanguage
        )
      }
    }
  }

  private mutating func recognizer(
    for document: AnnotatedDocument
  ) -> (list: TermList, recognizer: TermRecognizer) {
    let languages: Set = [document.sourceLanguage.language, document.targetLanguage.language]
    if let known = recognizers[languages] { return known }
    let list = TermList(concepts, languages: languages)
    let made = (list, TermRecognizer(list.recognizable))
    recognizers[languages] = made
    return made
  }

  /// Joins occurrences with their concepts; a concept found twice in one place counts once, in the
  /// closest form.
  private func terms(
    _ found: [TermOccurrence],
    in list: TermList,
    from start: Int,
    target: LanguageTag
  ) -> [AnnotatedTerm] {
    var best: [AnnotatedTerm] = []
    var places: [ConceptPlace: Int] = [:]
    for occurrence in found {
      let entry = list.entries[occurrence.term]
      let place = ConceptPlace(concept: entry.concept, range: occurrence.range)
      if let known = places[place] {
        guard occurrence.form.kind.rank < best[known].occurrence.form.kind.rank else { continue }
        best[known].occurrence = occurrence.moved(by: start)
        best[known].term = entry.term
        continue
      }
      places[place] = best.count
      let concept = list.concepts[entry.concept]
      best.append(
        AnnotatedTerm(
          occurrence: occurrence.moved(by: start),
          term: entry.term,
          concept: concept.concept,
          glossary: concept.glossary,
          equivalents: concept.concept.terms(in: target)
            .withLast(where: \.status.isDiscouraged)
        )
      )
    }
    return best
  }
}

private struct ConceptPlace: Hashable {
  let concept: Int
  let range: Range<Int>
}

extension TermForm.Kind {
  fileprivate var rank: Int {
    switch self {
    case .exact: 0
    case .orthographic: 1
    case .inflected: 2
    }
  }
}

extension TermOccurrence {
  fileprivate func moved(by offset: Int) -> TermOccurrence {
    var moved = self
    moved.range = range.lowerBound + offset..<range.upperBound + offset
    return moved
  }
}

extension Array {
  /// Returns the elements with those last for which `isLast` holds, otherwise in their order.
  fileprivate func withLast(where isLast: (Element) -> Bool) -> [Element] {
    filter { !isLast($0) } + filter(isLast)
  }
}
