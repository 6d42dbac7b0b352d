import Model
import Terminology

extension ConceptEntry {
  /// The keys by which the concept is looked up.
  var searchKeys: [String] {
    var keys: Set<String> = []
    for section in languages {
      for term in section.terms {
        keys.formUnion(
          TermSearchKeys.keys(
            of: RecognizableTerm(
              text: term.text,
              language: section.language,
              forms: term.forms,
              partOfSpeech: term.partOfSpeech
            )
          )
        )
      }
    }
    return keys.sorted()
  }
}
