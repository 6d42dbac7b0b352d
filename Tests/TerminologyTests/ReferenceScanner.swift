import Linguistics
import Model

@testable import Terminology

/// The slow twin of `TermScanner`: every word is read again, every way through the trie is tried, and
/// whether an occurrence is nested follows from the definition.
struct ReferenceScanner {
  let recognizer: TermRecognizer

  /// An occurrence as the twins are compared by.
  struct Occurrence: Hashable {
    var range: Range<Int>
    var term: Int
    var cost: Int
    var isNested = false
    var givesWay = false
    /// Whether the words before it make it a verb or an adjective.
    var isExcluded = false
  }

  func occurrences(in text: String) -> [Occurrence] {
    var text = text
    return text.withUTF8 { bytes in
      let tokens = Self.tokens(of: bytes)
      let matches = tokens.map { self.matches(of: Array(bytes[$0.range]), $0.kind) }
      var found: [Occurrence] = []
      for start in tokens.indices {
        var here: [Occurrence] = []
        let walk = Walk(
          recognizer: recognizer,
          tokens: tokens,
          matches: matches,
          start: start,
          bytes: bytes
        )
        walk.extend(TermTrie.root, at: start, by: matches[start], [], into: &here)
        if start + 1 < tokens.count, tokens[start].kind == .word, tokens[start + 1].kind == .word,
          tokens[start + 1].gap == .dash
        {
          let joined = Array(bytes[tokens[start].range]) + bytes[tokens[start + 1].range]
          walk.extend(
            TermTrie.root,
            at: start,
            width: 2,
            by: self.matches(of: joined, .word),
            [],
            into: &here
          )
        }
        found += closest(here).filter { !$0.isExcluded }
      }
      return marked(found, tokens)
    }
  }

  private static func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    var scanner = TokenScanner(bytes)
    var tokens: [Token] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private func matches(of bytes: [UInt8], _ kind: Token.Kind) -> [WordMatch] {
    var analyzer = SurfaceAnalyzer(recognizer.index)
    var matches: [WordMatch] = []
    bytes.withUnsafeBufferPointer { analyzer.appendMatches(of: $0, kind: kind, to: &matches) }
    return matches
  }

  /// Of every term and range the occurrence of the least cost, longer ranges first, then by term.
  ///
  /// What gives way is left out where something as close does not.
  private func closest(_ found: [Occurrence]) -> [Occurrence] {
    let kept = Dictionary(grouping: found) { [$0.range.upperBound, $0.term] }.values
      .compactMap { group in group.min { $0.cost < $1.cost } }
    return kept.filter { one in
      !one.givesWay
        || !kept.contains { !$0.givesWay && $0.range == one.range && $0.cost <= one.cost }
    }
    .map { one in
      var one = one
      one.givesWay = false
      return one
    }
    .sorted { ($1.range.upperBound, $0.term) < ($0.range.upperBound, $1.term) }
  }

  /// Takes the longest occurrence of all, the first of equal length, as long as none that was taken
  /// shares a byte with it; what is left over is nested.
  private func marked(_ found: [Occurrence], _ tokens: [Token]) -> [Occurrence] {
    var found = found
    var taken: [Range<Int>] = []
    for index in found.indices.sorted(by: { first, second in
      (found[second].range.count, first) < (found[first].range.count, second)
    }) {
      let range = found[index].range
      if taken.contains(where: { $0 != range && $0.overlaps(range) }) {
        found[index].isNested = true
      } else {
        taken.append(range)
      }
    }
    return found
  }

  /// The search from one start.
  private struct Walk {
    let recognizer: TermRecognizer
    let tokens: [Token]
    let matches: [[WordMatch]]
    let start: Int
    let bytes: UnsafeBufferPointer<UInt8>

    func extend(
      _ node: UInt32,
      at position: Int,
      width: Int = 1,
      by readings: [WordMatch],
      _ path: [WordMatch],
      into found: inout [Occurrence]
    ) {
      for match in readings {
        guard let edge = recognizer.trie.edge(from: node, by: match.word),
          path.last.map({ match.canFollow($0) }) != false,
          path.isEmpty || canFollow(match, edge, position)
        else { continue }
        let longer = path + [match]
        let end = position + width
        if longer.count > 1 ? !match.traits.contains(.construct) : match.canBeWholeTerm {
          var terminal = edge.terminal
          while let ending = terminal {
            found.append(
              Occurrence(
                range: tokens[start].start..<TermText.end(of: tokens[end - 1], in: bytes),
                term: Int(ending.term),
                cost: longer.reduce(0) { $0 + Int($1.cost) } + (ending.isForm ? 4 : 0),
                givesWay: longer.contains { $0.traits.contains(.givesWay) },
                isExcluded: end - start == 1 && isExcluded(match, of: Int(ending.term))
              )
            )
            terminal = recognizer.trie.terminal(after: ending)
          }
        }
        if end < tokens.count {
          extend(edge.node, at: end, by: matches[end], longer, into: &found)
        }
      }
    }

    private func isExcluded(_ match: WordMatch, of term: Int) -> Bool {
      guard recognizer.terms[term].mayBeExcluded, start > 0, tokens[start].gap == .space
      else { return false }
      let isThirdJoined = start > 1 && tokens[start - 1].gap == .space
      return context(start).excludes(
        match,
        after: context(start - 1),
        isThirdJoined ? context(start - 2) : []
      )
    }

    private func context(_ position: Int) -> WordContext {
      var word = FoldedWord()
      word.fold(UnsafeBufferPointer(rebasing: bytes[tokens[position].range]))
      return WordContext(word, tokens[position].kind)
    }

    private func canFollow(_ match: WordMatch, _ edge: TermTrie.Edge, _ position: Int) -> Bool {
      if match.traits.contains(.proclitic) { return false }
      var allowed: Gap = [.space, .newline, .dash, .quote, .bracket]
      if tokens[position - 1].kind == .number || tokens[position].kind == .number {
        allowed.insert(.fullStop)
      }
      let before = UnsafeBufferPointer(rebasing: bytes[tokens[position - 1].range])
      if tokens[position].gap == .fullStop, LetterNames.shared.hasLetter(spelled: before) {
        allowed.insert(.fullStop)
      }
      return allowed.union(edge.gap).isSuperset(of: tokens[position].gap)
    }
  }
}
