/// A term whose equivalents are wanted.
struct WantedTerm {
  let text: String
  let isArabic: Bool
  /// The keys of its words.
  let keys: [String]
  /// What phrases of the same words have in common.
  let key: String

  init(_ text: String, _ reader: PhraseReader) {
    self.text = text
    isArabic = isArabicText(text)
    let words = reader.words(of: text)
    keys = words.map(\.key)
    key = PhraseReader.key(of: words[...])
  }
}

/// Finds some terms in the words of segments.
struct WantedIndex {
  private let terms: [WantedTerm]
  /// The terms by their first word.
  private var byFirst: [String: [Int]] = [:]

  init(_ terms: [WantedTerm]) {
    self.terms = terms
    for (index, term) in terms.enumerated() {
      if let first = term.keys.first { byFirst[first, default: []].append(index) }
    }
  }

  /// Returns where the terms stand.
  ///
  /// - Complexity: O(words), and the terms that begin with each
  func occurrences(in words: [ReadWord], isArabic: Bool) -> [(term: Int, range: Range<Int>)] {
    var found: [(term: Int, range: Range<Int>)] = []
    for start in words.indices {
      for term in byFirst[words[start].key] ?? [] where terms[term].isArabic == isArabic {
        let keys = terms[term].keys
        guard start + keys.count <= words.count,
          zip(keys, words[start...]).allSatisfy({ $0 == $1.key })
        else { continue }
        found.append((term, start..<start + keys.count))
      }
    }
    return found
  }
}
