import Linguistics

/// The sequences of words that are terms: a trie in flat arrays.
///
/// Every node but the root is known by the edge that leads to it, and lies with all that is asked of
/// it in one line of the processor's cache.
struct TermTrie: Sendable {
  /// The root, where every sequence begins.
  static let root: UInt32 = 0

  /// A way from one node to another by a word, and the node to which it leads.
  struct Edge: Sendable {
    /// The first node and the word.
    fileprivate let key: UInt64
    /// The signs of the words by which sequences go on from the second node; 0 where none does.
    fileprivate(set) var signs: WordSigns = 0
    /// The second node; the root in a free slot, for no way leads there.
    let node: UInt32
    /// The term that ends at the second node; the greatest number where none does.
    fileprivate var term: UInt32 = .max
    /// The next sequence that ends there, in `terminals`, or -1.
    fileprivate var nextTerminal: Int32 = -1
    /// What may stand before the word, beyond what always may.
    fileprivate(set) var gap: Gap
    fileprivate var isForm = false

    /// The first sequence that ends at the second node.
    var terminal: Terminal? {
      term == .max ? nil : Terminal(term: term, isForm: isForm, next: nextTerminal)
    }
  }

  /// A sequence that ends at a node.
  struct Terminal: Sendable {
    let term: UInt32
    /// Whether the sequence is a form that the entry states, not the term itself.
    let isForm: Bool
    fileprivate var next: Int32
  }

  private var terminals: [Terminal] = []
  /// While sequences are added, the edges by the nodes to which they lead, less one; then an
  /// open-addressing table.
  private var edges: [Edge] = []
  /// While sequences are added, an open-addressing table of positions in `edges`.
  private var slots = [UInt32](repeating: .max, count: 64)
  /// The bits of all edges, each one of some.
  ///
  /// Where the bit of an edge is not set, there is none. The bits stay in the processor's cache, where
  /// the edges themselves do not.
  private var filter: [UInt64] = []

  /// Returns the way from a node by a word; only of a finished trie.
  ///
  /// - Complexity: O(1), expected
  @inline(__always)
  func edge(from node: UInt32, by word: UInt32) -> Edge? {
    let key = key(node, word)
    let (element, bit) = filterBit(of: key)
    guard filter[element] & bit != 0 else { return nil }
    var position = hash(of: key) & (edges.count - 1)
    while edges[position].node != Self.root {
      if edges[position].key == key { return edges[position] }
      position = (position + 1) & (edges.count - 1)
    }
    return nil
  }

  /// Returns the next sequence that ends at the same node.
  @inline(__always)
  func terminal(after terminal: Terminal) -> Terminal? {
    terminal.next < 0 ? nil : terminals[Int(terminal.next)]
  }

  /// Adds a sequence; the same term once more is nothing new.
  mutating func insert(_ words: [Int], gaps: [Gap], term: Int, isForm: Bool) {
    var node = Self.root
    for (word, gap) in zip(words, gaps) {
      node = child(of: node, by: UInt32(word), gap: gap)
    }
    let position = Int(node) - 1
    var ending = edges[position].terminal
    while let known = ending {
      if known.term == term { return }
      ending = terminal(after: known)
    }
    if let first = edges[position].terminal {
      edges[position].nextTerminal = Int32(terminals.count)
      terminals.append(first)
    }
    edges[position].term = UInt32(term)
    edges[position].isForm = isForm
  }

  /// Makes edges quick to find, and to miss, once all sequences are in.
  mutating func finish() {
    var filterCount = 1
    while filterCount * 4 < edges.count { filterCount *= 2 }
    filter = [UInt64](repeating: 0, count: filterCount)
    var count = 1
    while count * 3 < edges.count * 4 + 3 { count *= 2 }
    let free = Edge(key: 0, node: Self.root, gap: [])
    var table = [Edge](repeating: free, count: count)
    for edge in edges {
      let (element, bit) = filterBit(of: edge.key)
      filter[element] |= bit
      var position = hash(of: edge.key) & (count - 1)
      while table[position].node != Self.root { position = (position + 1) & (count - 1) }
      table[position] = edge
    }
    edges = table
    slots = []
  }

  @inline(__always)
  private func filterBit(of key: UInt64) -> (element: Int, bit: UInt64) {
    let hash = key &* 0xFF51_AFD7_ED55_8CCD
    return (Int(truncatingIfNeeded: hash >> 32) & (filter.count - 1), 1 << (hash >> 26 & 63))
  }

  private mutating func child(of node: UInt32, by word: UInt32, gap: Gap) -> UInt32 {
    let key = key(node, word)
    let slot = slot(of: key)
    if slots[slot] != .max {
      let position = Int(slots[slot])
      edges[position].gap.formUnion(gap)
      return edges[position].node
    }
    slots[slot] = UInt32(edges.count)
    let child = UInt32(edges.count + 1)
    edges.append(Edge(key: key, node: child, gap: gap))
    if node != Self.root { edges[Int(node) - 1].signs |= sign(of: word) }
    if edges.count * 2 > slots.count { grow() }
    return child
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 4)
    for (position, edge) in edges.enumerated() { slots[self.slot(of: edge.key)] = UInt32(position) }
  }

  @inline(__always)
  private func key(_ node: UInt32, _ word: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(word) }

  @inline(__always)
  private func hash(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 29)
  }

  /// The slot of a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    var slot = hash(of: key) & (slots.count - 1)
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
