import Linguistics

/// A segment that is looked up, in the numbers of one part.
struct PartQuery {
  /// A token; forms and stems that the part does not have are -1, as are forms not yet looked up.
  struct Token {
    var form: Int32
    var stem: Int32
    var weight: Int32
    var isWord: Bool
    var isNumber: Bool
  }

  /// The tokens, in the order of the segment.
  private(set) var tokens: [Token] = []
  /// The lists of the words, the shortest first; words that the part does not have, have none.
  private(set) var lists: [PostingList] = []
  /// The lists of the pairs of neighbouring words, the shortest first.
  private(set) var pairLists: [PostingList] = []
  /// The bits of the words that the part has.
  private(set) var signature = QuerySignature()

  init(_ query: PreparedSegment, _ part: IndexPartReader) throws {
    var occurrences: [UInt64: Int] = [:]
    tokens.reserveCapacity(query.tokens.count)
    for token in query.tokens {
      let stem = try part.stem(token.stemKey)
      tokens.append(
        Token(
          form: -1,
          stem: Int32(stem ?? -1),
          weight: Int32(token.weight),
          isWord: token.isWord,
          isNumber: token.kind == .number
        )
      )
      guard token.isWord || query.wordCount == 0, let stem else { continue }
      if token.isWord { signature.insert(token.stemKey) }
      let occurrence = occurrences[token.stemKey, default: 0]
      occurrences[token.stemKey] = occurrence + 1
      if let list = try PostingList(part, stem: stem, occurrence: occurrence) {
        lists.append(list)
      }
    }
    lists.sort { $0.count < $1.count }
    try appendPairs(query, part)
  }

  /// Looks the forms up, which only comparing takes.
  mutating func findForms(_ query: PreparedSegment, _ part: IndexPartReader) throws {
    for (index, token) in query.tokens.enumerated() where tokens[index].stem >= 0 {
      let form = try part.form(token.formKey, ofStem: Int(tokens[index].stem))
      tokens[index].form = Int32(form ?? -1)
    }
  }

  private mutating func appendPairs(_ query: PreparedSegment, _ part: IndexPartReader) throws {
    let bucketCount = part.place(.pairLists).count / 8
    var last: (key: UInt64, stem: Int32)?
    for (index, token) in query.tokens.enumerated() where token.isWord {
      let stem = tokens[index].stem
      defer { last = (token.stemKey, stem) }
      // A pair with a word that the part does not have stands in no record.
      guard let last, last.stem >= 0, stem >= 0 else { continue }
      let bucket = IndexFormat.pairBucket(last.key, token.stemKey, bucketCount: bucketCount)
      pairLists.append(try PostingList(part, pairBucket: bucket))
    }
    pairLists.sort { $0.count < $1.count }
  }
}
