import Documents
import Linguistics
import Model

extension AnnotatedDocument {
  /// Leaves out of each concept what follows its first mention; a mention within a longer term is
  /// none.
  mutating func keepFirstMentions() {
    var mentioned: Set<ConceptName> = []
    for index in segments.indices {
      segments[index].terms.removeAll { term in
        let name = ConceptName(glossary: term.glossary, concept: term.concept)
        if mentioned.contains(name) { return true }
        if !term.occurrence.isNested { mentioned.insert(name) }
        return false
      }
    }
  }
}

private struct ConceptName: Hashable {
  let glossary: String
  let concept: String
}

extension [AnnotatedTerm] {
  /// Marks the terms of one place that several concepts have, where no equivalent fits all of them.
  func markingAmbiguousTerms() -> [AnnotatedTerm] {
    var places: [Range<Int>: [Int]] = [:]
    for (index, term) in enumerated() { places[term.occurrence.range, default: []].append(index) }
    var marked = self
    for place in places.values where place.count > 1 {
      let equivalents = place.map { self[$0].usableEquivalents }
      for (first, index) in place.enumerated() {
        marked[index].isAmbiguous = place.indices.contains { second in
          let other = self[place[second]]
          return (other.concept, other.glossary) != (self[index].concept, self[index].glossary)
            && equivalents[first].isDisjoint(with: equivalents[second])
        }
      }
    }
    return marked
  }
}

extension AnnotatedTerm {
  /// The equivalents that may be used, folded.
  fileprivate var usableEquivalents: Set<FoldedWord> {
    Set(equivalents.filter { !$0.status.isDiscouraged }.map { FoldedWord($0.text) })
  }
}
