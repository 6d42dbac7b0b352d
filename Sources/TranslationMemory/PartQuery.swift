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

  /// For each form of the part its stem and its kind, once the forms were looked up; they are the
  /// reader's.
  private(set) var formStems = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
  private(set) var formKinds = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// The weight of the segment, in twentieths of a word.
  var weight: Int { segment.weight }
  private let segment: PreparedSegment
  /// For each token how often its stem stands before it.
  private var occurrences: [Int] = []
  private let keys: [UInt64]
  private var stems: [Int32] = []

  /// Prepares a segment; `open` then says what it is in a part.
  init(_ segment: PreparedSegment) {
    self.segment = segment
    keys = segment.tokens.map(\.stemKey)
    var counts: [UInt64: Int] = [:]
    for token in segment.tokens {
      occurrences.append(counts[token.stemKey, default: 0])
      counts[token.stemKey, default: 0] += 1
    }
  }

  /// Looks the words up in a part.
  mutating func open(_ part: IndexPartReader) throws {
    tokens.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
    pairLists.removeAll(keepingCapacity: true)
    signature = QuerySignature()
    try part.findStems(keys, &stems)
    for (index, token) in segment.tokens.enumerated() {
      let stem = stems[index]
      tokens.append(
        Token(
          form: -1,
          stem: stem,
          weight: Int32(token.weight),
          isWord: token.isWord,
          isNumber: token.kind == .number
        )
      )
      guard token.isWord || segment.wordCount == 0, stem >= 0 else { continue }
      if token.isWord { signature.insert(token.stemKey) }
      if let list = try PostingList(part, stem: Int(stem), occurrence: occurrences[index]) {
        lists.append(list)
      }
    }
    lists.sort { $0.count < $1.count }
  }

  /// Looks the forms up, which only comparing takes.
  mutating func findForms(_ part: IndexPartReader) throws {
    formStems = try part.numbers(.formStems, as: UInt32.self)
    formKinds = try part.numbers(.formKinds, as: UInt8.self)
    for (index, token) in segment.tokens.enumerated() where tokens[index].stem >= 0 {
      let form = try part.form(token.formKey, ofStem: Int(tokens[index].stem))
      tokens[index].form = Int32(form ?? -1)
    }
  }

  /// Looks the pairs of neighbouring words up.
  mutating func findPairs(_ part: IndexPartReader) throws {
    pairLists.removeAll(keepingCapacity: true)
    let bucketCount = part.place(.pairLists).count / 8
    var last: (key: UInt64, stem: Int32)?
    for (index, token) in segment.tokens.enumerated() where token.isWord {
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
