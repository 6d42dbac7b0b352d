import Model
import Terminology

/// Makes the keys by which concepts are looked up, of many concepts one after the other.
struct SearchKeyMaker {
  private var maker = TermSearchKeyMaker()

  /// Returns the keys of a concept, each once.
  mutating func keys(of concept: ConceptEntry) -> [String] {
    var keys: [String] = []
    for section in concept.languages {
      for term in section.terms {
        maker.forEachKey(
          of: RecognizableTerm(
            text: term.text,
            language: section.language,
            forms: term.forms,
            partOfSpeech: term.partOfSpeech
          )
        ) { keys.append($0) }
      }
    }
    keys.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var count = 0
    for index in keys.indices
    where index == 0 || !keys[index].utf8.elementsEqual(keys[count - 1].utf8) {
      keys[count] = keys[index]
      count += 1
    }
    keys.removeSubrange(count...)
    return keys
  }
}
