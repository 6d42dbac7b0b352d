import Model

/// The concepts of a library in memory, to look up terms thousands of times a second.
struct LoadedGlossaries: ConceptSource {
  private let concepts: [GlossaryConcept]
  /// The keys in order, each with the concepts that have it.
  private let keys: [String]
  private let indices: [String: [Int]]

  /// Reads all concepts.
  ///
  /// - Throws: what the library throws.
  /// - Complexity: O(number of terms)
  init(_ library: any GlossaryLibrary) throws {
    concepts = try library.concepts(glossaries: nil)
    var indices: [String: [Int]] = [:]
    for (index, concept) in concepts.enumerated() {
      for key in concept.concept.searchKeys { indices[key, default: []].append(index) }
    }
    self.indices = indices
    keys = indices.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func concepts(withKeys wanted: [String]) -> [GlossaryConcept] {
    var found: Set<Int> = []
    for key in wanted { found.formUnion(indices[key] ?? []) }
    return found.sorted().map { concepts[$0] }
  }

  func conceptKeys(from prefix: String, limit: Int) -> [String] {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].utf8.lexicographicallyPrecedes(prefix.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return Array(keys[low...].prefix(limit).prefix { $0.utf8.starts(with: prefix.utf8) })
  }

  func forEachConceptWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for key in keys {
      var key = key
      key.withUTF8 { body($0) }
    }
  }
}
