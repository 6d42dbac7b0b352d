/// An HTML document as browsers understand it, as far as a reader of its text can tell: elements and
/// text, without comments.
///
/// Nothing outside the document is read. Any text is a document: what is not well formed is repaired.
/// Differences from a browser's tree are kept where they make no difference to the text: there is no
/// `html`, `head` or `body` that the document does not have, text that stands in a table outside of its
/// cells stays there, and an element for a look (`b`, `font`, `a`) never holds a block but is opened
/// again in it.
///
/// Reference: HTML Living Standard, "Parsing HTML documents".
struct HTMLTree: Sendable {
  /// An element or a run of text.
  struct Node: Sendable {
    /// The element's name in lower case; empty for text.
    let name: String
    /// The element's attributes, names in lower case, in the order of the document.
    var attributes: [HTMLAttribute]
    /// The text, with references resolved; empty for elements.
    var text: String
    /// The position of the element around it; the root is around itself.
    let parent: Int
    /// The position of the first node that stands in the element, or -1.
    fileprivate(set) var firstChild: Int32 = -1
    /// The position of the next node in the element around it, or -1.
    fileprivate(set) var nextSibling: Int32 = -1
    fileprivate var lastChild: Int32 = -1

    init(name: String, attributes: [HTMLAttribute] = [], text: String = "", parent: Int) {
      self.name = name
      self.attributes = attributes
      self.text = text
      self.parent = parent
    }

    /// Whether this is text.
    var isText: Bool { name.isEmpty }

    /// Returns the value of the attribute of a name in lower case, or `nil`.
    ///
    /// - Complexity: O(number of attributes), which is bounded
    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// No page has as many elements and texts; a node takes a hundred bytes.
  static let maximumNodeCount = 2_000_000

  /// The positions of the nodes that stand in an element, in order.
  struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: HTMLTree
    fileprivate var position: Int

    mutating func next() -> Int? {
      guard position >= 0 else { return nil }
      defer { position = Int(tree.nodes[position].nextSibling) }
      return position
    }
  }

  /// The nodes in the order of the document, so that what stands in an element comes directly after
  /// it; the first is a root without a name of its own.
  private(set) var nodes = [Node(name: "#root", parent: 0)]

  /// Returns the positions of what stands in an element, in order.
  func children(of index: Int) -> Children {
    Children(tree: self, position: Int(nodes[index].firstChild))
  }

  /// Adds a node after all others; returns its position.
  mutating func append(_ node: Node) -> Int {
    let index = nodes.count
    let last = Int(nodes[node.parent].lastChild)
    if last >= 0 {
      nodes[last].nextSibling = Int32(index)
    } else {
      nodes[node.parent].firstChild = Int32(index)
    }
    nodes[node.parent].lastChild = Int32(index)
    nodes.append(node)
    return index
  }

  /// Adds to an element the attributes that it does not have.
  mutating func merge(_ attributes: [HTMLAttribute], into index: Int) {
    for attribute in attributes where nodes[index].attribute(attribute.name) == nil {
      nodes[index].attributes.append(attribute)
    }
  }
}

/// An attribute of an element.
struct HTMLAttribute: Hashable, Sendable {
  /// The name in lower case.
  let name: String
  /// The value, with references resolved.
  let value: String
}
