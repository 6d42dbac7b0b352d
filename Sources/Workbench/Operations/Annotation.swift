package import Documents
package import LibraryAccess
import Linguistics
package import Model
import Synchronization

/// Finds the known terms, the earlier translations and the placeables of articles.
///
/// Several threads may annotate at once; what they share is made once.
package final class Annotation: Sendable {
  /// How to annotate.
  package struct Options: Hashable, Sendable {
    /// The language of the articles; `nil` means that each article's letters tell.
    package var source: LanguageTag?
    /// The language of the equivalents; `nil` is English for Arabic and Arabic for all others.
    package var target: LanguageTag?
    /// The glossaries to use; `nil` is all.
    package var glossaries: [String]?
    /// The domains to which concepts must belong, in any letter case; `nil` is all, and none.
    package var domains: [String]?
    /// Terms that are not marked.
    package var stopList = StopList()
    /// Whether only the first mention of each concept is marked.
    package var marksFirstOnly = false
    /// The memories to use; `nil` is all.
    package var memories: [String]?
    /// Which earlier translations are wanted.
    package var matching = MemoryMatcher.Options()

    /// Creates the default options.
    package init() {}
  }

  private let matcher: @Sendable (MemoryMatcher.Scope) throws -> MemoryMatcher
  private let concepts: [GlossaryConcept]
  private let options: Options
  private let vocabularies = Mutex<[Set<LanguageTag>: TermVocabulary]>([:])

  /// Prepares for any number of articles.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of a name; `UnknownDomain`.
  package convenience init(with library: any Library, options: Options = Options()) throws {
    let matchers = OpenMatchers(library)
    try self.init(with: library, options: options) { try matchers.matcher($0) }
  }

  /// Prepares for any number of articles, and takes the memories' indexes from elsewhere.
  init(
    with library: any GlossaryLibrary,
    options: Options,
    matcher: @escaping @Sendable (MemoryMatcher.Scope) throws -> MemoryMatcher
  ) throws {
    var concepts = try library.concepts(glossaries: options.glossaries)
    if let domains = options.domains {
      let present = Set(concepts.compactMap { $0.concept.domain?.lowercased() })
      for domain in domains where !present.contains(domain.lowercased()) {
        throw UnknownDomain(domain: domain, known: present.sorted())
      }
      let wanted = Set(domains.map { $0.lowercased() })
      concepts.removeAll { !wanted.contains($0.concept.domain?.lowercased() ?? "") }
    }
    self.concepts = concepts
    self.matcher = matcher
    self.options = options
  }

  /// Returns an article with its terms.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - file: Its name.
  ///   - interruption: Asked while the article is annotated, also within one long segment.
  /// - Returns: The article's segments with what was found for each.
  /// - Throws: `InterruptionError`, and what the library throws.
  package func annotate(
    _ article: Article,
    file: String,
    interruption: Interruption = .never
  ) throws -> AnnotatedDocument {
    let source = options.source ?? article.recognizedLanguage
    let target =
      options.target ?? article.targetLanguage ?? (source.isArabic ? .english : .arabic)
    var document = AnnotatedDocument(
      file: file,
      sourceLanguage: source,
      targetLanguage: target,
      article: article
    )
    document.segments = try SegmentedText(article, language: source, interruption: interruption)
      .segments.map { AnnotatedSegment(paragraph: $0.paragraph, range: $0.range) }
    try vocabulary(for: document).addTerms(to: &document, interruption)
    document.removeTermsInProtectedText()
    if options.marksFirstOnly { document.keepFirstMentions() }
    try addPlaceables(to: &document, interruption)
    try addMatches(to: &document)
    return document
  }

  private func addMatches(to document: inout AnnotatedDocument) throws {
    let scope = MemoryMatcher.Scope(
      source: document.sourceLanguage,
      target: document.targetLanguage,
      memories: options.memories
    )
    let matcher = try matcher(scope)
    let bytes = Array(document.text.utf8)
    let texts = document.segments.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    let matches = try matcher.matches(forText: texts, options: options.matching)
    for (index, found) in matches.enumerated() { document.segments[index].matches = found }
  }

  private func addPlaceables(
    to document: inout AnnotatedDocument,
    _ interruption: Interruption
  ) throws {
    let scanner = PlaceableScanner(
      isArabic: document.sourceLanguage.isArabic,
      readsMonthFirst: document.sourceLanguage.description.lowercased() == "en-us"
    )
    var text = document.text
    try text.withUTF8 { bytes in
      for index in document.segments.indices {
        try interruption.check()
        let range = document.segments[index].range
        let found = try scanner.placeables(
          in: UnsafeBufferPointer(rebasing: bytes[range]),
          checkpoint: interruption.check
        )
        document.segments[index].placeables = found.map {
          AnnotatedPlaceable(
            range: $0.range.lowerBound + range.lowerBound..<$0.range.upperBound + range.lowerBound,
            kind: $0.kind.rawValue,
            value: $0.value
          )
        }
      }
    }
  }

  private func vocabulary(for document: AnnotatedDocument) -> TermVocabulary {
    let languages: Set = [document.sourceLanguage.language, document.targetLanguage.language]
    return vocabularies.withLock { vocabularies in
      let vocabulary =
        vocabularies[languages]
        ?? TermVocabulary(concepts, languages: languages, without: options.stopList)
      vocabularies[languages] = vocabulary
      return vocabulary
    }
  }
}

/// The matchers of a library, each opened once.
private final class OpenMatchers: Sendable {
  private let library: any Library
  private let matchers = Mutex<[MemoryMatcher.Scope: MemoryMatcher]>([:])

  init(_ library: any Library) { self.library = library }

  func matcher(_ scope: MemoryMatcher.Scope) throws -> MemoryMatcher {
    try matchers.withLock { matchers in
      let matcher = try matchers[scope] ?? MemoryMatcher(library, scope: scope)
      matchers[scope] = matcher
      return matcher
    }
  }
}

/// Thrown when no concept of the glossaries has a domain that the user asks for.
package struct UnknownDomain: Error, CustomStringConvertible {
  let domain: String
  let known: [String]

  package var description: String {
    let domains = known.isEmpty ? "none" : known.joined(separator: ", ")
    return "no concept has the domain \(quoted(domain)); the glossaries have: \(domains)"
  }
}
