import Linguistics
public import Model

/// Finds terms in texts, one text after the other.
///
/// Running text repeats its words: what a word can be is worked out once and remembered by its
/// spelling.
public struct TermScanner: Sendable {
  /// A term found, without a word on its form.
  public struct Hit: Hashable, Sendable {
    /// Where it stands, in UTF-8 offsets of the text: whole words, with their clitics.
    public let range: Range<Int>
    /// The position of the term in the list that the recogniser was made from.
    public let term: Int
    /// Whether a longer hit covers this one, or part of it.
    public fileprivate(set) var isNested = false
    let firstToken: Int
    let tokenCount: Int
    let isForm: Bool
    let cost: Int
    /// Where the readings of its words are, in `steps`.
    let steps: Range<Int>
  }

  private let recognizer: TermRecognizer
  private var analyzer: SurfaceAnalyzer
  private var surfaces = KeyTable<UInt8>()
  /// Where the matches of each remembered spelling are.
  private var matchRanges: [Range<UInt32>] = []
  private var matches: [WordMatch] = []
  private var tokens: [Token] = []
  private var tokenMatches: [Range<UInt32>] = []
  private var joined: [UInt8] = []
  private var path: [WordMatch] = []
  private var steps: [WordMatch] = []
  private var hits: [Hit] = []

  /// How many spellings are remembered before memory is freed.
  private static let maximumSpellings = 1 << 20

  init(_ recognizer: TermRecognizer) {
    self.recognizer = recognizer
    self.analyzer = SurfaceAnalyzer(recognizer.index)
  }

  /// Returns the terms that occur in a text, and the form of each.
  ///
  /// - Returns: Every occurrence in the order of the starts, longer ones first; those that a longer
  ///   one covers are marked as nested.
  /// - Complexity: O(`text.utf8.count`), expected, and the number of occurrences.
  public mutating func occurrences(in text: String) -> [TermOccurrence] {
    var text = text
    return text.withUTF8 { occurrences(in: $0) }
  }

  /// Returns the terms that occur in valid UTF-8, and the form of each.
  public mutating func occurrences(in bytes: UnsafeBufferPointer<UInt8>) -> [TermOccurrence] {
    let hits = hits(in: bytes)
    guard !hits.isEmpty else { return [] }
    let description = FormDescription(recognizer, tokens: tokens, bytes: bytes)
    return hits.map { hit in
      TermOccurrence(
        range: hit.range,
        term: hit.term,
        isNested: hit.isNested,
        form: description.form(of: hit, steps: steps[hit.steps])
      )
    }
  }

  /// Returns the terms that occur in valid UTF-8.
  ///
  /// - Returns: The same as `occurrences(in:)`, without the forms, which cost more than the search.
  /// - Complexity: O(`bytes.count`), expected, and the number of hits.
  public mutating func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [Hit] {
    read(bytes)
    hits.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    for start in tokens.indices {
      let first = hits.count
      if !tokenMatches[start].isEmpty {
        extend(from: start, node: TermTrie.root, at: start, by: tokenMatches[start], width: 1)
      }
      if let range = joinedMatches(at: start, bytes) {
        extend(from: start, node: TermTrie.root, at: start, by: range, width: 2)
      }
      if hits.count - first > 1 { keepBest(from: first) }
    }
    markNested()
    return hits
  }

  /// Sorts the hits of one start, longer ones first, and keeps the closest reading of each term.
  private mutating func keepBest(from first: Int) {
    let sorted = hits[first...].sorted {
      ($1.tokenCount, $0.term, $0.cost) < ($0.tokenCount, $1.term, $1.cost)
    }
    hits.removeSubrange(first...)
    for hit in sorted {
      if let last = hits.last, hits.count > first, last.term == hit.term,
        last.tokenCount == hit.tokenCount
      {
        continue
      }
      hits.append(hit)
    }
  }

  /// Marks what a longer hit covers: the longest win, the first of equal length.
  private mutating func markNested() {
    guard hits.count > 1 else { return }
    let byLength = hits.indices.sorted {
      (-hits[$0].range.count, $0) < (-hits[$1].range.count, $1)
    }
    var owners = [Int](repeating: -1, count: tokens.count)
    for index in byLength {
      let covered = hits[index].firstToken..<hits[index].firstToken + hits[index].tokenCount
      let isFree = covered.allSatisfy { token in
        owners[token] < 0 || hits[owners[token]].range == hits[index].range
      }
      if isFree {
        for token in covered { owners[token] = index }
      } else {
        hits[index].isNested = true
      }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    tokenMatches.removeAll(keepingCapacity: true)
    if surfaces.count > Self.maximumSpellings {
      surfaces = KeyTable()
      matchRanges = []
      matches = []
    }
    var scanner = TokenScanner(bytes)
    while let token = scanner.next() {
      tokens.append(token)
      tokenMatches.append(
        matches(of: UnsafeBufferPointer(rebasing: bytes[token.range]), kind: token.kind)
      )
    }
  }

  private mutating func matches(
    of surface: UnsafeBufferPointer<UInt8>,
    kind: Token.Kind
  ) -> Range<UInt32> {
    let identifier = surfaces.insert(surface)
    if identifier == matchRanges.count {
      let start = UInt32(matches.count)
      analyzer.appendMatches(of: surface, kind: kind, to: &matches)
      matchRanges.append(start..<UInt32(matches.count))
    }
    return matchRanges[identifier]
  }

  /// The matches of two words that a hyphen joins, taken as one word.
  private mutating func joinedMatches(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<UInt32>? {
    guard tokens[start].kind == .word, start + 1 < tokens.count, tokens[start + 1].kind == .word,
      tokens[start + 1].gap == .dash
    else { return nil }
    joined.removeAll(keepingCapacity: true)
    joined.append(contentsOf: bytes[tokens[start].range])
    joined.append(contentsOf: bytes[tokens[start + 1].range])
    let word = joined
    return word.withUnsafeBufferPointer { matches(of: $0, kind: .word) }
  }

  /// Goes on from a node by every match of the token at a position, and notes the terms that end.
  private mutating func extend(
    from start: Int,
    node: Int,
    at position: Int,
    by range: Range<UInt32>,
    width: Int
  ) {
    for index in Int(range.lowerBound)..<Int(range.upperBound) {
      let match = matches[index]
      guard let edge = recognizer.trie.edge(from: node, by: match.word),
        path.isEmpty || canFollow(match, edge, position)
      else { continue }
      path.append(match)
      let child = Int(edge.child)
      let end = position + width
      let terminal = recognizer.trie.firstTerminal(of: child)
      if terminal >= 0, canEnd(match) { note(terminal, start..<end) }
      if end < tokens.count, !tokenMatches[end].isEmpty, recognizer.trie.hasChildren(child) {
        extend(from: start, node: child, at: end, by: tokenMatches[end], width: 1)
      }
      path.removeLast()
    }
  }

  private mutating func note(_ firstTerminal: Int, _ covered: Range<Int>) {
    let cost = path.reduce(0) { $0 + $1.cost }
    let stepStart = steps.count
    steps += path
    var terminal = firstTerminal
    while terminal >= 0 {
      let ending = recognizer.trie.terminals[terminal]
      hits.append(
        Hit(
          range: tokens[covered.lowerBound].start..<tokens[covered.upperBound - 1].end,
          term: Int(ending.term),
          firstToken: covered.lowerBound,
          tokenCount: covered.count,
          isForm: ending.isForm,
          cost: cost + (ending.isForm ? 4 : 0),
          steps: stepStart..<steps.count
        )
      )
      terminal = Int(ending.next)
    }
  }

  /// Whether a word may stand behind another one of a term.
  private func canFollow(_ match: WordMatch, _ edge: TermTrie.Edge, _ position: Int) -> Bool {
    if match.traits.contains(.proclitic) { return false }
    let allowed = allowedGap(tokens[position - 1].kind, tokens[position].kind)
    return allowed.union(edge.gap).isSuperset(of: tokens[position].gap)
  }

  private func allowedGap(_ first: Token.Kind, _ second: Token.Kind) -> Gap {
    let always: Gap = [.space, .newline, .dash, .quote, .bracket]
    return first == .number || second == .number ? always.union(.fullStop) : always
  }

  /// Whether a form may be the last word of a term.
  private func canEnd(_ match: WordMatch) -> Bool {
    if match.traits.contains(.construct) { return false }
    return path.count > 1 || match.traits.isDisjoint(with: [.doubtful, .doubtfulProclitic])
  }
}
