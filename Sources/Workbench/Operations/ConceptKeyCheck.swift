import LibraryAccess
import Model

extension Library {
  /// Says which concepts are found by other words than those of their terms.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(number of terms)
  func conceptKeyFaults() throws -> [Message] {
    var faults: [Message] = []
    var count = 0
    try forEachConcept { entry, keys in
      guard keys != Set(entry.concept.searchKeys) else { return }
      count += 1
      guard count <= maximumNamedCount else { return }
      faults.append(Message("fault.conceptNotFound", entry.names))
    }
    if count > maximumNamedCount {
      let rest = count - maximumNamedCount
      faults.append(Message("fault.conceptsNotFound", ["count": .number(rest)]))
    }
    return faults
  }

  /// Says which concepts were found by words in a damaged library that none of their terms has here:
  /// terms of theirs are lost, or were changed.
  ///
  /// - Throws: `LibraryError`.
  func lostTerms(of damaged: any Library) throws -> [Message] {
    var known: [[String]: Set<String>] = [:]
    do {
      try damaged.forEachConcept { known[[$0.glossary, $0.concept.identifier]] = $1 }
    } catch let error as LibraryError {
      // Where the old keys cannot be read, nothing can be said of them.
      guard case .database = error.reason else { throw error }
    }
    var lost: [Message] = []
    try forEachConcept { entry, _ in
      let keys = known[[entry.glossary, entry.concept.identifier]] ?? []
      guard !keys.subtracting(entry.concept.searchKeys).isEmpty else { return }
      lost.append(Message("loss.terms", entry.names))
    }
    return lost
  }

  /// Makes the keys of all concepts again.
  ///
  /// - Throws: `LibraryError`.
  func rebuildConceptKeys() throws { try replaceConceptKeys(\.searchKeys) }
}

extension GlossaryConcept {
  fileprivate var names: [String: Message.Argument] {
    ["concept": .quotation(concept.identifier), "glossary": .quotation(glossary)]
  }
}

/// How many faulty concepts are named.
private let maximumNamedCount = 20
