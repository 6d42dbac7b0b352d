package import Model

/// An article with the terms and the earlier translations that were found for it.
package struct AnnotatedDocument: Sendable {
  /// The file's name as the user gave it.
  package var file: String
  /// The article's language.
  package var sourceLanguage: LanguageTag
  /// The language of the equivalents and translations.
  package var targetLanguage: LanguageTag
  /// The article as it was read.
  package var article: Article
  /// The segments, in order.
  package var segments: [AnnotatedSegment]

  /// Creates a document.
  package init(
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
  package var text: String { article.text }

  /// For each block of the article where its segments stand in `segments`.
  ///
  /// - Complexity: O(blocks + segments)
  var segmentsByBlock: [Range<Int>] {
    var start = 0
    return article.blocks.indices.map { block in
      let first = start
      while start < segments.count, segments[start].paragraph <= block + 1 { start += 1 }
      return first..<start
    }
  }
}

/// A segment of an article, with what was found for it.
package struct AnnotatedSegment: Sendable {
  /// The number of the article's block, counted from 1.
  package var paragraph: Int
  /// Where the segment stands in the article's text, in UTF-8 offsets.
  package var range: Range<Int>
  /// The terms, in the order of their starts; ranges are UTF-8 offsets of the article's text.
  package var terms: [AnnotatedTerm] = []
  /// The earlier translations, the best first.
  package var matches: [SegmentMatch] = []
  /// What a translation carries over: numbers, dates, names and the like, in order.
  package var placeables: [AnnotatedPlaceable] = []
  /// The names of the glossaries, with how the text writes them, in order.
  package var names: [AnnotatedName] = []

  /// Creates a segment.
  package init(paragraph: Int, range: Range<Int>) {
    self.paragraph = paragraph
    self.range = range
  }
}

/// A number, date, amount, name or address of an article, which a translation carries over.
package struct AnnotatedPlaceable: Sendable {
  /// Where it stands, in UTF-8 offsets of the article's text.
  package var range: Range<Int>
  /// What it is, by the name that JSON has for it: `number`, `date`.
  package var kind: String
  /// Its normal form, the same in every language.
  package var value: String

  /// Creates a placeable.
  package init(range: Range<Int>, kind: String, value: String) {
    self.range = range
    self.kind = kind
    self.value = value
  }
}

/// A term that occurs in an article, with its concept.
package struct AnnotatedTerm: Sendable {
  /// Where and how it occurs; the range is in UTF-8 offsets of the article's text.
  package var occurrence: TermOccurrence
  /// The term as entered.
  package var term: Term
  /// The concept's identifier.
  package var concept: String
  /// The name of the glossary.
  package var glossary: String
  /// The subject field.
  package var domain: String?
  /// What the concept is.
  package var definition: String?
  /// A remark for those who use the entry.
  package var note: String?
  /// Whether the term stays as it is in a translation.
  package var isDoNotTranslate: Bool
  /// Whether another concept has the term in the same place, and no equivalent fits both.
  package var isAmbiguous = false
  /// The terms of the concept in the target language.
  package var equivalents: [Term]
  /// Each of them in the form that stands in the translation of the occurrence.
  package var insertions: [Insertion] = []
  /// What is written in place of a term that must not be: the concept's terms in the article's language
  /// that may be used, the preferred ones first.
  package var replacements: [String] = []

  /// Creates a term.
  package init(
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
