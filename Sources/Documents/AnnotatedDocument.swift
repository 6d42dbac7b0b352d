public import Model

/// An article with the terms and the earlier translations that were found for it.
public struct AnnotatedDocument: Sendable {
  /// The file's name as the user gave it.
  public var file: String
  /// The article's language.
  public var sourceLanguage: LanguageTag
  /// The language of the equivalents and translations.
  public var targetLanguage: LanguageTag
  /// The article as it was read.
  public var article: Article
  /// The segments, in order.
  public var segments: [AnnotatedSegment]

  /// Creates a document.
  public init(
    file: String,
    sourceLanguage: LanguageTag,
    targetLanguage: LanguageTag,
    article: Article,
    segments: [AnnotatedSegment] = []
  ) {
    self.file = file
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.article = article
    self.segments = segments
  }

  /// The article's text.
  public var text: String { article.text }
}

/// A segment of an article, with what was found for it.
public struct AnnotatedSegment: Sendable {
  /// The number of the article's block, counted from 1.
  public var paragraph: Int
  /// Where the segment stands in the article's text, in UTF-8 offsets.
  public var range: Range<Int>
  /// The terms, in the order of their starts; ranges are UTF-8 offsets of the article's text.
  public var terms: [AnnotatedTerm] = []
  /// The earlier translations, the best first.
  public var matches: [SegmentMatch] = []
  /// What a translation carries over: numbers, dates, names and the like, in order.
  public var placeables: [AnnotatedPlaceable] = []

  /// Creates a segment.
  public init(paragraph: Int, range: Range<Int>) {
    self.paragraph = paragraph
    self.range = range
  }
}

/// A number, date, amount, name or address of an article, which a translation carries over.
public struct AnnotatedPlaceable: Sendable {
  /// Where it stands, in UTF-8 offsets of the article's text.
  public var range: Range<Int>
  /// What it is, by the name that JSON has for it: `number`, `date`.
  public var kind: String
  /// Its normal form, the same in every language.
  public var value: String

  /// Creates a placeable.
  public init(range: Range<Int>, kind: String, value: String) {
    self.range = range
    self.kind = kind
    self.value = value
  }
}

/// A term that occurs in an article, with its concept.
public struct AnnotatedTerm: Sendable {
  /// Where and how it occurs; the range is in UTF-8 offsets of the article's text.
  public var occurrence: TermOccurrence
  /// The term as entered.
  public var term: Term
  /// The concept's identifier.
  public var concept: String
  /// The name of the glossary.
  public var glossary: String
  /// The subject field.
  public var domain: String?
  /// What the concept is.
  public var definition: String?
  /// A remark for those who use the entry.
  public var note: String?
  /// Whether the term stays as it is in a translation.
  public var isDoNotTranslate: Bool
  /// Whether another concept has the term in the same place, and no equivalent fits both.
  public var isAmbiguous = false
  /// The terms of the concept in the target language.
  public var equivalents: [Term]

  /// Creates a term.
  public init(
    occurrence: TermOccurrence,
    term: Term,
    concept: ConceptEntry,
    glossary: String,
    equivalents: [Term]
  ) {
    self.occurrence = occurrence
    self.term = term
    self.concept = concept.identifier
    self.glossary = glossary
    self.domain = concept.domain
    self.definition = concept.definition
    self.note = concept.note
    self.isDoNotTranslate = concept.isDoNotTranslate
    self.equivalents = equivalents
  }
}
