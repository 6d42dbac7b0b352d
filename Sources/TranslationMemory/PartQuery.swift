import Linguistics

/// A segment that is looked up, in the numbers of one part.
struct PartQuery {
  /// A token; forms and stems that the part does not have are -1.
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

  init(_ query: PreparedSegment, _ part: IndexPartReader) throws {
    var occurrences: [UInt64: Int] = [:]
    tokens.reserveCapacity(query.tokens.count)
    for token in query.tokens {
      let stem = try part.stem(token.stemKey)
      var form: Int?
      if let stem { form = try part.form(token.formKey, ofStem: stem) }
      tokens.append(
        Token(
          form: Int32(form ?? -1),
          stem: Int32(stem ?? -1),
          weight: Int32(token.weight),
          isWord: token.isWord,
          isNumber: token.kind == .number
        )
      )
      guard token.isWord || query.wordCount == 0, let stem else { continue }
      let occurrence = occurrences[token.stemKey, default: 0]
      occurrences[token.stemKey] = occurrence + 1
      if let list = try PostingList(part, stem: stem, occurrence: occurrence) {
        lists.append(list)
      }
    }
    lists.sort { $0.count < $1.count }
  }
}
