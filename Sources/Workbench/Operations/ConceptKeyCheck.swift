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

  /// Makes the keys of all concepts again.
  ///
  /// - Throws: `LibraryError`.
  func rebuildConceptKeys() throws { try replaceConceptKeys(\.searchKeys) }
}

/// How many faulty concepts are named.
private let maximumNamedCount = 20
