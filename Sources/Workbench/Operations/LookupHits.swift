import Model

/// A term that a query names, and how.
struct LookupHit {
  /// The term, in the entries of a list.
  let entry: Int
  let kind: LookupEntry.Kind
  /// How much of the one is in the other, in percent.
  let closeness: Int
  let status: TermStatus
  let reasons: [FormReason]
  /// Whether the term is the query letter for letter, signs included: أوبك+ is not أوبك.
  var isLiteral = false
  /// Whether the term has another form, or other word borders, than the query.
  var isForm = false
  /// Of several parts of a query the head of the phrase comes first: the first word in Arabic, the last
  /// one in English.
  var distanceFromHead = 0

  /// What decides between hits: the less, the better.
  fileprivate var rank: (Int, Int, Int, Int, Int, Int) {
    (
      isLiteral ? 0 : 1, kind.rank, -closeness, status.isDiscouraged ? 1 : 0, isForm ? 1 : 0,
      4 * distanceFromHead + status.rank
    )
  }
}

/// The best hit of each concept.
struct LookupHits {
  private var best: [Int: LookupHit] = [:]

  /// Keeps a hit of a concept, unless there is one that is as good.
  mutating func keep(_ hit: LookupHit, of concept: Int) {
    if let known = best[concept], known.rank <= hit.rank { return }
    best[concept] = hit
  }

  /// Returns the concepts, the best first; between equals the names of glossary and concept decide.
  func entries(in terms: LookupTerms) -> [LookupEntry] {
    let sorted = best.sorted { left, right in
      left.value.rank == right.value.rank
        ? terms.ranks[left.key] < terms.ranks[right.key] : left.value.rank < right.value.rank
    }
    return sorted.map { concept, hit in
      LookupEntry(
        terms.list.concepts[concept],
        kind: hit.kind,
        term: terms.list.entries[hit.entry].term,
        reasons: hit.reasons
      )
    }
  }
}
