import Linguistics

/// The sequences of words that are terms.
struct TermTrie: Sendable {
  /// The root, where every sequence begins.
  static let root = 0

  /// A way from one node to another by a word.
  struct Edge: Sendable {
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

  private(set) var terminals: [Terminal] = []
  private var firstTerminal: [Int32] = [-1]
  private var childCount: [UInt32] = [0]
  private var edges: [UInt64: Edge] = [:]
  /// The ways from the root, by word; most look-ups are these.
  private var rootEdges: [Edge?] = []

  /// The first sequence that ends at a node, in `terminals`, or -1.
  func firstTerminal(of node: Int) -> Int { Int(firstTerminal[node]) }

  /// Whether a sequence goes on from a node.
  func hasChildren(_ node: Int) -> Bool { childCount[node] > 0 }

  /// Returns the way from a node by a word.
  func edge(from node: Int, by word: UInt32) -> Edge? {
    guard node == Self.root else { return edges[UInt64(node) << 32 | UInt64(word)] }
    return Int(word) < rootEdges.count ? rootEdges[Int(word)] : nil
  }

  /// Makes the ways from the root quick to find, once all sequences are in.
  mutating func finish(wordCount: Int) {
    rootEdges = (0..<UInt64(wordCount)).map { edges[$0] }
  }

  /// Adds a sequence.
  mutating func insert(_ words: [Int], gaps: [Gap], term: Int, isForm: Bool) {
    var node = Self.root
    for (word, gap) in zip(words, gaps) {
      let key = UInt64(node) << 32 | UInt64(word)
      if let edge = edges[key] {
        edges[key]?.gap.formUnion(gap)
        node = Int(edge.child)
      } else {
        edges[key] = Edge(child: UInt32(firstTerminal.count), gap: gap)
        childCount[node] += 1
        node = firstTerminal.count
        firstTerminal.append(-1)
        childCount.append(0)
      }
    }
    var position = Int(firstTerminal[node])
    while position >= 0 {
      if terminals[position].term == term { return }
      position = Int(terminals[position].next)
    }
    terminals.append(Terminal(term: UInt32(term), isForm: isForm, next: firstTerminal[node]))
    firstTerminal[node] = Int32(terminals.count - 1)
  }
}
