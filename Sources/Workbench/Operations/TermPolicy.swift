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
    guard count > 1 else { return self }
    var marked = self
    for index in indices {
      marked[index].isAmbiguous = contains { other in
        other.occurrence.range == self[index].occurrence.range
          && (other.concept, other.glossary) != (self[index].concept, self[index].glossary)
          && other.usableEquivalents.isDisjoint(with: self[index].usableEquivalents)
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
