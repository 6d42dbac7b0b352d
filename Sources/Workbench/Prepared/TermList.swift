import Linguistics
import Model
import Terminology

/// The terms of concepts as a recogniser takes them, with the way back from each to its concept.
struct TermList {
  /// A term and the concept that it is of.
  struct Entry {
    let concept: Int
    let term: Term
  }

  let concepts: [GlossaryConcept]
  private(set) var entries: [Entry] = []
  private(set) var recognizable: [RecognizableTerm] = []

  /// Lists the terms of concepts in some languages, or in all, whatever the regions.
  ///
  /// - Parameters:
  ///   - concepts: The concepts.
  ///   - languages: The languages; `nil` is all.
  ///   - isCapitalStyle: Whether capitals tell no names; `nil` where the concepts say.
  ///   - stopList: Terms to leave out.
  init(
    _ concepts: [GlossaryConcept],
    languages: Set<LanguageTag>?,
    isCapitalStyle: Bool? = nil,
    without stopList: StopList = StopList()
  ) {
    self.concepts = concepts
    let haveNames = concepts.map { Self.hasNames($0.concept) }
    // A house may begin every English term with a capital, so that capitals tell no names.
    let isCapitalStyle = isCapitalStyle ?? (haveNames.count { $0 } * 10 >= concepts.count * 9)
    for (index, concept) in concepts.enumerated() {
      let hasNames = haveNames[index]
      for section in concept.concept.languages
      where languages?.contains(section.language.language) != false {
        for term in section.terms where !stopList.contains(term) {
          entries.append(Entry(concept: index, term: term))
          recognizable.append(
            RecognizableTerm(
              text: term.text,
              language: section.language,
              forms: term.forms,
              partOfSpeech: term.partOfSpeech,
              matching: term.matching,
              isName: hasNames && Self.isName(term, unlessNoun: isCapitalStyle)
            )
          )
        }
      }
    }
  }

  /// Whether the English terms of a concept are proper names, by their capitals: a name begins with
  /// one, and so does its last word, which in `S-400 system` or `NATO member` is a common noun.
  private static func hasNames(_ concept: ConceptEntry) -> Bool {
    var hasEnglish = false
    for section in concept.languages where section.language.isEnglish {
      for term in section.terms {
        hasEnglish = true
        let scalars = term.text.unicodeScalars
        guard scalars.first?.properties.isUppercase == true else { return false }
        let last = scalars.reversed().prefix { $0 != " " }
        guard
          last.contains(where: \.properties.isUppercase)
            || !last.contains(where: \.properties.isAlphabetic)
        else { return false }
      }
    }
    return hasEnglish
  }

  private static func isName(_ term: Term, unlessNoun: Bool) -> Bool {
    switch term.partOfSpeech {
    case .adjective, .verb, .adverb: return false
    case .noun, .other, nil: break
    }
    guard unlessNoun else { return true }
    let word = FoldedWord(term.text).units
    let bare = word.starts(with: "ال".utf16) ? Array(word.dropFirst(2)) : word
    return !ArabicLexicon.shared.hasNoun(bare)
  }
}
