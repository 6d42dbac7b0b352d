import Linguistics
public import Model

/// Finds terms in texts, one text after the other.
///
/// Running text repeats its words: what a word can be is worked out once and remembered by its
/// spelling.
public struct TermScanner {
  private let recognizer: TermRecognizer
  private var analyzer: SurfaceAnalyzer
  private var surfaces = KeyTable<UInt8>()
  /// Where the matches of each remembered spelling are.
  private var matchRanges: [Range<UInt32>] = []
  private var matches: [WordMatch] = []
  private var tokens: [Token] = []
  private var tokenMatches: [Range<UInt32>] = []
  private var joined: [UInt8] = []

  /// How many spellings are remembered before memory is freed.
  private static let maximumSpellings = 1 << 20

  init(_ recognizer: TermRecognizer) {
    self.recognizer = recognizer
    self.analyzer = SurfaceAnalyzer(recognizer.index)
  }

  /// Returns the terms that occur in a text, in the order of their starts, longer ones first.
  ///
  /// - Returns: Every occurrence; those that a longer one covers are marked as nested.
  /// - Complexity: O(`text.utf8.count`), expected, and the number of occurrences.
  public mutating func occurrences(in text: String) -> [TermOccurrence] {
    var text = text
    return text.withUTF8 { occurrences(in: $0) }
  }

  /// Returns the terms that occur in valid UTF-8.
  public mutating func occurrences(in bytes: UnsafeBufferPointer<UInt8>) -> [TermOccurrence] {
    read(bytes)
    var found: [Path] = []
    for start in tokens.indices {
      var path = Path(start: start)
      if !tokenMatches[start].isEmpty {
        extend(&path, node: TermTrie.root, at: start, bytes, into: &found)
      }
      if let range = joinedMatches(at: start, bytes) {
        extend(&path, node: TermTrie.root, at: start, by: range, width: 2, bytes, into: &found)
      }
    }
    return OccurrenceReport(recognizer, tokens: tokens, bytes: bytes).occurrences(of: found)
  }

  /// A way through the trie.
  struct Path {
    var start: Int
    var end: Int
    var steps: [WordMatch] = []
    var term = 0
    var isForm = false

    init(start: Int) {
      self.start = start
      self.end = start
    }

    /// How far the forms are from the entry.
    var cost: Int { steps.reduce(isForm ? 4 : 0) { $0 + $1.cost } }
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
    guard start + 1 < tokens.count, tokens[start].kind == .word, tokens[start + 1].kind == .word,
      tokens[start + 1].gap == .dash
    else { return nil }
    joined.removeAll(keepingCapacity: true)
    joined.append(contentsOf: bytes[tokens[start].range])
    joined.append(contentsOf: bytes[tokens[start + 1].range])
    let word = joined
    return word.withUnsafeBufferPointer { matches(of: $0, kind: .word) }
  }

  private func extend(
    _ path: inout Path,
    node: Int,
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    into found: inout [Path]
  ) {
    extend(
      &path,
      node: node,
      at: position,
      by: tokenMatches[position],
      width: 1,
      bytes,
      into: &found
    )
  }

  /// Goes on from a node by every match of the token at a position.
  private func extend(
    _ path: inout Path,
    node: Int,
    at position: Int,
    by range: Range<UInt32>,
    width: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    into found: inout [Path]
  ) {
    let trie = recognizer.trie
    for match in matches[Int(range.lowerBound)..<Int(range.upperBound)] {
      guard let edge = trie.edge(from: node, by: match.word), canFollow(match, path, edge, position)
      else { continue }
      path.steps.append(match)
      path.end = position + width
      let child = Int(edge.child)
      var terminal = trie.firstTerminal(of: child)
      if terminal >= 0, canEnd(match, isOnlyWord: path.steps.count == 1) {
        while terminal >= 0 {
          var complete = path
          complete.term = Int(trie.terminals[terminal].term)
          complete.isForm = trie.terminals[terminal].isForm
          found.append(complete)
          terminal = Int(trie.terminals[terminal].next)
        }
      }
      if path.end < tokens.count, trie.hasChildren(child) {
        extend(&path, node: child, at: path.end, bytes, into: &found)
      }
      path.steps.removeLast()
    }
  }

  /// Whether a word may stand where it does in a term.
  private func canFollow(
    _ match: WordMatch,
    _ path: Path,
    _ edge: TermTrie.Edge,
    _ position: Int
  ) -> Bool {
    guard !path.steps.isEmpty else { return true }
    if match.traits.contains(.proclitic) { return false }
    let gap = tokens[position].gap
    return allowedGap(tokens[position - 1].kind, tokens[position].kind).union(edge.gap)
      .isSuperset(of: gap)
  }

  private func allowedGap(_ first: Token.Kind, _ second: Token.Kind) -> Gap {
    let always: Gap = [.space, .newline, .dash, .quote, .bracket]
    return first == .number || second == .number ? always.union(.fullStop) : always
  }

  /// Whether a form may be the last word of a term.
  private func canEnd(_ match: WordMatch, isOnlyWord: Bool) -> Bool {
    if match.traits.contains(.construct) { return false }
    return !isOnlyWord || match.traits.isDisjoint(with: [.doubtful, .doubtfulProclitic])
  }
}
