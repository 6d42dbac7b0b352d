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
  private let naming: TermNaming

  /// Lists the terms of concepts in some languages, or in all, whatever the regions.
  ///
  /// - Parameters:
  ///   - concepts: The concepts.
  ///   - languages: The languages; `nil` is all.
  ///   - areWhole: Whether the concepts are whole glossaries, whose style tells what a capital says.
  ///   - stopList: Terms to leave out.
  init(
    _ concepts: [GlossaryConcept],
    languages: Set<LanguageTag>?,
    areWhole: Bool = true,
    without stopList: StopList = StopList()
  ) {
    self.concepts = concepts
    naming = TermNaming(concepts, areWhole: areWhole)
    for (index, concept) in concepts.enumerated() {
      for section in concept.concept.languages
      where languages?.contains(section.language.language) != false {
        for term in section.terms where !stopList.contains(term) {
          entries.append(Entry(concept: index, term: term))
          // Nothing of another language depends on names.
          let (isName, takesArticle) =
            section.language.language == .arabic
            ? naming.naming(of: term, at: index, concept) : (false, false)
          recognizable.append(
            RecognizableTerm(
              text: term.text,
              language: section.language,
              forms: term.forms,
              partOfSpeech: term.partOfSpeech,
              matching: term.matching,
              isName: isName,
              takesArticle: takesArticle
            )
          )
        }
      }
    }
  }

  /// Whether a concept is a person, a place or an institution with a name.
  ///
  /// - Complexity: O(length of its first Arabic term)
  func isName(_ concept: Int) -> Bool {
    guard let term = concepts[concept].concept.terms(in: .arabic).first else { return false }
    return naming.naming(of: term, at: concept, concepts[concept]).isName
  }
}
