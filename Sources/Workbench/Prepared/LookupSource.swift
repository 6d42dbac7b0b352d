import LibraryAccess
import Model
import Terminology

/// Where look-up finds the concepts that a query may name.
///
/// Whatever the source, the result of a look-up is the same: a source may offer more than was asked
/// for, never less.
protocol LookupSource {
  /// Returns all terms.
  func allTerms() throws -> LookupTerms
  /// Returns concepts with a recogniser of their terms: all that have one of the keys of a query.
  func candidates(_ keys: [String]) throws -> (terms: LookupTerms, recognizer: TermRecognizer)
  /// Returns the places of the terms, among those of `candidates`, that may contain a query.
  ///
  /// - Parameters:
  ///   - words: For each word of the query the keys of which such a term has at least one.
  ///   - terms: The candidates.
  /// - Returns: The places of those terms, and maybe of others.
  func places(_ words: [Set<String>], in terms: LookupTerms) -> PlaceSet
  /// Returns the concepts that have one of some keys.
  func concepts(_ keys: [String]) throws -> (terms: LookupTerms, concepts: [Int])
  /// Returns the first keys that begin with a text.
  func keys(from prefix: String, limit: Int) throws -> [String]
  /// Calls `body` with each key that is spelled nearly like a word, as a filter sees it.
  ///
  /// - Throws: what the library and `body` throw.
  func forEachKey(_ filters: [SpellingFilter], _ body: (String) throws -> Void) throws
}

/// A library as a source, of which only the candidates are read.
struct StoredConcepts: LookupSource {
  let library: any GlossaryLibrary

  func allTerms() throws -> LookupTerms { LookupTerms(try library.concepts(glossaries: nil)) }

  func candidates(_ keys: [String]) throws -> (terms: LookupTerms, recognizer: TermRecognizer) {
    let terms = LookupTerms(try library.concepts(withKeys: keys))
    return (terms, terms.makeRecognizer())
  }

  func places(_: [Set<String>], in terms: LookupTerms) -> PlaceSet {
    var places = PlaceSet(count: terms.shapes.count)
    for place in terms.shapes.indices { places.insert(place) }
    return places
  }

  func concepts(_ keys: [String]) throws -> (terms: LookupTerms, concepts: [Int]) {
    let terms = LookupTerms(try library.concepts(withKeys: keys))
    return (terms, Array(terms.list.concepts.indices))
  }

  func keys(from prefix: String, limit: Int) throws -> [String] {
    try library.conceptKeys(from: prefix, limit: limit)
  }

  func forEachKey(_ filters: [SpellingFilter], _ body: (String) throws -> Void) throws {
    var failure: (any Error)?
    try library.forEachConceptWord { bytes in
      guard failure == nil else { return }
      bytes.withUnsafeBufferPointer { bytes in
        let word = SpellingSketch(bytes)
        guard filters.contains(where: { $0.mayBeNear(word) }) else { return }
        do { try body(String(decoding: bytes, as: UTF8.self)) } catch { failure = error }
      }
    }
    if let failure { throw failure }
  }
}

/// Some of the numbers below a count, which come in ascending order.
struct PlaceSet: Sequence {
  private var words: [UInt64]

  /// Creates an empty set of numbers below a count.
  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  mutating func formIntersection(_ other: PlaceSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  func makeIterator() -> Iterator { Iterator(words: words) }

  struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    private var index = -1
    private var rest: UInt64 = 0

    fileprivate init(words: [UInt64]) { self.words = words }

    mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      defer { rest &= rest - 1 }
      return index << 6 + rest.trailingZeroBitCount
    }
  }
}
