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
    let isCapitalStyle = isCapitalStyle ?? Self.isCapitalStyle(concepts)
    for (index, concept) in concepts.enumerated() {
      let hasNames = Self.hasNames(concept.concept)
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
    let english = concept.terms(in: .english)
    return !english.isEmpty
      && english.allSatisfy { term in
        guard term.text.first?.isUppercase == true else { return false }
        let last = term.text.split(separator: " ").last ?? ""
        return last.contains(where: \.isUppercase) || !last.contains(where: \.isLetter)
      }
  }

  /// Whether a house begins every English term with a capital, so that capitals tell no names.
  private static func isCapitalStyle(_ concepts: [GlossaryConcept]) -> Bool {
    concepts.count { hasNames($0.concept) } * 10 >= concepts.count * 9
  }

  private static func isName(_ term: Term, unlessNoun: Bool) -> Bool {
    switch term.partOfSpeech {
    case .adjective, .verb, .adverb: return false
    case .noun, .other, nil: break
    }
    let word = FoldedWord(term.text).units
    let bare = word.starts(with: "ال".utf16) ? Array(word.dropFirst(2)) : word
    return !unlessNoun || !ArabicLexicon.shared.hasNoun(bare)
  }
}
