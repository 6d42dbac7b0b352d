import Linguistics
public import Model
import Terminology

/// A brief that translations are held to.
///
/// One recogniser has the terms of the source, what is to be used for them, what must not be, and the other
/// equivalents that glossaries have, each with the place of its term in the brief. So any inflection counts, as it
/// does where terms are marked.
public struct CheckedBrief: Sendable {
  /// What a recognised term is to a term of the brief.
  enum Role: Int, Sendable {
    case source
    case use
    case other
    case never
  }

  struct Entry: Sendable {
    let term: Int
    let role: Role
    /// Whether it is what the brief inserts, so that no other form of it is wanted.
    var isInsertion = false
  }

  let terms: [BriefedTerm]
  let entries: [Entry]
  let recognizer: TermRecognizer
  let source: LanguageTag

  /// Takes a brief.
  ///
  /// - Parameters:
  ///   - terms: Its terms.
  ///   - source: The language of the terms.
  ///   - target: The language of what is used for them.
  ///   - glossaries: Tells of inflections and of other equivalents, where there are any.
  /// - Complexity: O(total length of the terms and their forms, and the terms of the glossaries)
  public init(
    _ terms: [BriefedTerm],
    from source: LanguageTag,
    to target: LanguageTag,
    glossaries: CheckedTerms? = nil
  ) {
    self.terms = terms
    self.source = source
    var list = EntryList(source: source, target: target, glossaries: glossaries)
    for (index, term) in terms.enumerated() { list.add(term, index) }
    entries = list.entries
    recognizer = TermRecognizer(list.recognizable)
  }
}

/// The terms of a brief as a recogniser takes them.
private struct EntryList {
  let source: LanguageTag
  let target: LanguageTag
  private(set) var entries: [CheckedBrief.Entry] = []
  private(set) var recognizable: [RecognizableTerm] = []
  /// For each text and language the terms of the glossaries that are spelled so.
  private var known: [Key: [Known]] = [:]

  private struct Key: Hashable {
    let text: FoldedWord
    let isArabic: Bool
  }

  private struct Known {
    let term: Term
    let concept: ConceptEntry
    let isName: Bool
  }

  init(source: LanguageTag, target: LanguageTag, glossaries: CheckedTerms?) {
    self.source = source
    self.target = target
    for entry in glossaries?.entries ?? [] {
      guard let glossaries else { break }
      known[Key(text: FoldedWord(entry.term.text), isArabic: entry.language.isArabic), default: []]
        .append(
          Known(
            term: entry.term,
            concept: glossaries.concepts[entry.concept].concept,
            isName: glossaries.names.contains(entry.concept)
          )
        )
    }
  }

  mutating func add(_ term: BriefedTerm, _ index: Int) {
    add(term.term, source, .init(term: index, role: .source), forms: term.forms)
    for text in term.never { add(text, target, .init(term: index, role: .never)) }
    for text in term.use { add(text, target, .init(term: index, role: .use)) }
    // The English article is no part of a term.
    for text in term.insert.map(\.withoutEnglishArticle) where !term.use.contains(text) {
      add(text, target, .init(term: index, role: .use, isInsertion: true))
    }
    addOthers(of: term, index)
  }

  /// Adds what glossaries have for the term beside; the short form of a name that is to be used is as good as it.
  private mutating func addOthers(of term: BriefedTerm, _ index: Int) {
    let told = Set((term.use + term.insert + term.never).map { FoldedWord($0) })
    var added: Set<FoldedWord> = []
    for entry in known[Key(text: FoldedWord(term.term), isArabic: source.isArabic)] ?? [] {
      for other in entry.concept.terms(in: target) {
        let text = FoldedWord(other.text)
        guard !told.contains(text), added.insert(text).inserted else { continue }
        let isShort =
          entry.isName && !other.status.isDiscouraged
          && term.use.contains {
            $0.hasSuffix(" " + other.text) || $0.hasPrefix(other.text + " ")
          }
        let role: CheckedBrief.Role =
          isShort ? .use : other.status.isDiscouraged ? .never : .other
        add(other.text, target, .init(term: index, role: role))
      }
    }
  }

  private mutating func add(
    _ text: String,
    _ language: LanguageTag,
    _ entry: CheckedBrief.Entry,
    forms: [String] = []
  ) {
    let entered = known[Key(text: FoldedWord(text), isArabic: language.isArabic)]?.first
    entries.append(entry)
    recognizable.append(
      RecognizableTerm(
        text: text,
        language: language,
        forms: forms + (entered?.term.forms ?? []),
        partOfSpeech: entered?.term.partOfSpeech,
        matching: entered?.term.matching ?? [],
        isName: entered?.isName ?? false,
        takesArticle: false
      )
    )
  }
}

extension String {
  fileprivate var withoutEnglishArticle: String {
    for article in ["the ", "a ", "an "] where hasPrefix(article) {
      return String(dropFirst(article.count))
    }
    return self
  }
}
