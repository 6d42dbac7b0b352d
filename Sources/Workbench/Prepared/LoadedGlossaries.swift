import LibraryAccess
import Model
import Terminology

/// The concepts of a library in memory, to look up terms thousands of times a second.
struct LoadedGlossaries: LookupSource {
  private let terms: LookupTerms
  /// All concepts, in the order in which they came.
  var concepts: [GlossaryConcept] { terms.list.concepts }
  private let recognizer: TermRecognizer
  /// The keys in order.
  private let keys: [String]
  private let indices: [String: Int]
  /// For each key where its terms begin in `places`, and after the last one their number.
  private let starts: [Int]
  /// The places of the terms that have a key.
  private let places: [Int32]
  private let spellings: SpellingTable

  /// Reads all concepts.
  ///
  /// - Throws: what the library throws.
  /// - Complexity: O(*n* log *n*) for *n* terms
  init(_ library: any GlossaryLibrary) throws {
    terms = LookupTerms(try library.concepts(glossaries: nil))
    recognizer = terms.makeRecognizer()
    var postings: [String: [Int32]] = [:]
    for (place, shape) in terms.shapes.enumerated() {
      for key in terms.keys(of: shape.entry) {
        postings[key, default: []].append(Int32(place))
      }
    }
    keys = postings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    indices = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    var starts = [0]
    var places: [Int32] = []
    for key in keys {
      places += postings[key] ?? []
      starts.append(places.count)
    }
    self.starts = starts
    self.places = places
    spellings = SpellingTable(keys)
  }

  func allTerms() -> LookupTerms { terms }

  func candidates(_: [String]) -> (terms: LookupTerms, recognizer: TermRecognizer) {
    (terms, recognizer)
  }

  func places(_ words: [Set<String>], in _: LookupTerms) -> PlaceSet {
    guard var found = words.first.map(placesOfAny) else { return PlaceSet(count: 0) }
    for word in words.dropFirst() { found.formIntersection(placesOfAny(word)) }
    return found
  }

  func concepts(_ keys: [String]) -> (terms: LookupTerms, concepts: [Int]) {
    var concepts = PlaceSet(count: terms.entries.count)
    for place in placesOfAny(keys) {
      concepts.insert(terms.list.entries[terms.shapes[place].entry].concept)
    }
    return (terms, Array(concepts))
  }

  func keys(from prefix: String, limit: Int) -> [String] {
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

  func forEachKey(_ filters: [SpellingFilter], _ body: (String) throws -> Void) rethrows {
    try spellings.forEachKey(filters) { try body(keys[$0]) }
  }

  /// Returns the places of the terms that have one of some keys.
  private func placesOfAny(_ wanted: some Sequence<String>) -> PlaceSet {
    var found = PlaceSet(count: terms.shapes.count)
    for key in wanted {
      guard let index = indices[key] else { continue }
      for place in places[starts[index]..<starts[index + 1]] { found.insert(Int(place)) }
    }
    return found
  }
}

/// The sketches of many words, by their numbers of letters.
private struct SpellingTable {
  /// Words with one number of letters.
  private struct Group {
    var words: [Int32] = []
    var sketches: [SpellingSketch] = []
  }

  private var groups: [Group] = []

  /// Sketches words.
  init(_ words: [String]) {
    for (index, word) in words.enumerated() {
      var word = word
      let sketch = word.withUTF8 { SpellingSketch($0) }
      while groups.count <= sketch.count { groups.append(Group()) }
      groups[sketch.count].words.append(Int32(index))
      groups[sketch.count].sketches.append(sketch)
    }
  }

  /// Calls `body` once with each word that one of some filters admits.
  func forEachKey(_ filters: [SpellingFilter], _ body: (Int) throws -> Void) rethrows {
    for (count, group) in groups.enumerated() {
      let fitting = filters.filter { $0.counts.contains(count) }
      guard !fitting.isEmpty else { continue }
      for (position, sketch) in group.sketches.enumerated()
      where fitting.contains(where: { $0.mayBeNear(sketch) }) {
        try body(Int(group.words[position]))
      }
    }
  }
}
