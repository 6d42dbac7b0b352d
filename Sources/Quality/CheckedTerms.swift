public import Model
public import Terminology

/// The terms that translations are held to: those of glossaries in two languages.
public struct CheckedTerms: Sendable {
  /// A term and the concept that it is of.
  public struct Entry: Sendable {
    let concept: Int
    let term: Term
    let language: LanguageTag

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - concept: The place of its concept in the list.
    ///   - term: The term.
    ///   - language: Its language.
    public init(concept: Int, term: Term, language: LanguageTag) {
      self.concept = concept
      self.term = term
      self.language = language
    }
  }

  let concepts: [GlossaryConcept]
  let entries: [Entry]
  let recognizer: TermRecognizer
  /// The places of the concepts that are names of people, places and institutions.
  let names: Set<Int>

  /// Takes terms that a recogniser was made of.
  ///
  /// - Parameters:
  ///   - concepts: The concepts.
  ///   - entries: The terms, in the order of the recogniser's.
  ///   - recognizer: Finds them.
  ///   - names: The places of the concepts that are names.
  public init(
    concepts: [GlossaryConcept],
    entries: [Entry],
    recognizer: TermRecognizer,
    names: Set<Int> = []
  ) {
    self.concepts = concepts
    self.entries = entries
    self.recognizer = recognizer
    self.names = names
  }
}

/// A term in a side of a segment.
struct TermMention: Sendable {
  /// The place of the term among the entries.
  let entry: Int
  /// Where it stands, in scalars.
  let range: Range<Int>
  /// How it differs from the term as entered.
  let form: TermForm
  let isNested: Bool
}

/// The terms of both sides of a segment.
struct SegmentTerms: Sendable {
  let all: CheckedTerms
  let source: [TermMention]
  let target: [TermMention]

  func entry(_ mention: TermMention) -> CheckedTerms.Entry { all.entries[mention.entry] }

  func concept(_ mention: TermMention) -> ConceptEntry {
    all.concepts[entry(mention).concept].concept
  }
}
