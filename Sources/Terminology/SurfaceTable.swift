import Linguistics
import Model

/// What each spelling that a scanner has met can be.
///
/// Running text repeats its words, so all that can be said of a word without its neighbours is
/// worked out once: its readings, the terms that it is alone, and the ways into longer ones.
struct SurfaceTable: Sendable {
  /// What one spelling can be.
  struct Surface: Sendable {
    /// The signs of the words that it can be within a term.
    var signs: WordSigns = 0
    /// The signs of the words that must follow where it begins a term of several words.
    var nextSigns: WordSigns = 0
    /// Where the groups of its readings begin, in `groups`: for each of its signs, from the lowest,
    /// those of the words with that sign; after the last group one entry more.
    var firstGroup: UInt32
    /// The terms of several words that it can begin, in `beginnings`.
    var beginnings: Range<UInt32>
    /// The terms that it is alone, in `terms`.
    var terms: Range<UInt32>
    /// Whether nothing is known of it as it is, and a joiner within may stand for a space.
    var hasParts = false
    /// What it says of the word after it, and what it is beside the word before it.
    var context: WordContext = []
  }

  /// The beginning of terms of several words.
  struct Beginning: Sendable {
    /// The signs of the words by which the terms go on.
    let signs: WordSigns
    /// The node that the word leads to.
    let node: UInt32
    /// The reading of the word, in `matches`.
    let match: UInt32
  }

  /// A term of one word.
  struct WholeTerm: Sendable {
    let term: UInt32
    let match: UInt32
    let cost: UInt16
    let isForm: Bool
    /// Whether a term counts instead that is this word without a doubt.
    let givesWay: Bool
  }

  private(set) var surfaces: [Surface] = []
  private(set) var matches: [WordMatch] = []
  private(set) var groups: [UInt32] = []
  private(set) var beginnings: [Beginning] = []
  private(set) var terms: [WholeTerm] = []
  /// The forms of `terms`, as far as they were asked for.
  var forms: [TermForm?] = []
  private var keys = KeyTable()
  private var analyzer: SurfaceAnalyzer
  private let trie: TermTrie

  init(_ recognizer: TermRecognizer) {
    analyzer = SurfaceAnalyzer(recognizer.index)
    trie = recognizer.trie
  }

  /// Whether so many spellings are remembered that memory must be freed.
  var isFull: Bool { keys.count > 1 << 20 }

  /// Returns the position of a spelling in `surfaces`, after working out what it can be.
  ///
  /// - Complexity: O(`bytes.count`) for a known spelling, expected
  @inline(__always)
  mutating func position(of bytes: UnsafeBufferPointer<UInt8>, kind: Token.Kind) -> UInt32 {
    let position = keys.insert(UnsafeRawBufferPointer(bytes))
    if position == surfaces.count { append(bytes, kind) }
    return UInt32(truncatingIfNeeded: position)
  }

  @inline(never)
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: Token.Kind) {
    let firstMatch = matches.count
    let firstBeginning = beginnings.count
    let firstTerm = terms.count
    analyzer.appendMatches(of: bytes, kind: kind, to: &matches)
    sortBySign(from: firstMatch)
    let firstGroup = groups.count
    let signs = appendGroups(from: firstMatch)
    for position in firstMatch..<matches.count {
      let match = matches[position]
      guard let edge = trie.edge(from: TermTrie.root, by: match.word) else { continue }
      if edge.signs != 0 {
        beginnings.append(Beginning(signs: edge.signs, node: edge.node, match: UInt32(position)))
      }
      if match.canBeWholeTerm { appendTerms(of: edge, match, UInt32(position)) }
    }
    keepClosest(from: firstTerm)
    forms.append(contentsOf: repeatElement(nil, count: terms.count - forms.count))
    surfaces.append(
      Surface(
        signs: signs,
        nextSigns: beginnings[firstBeginning...].reduce(0) { $0 | $1.signs },
        firstGroup: UInt32(firstGroup),
        beginnings: UInt32(firstBeginning)..<UInt32(beginnings.count),
        terms: UInt32(firstTerm)..<UInt32(terms.count),
        hasParts: kind == .arabicWord && matches.count == firstMatch
          && TermText.hasNonJoiner(bytes),
        context: analyzer.context(kind)
      )
    )
  }

  /// Sorts readings by the sign of their words; those that cannot stand within a term come last.
  private mutating func sortBySign(from first: Int) {
    func rank(_ match: WordMatch) -> Int {
      match.traits.contains(.proclitic) ? 64 : sign(of: match.word).trailingZeroBitCount
    }
    let sorted = matches[first...].enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    for (position, match) in zip(first..., sorted) { matches[position] = match.element }
  }

  /// Notes where the readings of each sign begin, and returns the signs.
  private mutating func appendGroups(from first: Int) -> WordSigns {
    var signs: WordSigns = 0
    var position = first
    while position < matches.count, !matches[position].traits.contains(.proclitic) {
      let sign = sign(of: matches[position].word)
      if signs & sign == 0 {
        signs |= sign
        groups.append(UInt32(position))
      }
      position += 1
    }
    groups.append(UInt32(position))
    return signs
  }

  /// Returns the readings of a spelling whose words have a sign.
  @inline(__always)
  func readings(of surface: Surface, with sign: WordSigns) -> Range<Int> {
    let group = Int(surface.firstGroup) + (surface.signs & (sign &- 1)).nonzeroBitCount
    return Int(groups[group])..<Int(groups[group + 1])
  }

  private mutating func appendTerms(of edge: TermTrie.Edge, _ match: WordMatch, _ position: UInt32)
  {
    var terminal = edge.terminal
    while let ending = terminal {
      terms.append(
        WholeTerm(
          term: ending.term,
          match: position,
          cost: match.cost + (ending.isForm ? TermHit.formCost : 0),
          isForm: ending.isForm,
          givesWay: match.traits.contains(.givesWay)
        )
      )
      terminal = trie.terminal(after: ending)
    }
  }

  /// Sorts the terms of one spelling and keeps the closest reading of each.
  private mutating func keepClosest(from first: Int) {
    guard terms.count - first > 1 else { return }
    let sorted = terms[first...].sorted { ($0.term, $0.cost) < ($1.term, $1.cost) }
    // What gives way does so to any term that is at least as close without giving way.
    let sure = sorted.lazy.filter { !$0.givesWay }.map(\.cost).min()
    terms.removeSubrange(first...)
    for term in sorted where terms.count == first || terms[terms.count - 1].term != term.term {
      if term.givesWay, let sure, sure <= term.cost { continue }
      terms.append(term)
    }
  }
}
