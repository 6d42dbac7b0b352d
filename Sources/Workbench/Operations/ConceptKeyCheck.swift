import LibraryAccess
import Model

extension Library {
  /// Says which concepts are found by other words than those of their terms.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(number of terms)
  func conceptKeyFaults() throws -> [String] {
    var faults: [String] = []
    var count = 0
    try forEachConcept { entry, keys in
      guard keys != Set(entry.concept.searchKeys) else { return }
      count += 1
      guard count <= maximumNamedCount else { return }
      let name = quoted(entry.concept.identifier)
      faults.append(
        "concept \(name) of glossary \(quoted(entry.glossary)) is not found by its terms"
      )
    }
    if count > maximumNamedCount {
      faults.append("\(count - maximumNamedCount) more concepts are not found by their terms")
    }
    return faults
  }

  /// Says which concepts were found by words in a damaged library that none of their terms has here:
  /// terms of theirs are lost, or were changed.
  ///
  /// - Throws: `LibraryError`.
  func lostTerms(of damaged: any Library) throws -> [String] {
    var known: [[String]: Set<String>] = [:]
    do {
      try damaged.forEachConcept { known[[$0.glossary, $0.concept.identifier]] = $1 }
    } catch let error as LibraryError {
      // Where the old keys cannot be read, nothing can be said of them.
      guard case .database = error.reason else { throw error }
    }
    var lost: [String] = []
    try forEachConcept { entry, _ in
      let keys = known[[entry.glossary, entry.concept.identifier]] ?? []
      guard !keys.subtracting(entry.concept.searchKeys).isEmpty else { return }
      let name = quoted(entry.concept.identifier)
      lost.append(
        "concept \(name) of glossary \(quoted(entry.glossary)) has lost terms, or other ones"
      )
    }
    return lost
  }

  /// Makes the keys of all concepts again.
  ///
  /// - Throws: `LibraryError`.
  func rebuildConceptKeys() throws { try replaceConceptKeys(\.searchKeys) }
}

/// How many faulty concepts are named.
private let maximumNamedCount = 20
