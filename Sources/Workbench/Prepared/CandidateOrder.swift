import Documents
import Model

/// The order of the concepts that one place of a text can mean.
///
/// First comes the entry's own spelling, before a form of another entry; then the domain of which the
/// document speaks; then a concept whose preferred term it is, before one that only admits it. Places keep
/// their order, and so do candidates between which nothing decides.
///
/// The domain of a document is told by the places that have one concept only.
struct CandidateOrder {
  private var counts: [String: Int] = [:]

  /// Counts the domains of the concepts that stand alone in their place.
  mutating func count(_ terms: [AnnotatedTerm]) {
    for (index, term) in terms.enumerated() {
      let range = term.occurrence.range
      let isShared =
        (index > 0 && terms[index - 1].occurrence.range == range)
        || (index + 1 < terms.count && terms[index + 1].occurrence.range == range)
      guard !isShared, let domain = term.domain else { continue }
      counts[domain, default: 0] += 1
    }
  }

  /// Sorts the candidates of each place.
  ///
  /// - Complexity: O(*n* log *n*) for the candidates of one place
  func sort(_ terms: inout [AnnotatedTerm]) {
    var start = 0
    while start < terms.count {
      var end = start + 1
      while end < terms.count, terms[end].occurrence.range == terms[start].occurrence.range {
        end += 1
      }
      if end - start > 1 {
        let ranked = terms[start..<end].map { (rank: rank($0), term: $0) }
        let sorted = ranked.enumerated().sorted {
          $0.element.rank == $1.element.rank
            ? $0.offset < $1.offset : $0.element.rank < $1.element.rank
        }
        for (place, candidate) in zip(start..., sorted) { terms[place] = candidate.element.term }
      }
      start = end
    }
  }

  /// What decides between candidates: the less, the better.
  private func rank(_ term: AnnotatedTerm) -> (Int, Int, Int) {
    let isForm = term.occurrence.form.reasons.contains(where: isOfAnotherEntry)
    let isUsed = term.domain.map { (counts[$0] ?? 0) >= 2 } ?? false
    return (isForm ? 1 : 0, term.term.status.rank, isUsed ? 0 : 1)
  }

  /// Whether a reason says that the form has another number or gender than the entry.
  private func isOfAnotherEntry(_ reason: FormReason) -> Bool {
    ["plural", "singular", "dual", "gender", "variant", "feminine"].contains {
      reason.text.hasPrefix($0)
    }
  }
}

extension TermStatus {
  /// The order of terms of different status: the less, the better.
  var rank: Int {
    switch self {
    case .preferred: 0
    case .admitted: 1
    default: 2
    }
  }
}
