import Linguistics

/// The sequences of words that are terms: a trie in flat arrays.
struct TermTrie: Sendable {
  /// The root, where every sequence begins.
  static let root: UInt32 = 0

  /// A place in the trie.
  struct Node: Sendable {
    /// The signs of the words by which sequences go on from here; 0 where none does.
    var signs: WordSigns = 0
    /// The first sequence that ends here, in `terminals`, or -1.
    var firstTerminal: Int32 = -1
  }

  /// A way from one node to another by a word.
  struct Edge: Sendable {
    /// The node and the word.
    fileprivate let key: UInt64
    /// The node to which it leads.
    let child: UInt32
    /// What may stand before the word, beyond what always may.
    var gap: Gap
  }

  /// A sequence that ends at a node.
  struct Terminal: Sendable {
    let term: UInt32
    /// Whether the sequence is a form that the entry states, not the term itself.
    let isForm: Bool
    /// The next sequence that ends at the node, or -1.
    let next: Int32
  }

  private(set) var nodes = [Node()]
  private(set) var terminals: [Terminal] = []
  private var edges: [Edge] = []
  /// An open-addressing table of positions in `edges`.
  private var slots = [UInt32](repeating: .max, count: 64)
  /// The bits of all edges, each one of some.
  ///
  /// Where the bit of an edge is not set, there is none. The bits stay in the processor's cache, where
  /// the edges themselves do not.
  private var filter: [UInt64] = [.max]

  /// Returns the way from a node by a word.
  ///
  /// - Complexity: O(1), expected
  @inline(__always)
  func edge(from node: UInt32, by word: UInt32) -> Edge? {
    let key = key(node, word)
    let (element, bit) = filterBit(of: key)
    guard filter[element] & bit != 0 else { return nil }
    let position = slots[slot(of: key)]
    return position == .max ? nil : edges[Int(position)]
  }

  /// Adds a sequence; the same term once more is nothing new.
  mutating func insert(_ words: [Int], gaps: [Gap], term: Int, isForm: Bool) {
    var node = Self.root
    for (word, gap) in zip(words, gaps) {
      node = child(of: node, by: UInt32(word), gap: gap)
    }
    var position = Int(nodes[Int(node)].firstTerminal)
    let first = nodes[Int(node)].firstTerminal
    while position >= 0 {
      if terminals[position].term == term { return }
      position = Int(terminals[position].next)
    }
    terminals.append(Terminal(term: UInt32(term), isForm: isForm, next: first))
    nodes[Int(node)].firstTerminal = Int32(terminals.count - 1)
  }

  /// Makes edges quick to miss, once all sequences are in.
  mutating func finish() {
    var count = 1
    while count * 4 < edges.count { count *= 2 }
    filter = [UInt64](repeating: 0, count: count)
    for edge in edges {
      let (element, bit) = filterBit(of: edge.key)
      filter[element] |= bit
    }
  }

  @inline(__always)
  private func filterBit(of key: UInt64) -> (element: Int, bit: UInt64) {
    let hash = key &* 0xFF51_AFD7_ED55_8CCD
    return (Int(truncatingIfNeeded: hash >> 32) & (filter.count - 1), 1 << (hash >> 26 & 63))
  }

  private mutating func child(of node: UInt32, by word: UInt32, gap: Gap) -> UInt32 {
    let key = key(node, word)
    let known = slot(of: key)
    if slots[known] != .max {
      let position = Int(slots[known])
      edges[position].gap.formUnion(gap)
      return edges[position].child
    }
    let child = UInt32(nodes.count)
    slots[known] = UInt32(edges.count)
    edges.append(Edge(key: key, child: child, gap: gap))
    nodes.append(Node())
    nodes[Int(node)].signs |= sign(of: word)
    if edges.count * 2 > slots.count { grow() }
    return child
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 4)
    for (position, edge) in edges.enumerated() { slots[slot(of: edge.key)] = UInt32(position) }
  }

  @inline(__always)
  private func key(_ node: UInt32, _ word: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(word) }

  /// The slot of a key, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 29) & (slots.count - 1)
    while slots[slot] != .max, edges[Int(slots[slot])].key != key {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

/// One bit of 64 for each of some words, so that two sets without a bit in common have no word in
/// common.
typealias WordSigns = UInt64

/// The bit of a word.
@inline(__always)
func sign(of word: UInt32) -> WordSigns { 1 << UInt64((word &* 0x9E37_79B9) >> 26) }
