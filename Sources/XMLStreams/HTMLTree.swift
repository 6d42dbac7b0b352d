import CLibXML2

/// An HTML document as libxml2's parser understands it: elements and text, without comments.
///
/// Nothing outside the document is read. What is not well formed is repaired as the parser does it,
/// so that any text is a document.
public struct HTMLTree: Sendable {
  /// An element or a run of text.
  public struct Node: Sendable {
    /// The element's name in lower case; empty for text.
    public let name: String
    /// The element's attributes, names in lower case, in the order of the document.
    public let attributes: [(name: String, value: String)]
    /// The text, with entities resolved; empty for elements.
    public internal(set) var text: String
    /// The position of the element around it; the root is around itself.
    public let parent: Int
    /// The positions of what stands in the element, in order.
    public internal(set) var children: [Int] = []

    /// Whether this is text.
    public var isText: Bool { name.isEmpty }

    /// Returns the value of the attribute of a name in lower case, or `nil`.
    ///
    /// - Complexity: O(number of attributes)
    public func attribute(_ name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
  }

  /// The nodes in the order of the document; the first is a root without a name of its own.
  public private(set) var nodes: [Node]

  /// Parses a document.
  ///
  /// - Parameter text: The document in UTF-8, whatever it declares, without NUL.
  /// - Throws: `XMLError`, when elements nest deeper than in any real document.
  /// - Complexity: O(`text.count`) time and memory
  public init(parsing text: [UInt8]) throws(XMLError) {
    let collector = HTMLCollector()
    text.withUnsafeBytes { collector.parse($0.assumingMemoryBound(to: CChar.self)) }
    if let line = collector.failureLine {
      throw XMLError(
        .limitExceeded(.depth, allowed: HTMLCollector.maximumDepth),
        at: XMLPosition(line: line, column: 1)
      )
    }
    nodes = collector.nodes
  }
}

/// Collects what the parser finds.
private final class HTMLCollector {
  /// No real document nests elements deeper; the parser's time grows with the depth.
  static let maximumDepth = 1_000

  private(set) var nodes = [HTMLTree.Node(name: "#root", attributes: [], text: "", parent: 0)]
  private(set) var failureLine: Int?
  private var open = [0]
  private var context: htmlParserCtxtPtr?

  func parse(_ text: UnsafeBufferPointer<CChar>) {
    xmlInitParser()
    guard !text.isEmpty,
      let context = htmlCreateMemoryParserCtxt(text.baseAddress, Int32(clamping: text.count))
    else { return }
    self.context = context
    defer {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      htmlFreeParserCtxt(context)
      self.context = nil
    }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    var callbacks = xmlSAXHandler()
    callbacks.startElement = startElement
    callbacks.endElement = endElement
    callbacks.characters = characters
    callbacks.ignorableWhitespace = characters
    // Scripts and styles, whose text nobody reads.
    callbacks.cdataBlock = nil
    context.pointee.sax.pointee = callbacks
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    htmlParseDocument(context)
  }

  fileprivate func start(_ name: String, _ attributes: [(name: String, value: String)]) {
    guard failureLine == nil else { return }
    guard open.count <= Self.maximumDepth else {
      failureLine = context.map { Int($0.pointee.input.pointee.line) } ?? 1
      if let context { xmlStopParser(context) }
      return
    }
    add(HTMLTree.Node(name: name, attributes: attributes, text: "", parent: open[open.count - 1]))
    open.append(nodes.count - 1)
  }

  fileprivate func end(_ name: String) {
    guard let index = open.lastIndex(where: { nodes[$0].name == name }), index > 0 else { return }
    open.removeSubrange(index...)
  }

  fileprivate func text(_ text: String) {
    if let last = nodes[open[open.count - 1]].children.last, nodes[last].isText {
      nodes[last].text += text
    } else {
      add(HTMLTree.Node(name: "", attributes: [], text: text, parent: open[open.count - 1]))
    }
  }

  private func add(_ node: HTMLTree.Node) {
    nodes[node.parent].children.append(nodes.count)
    nodes.append(node)
  }
}

private typealias CText = UnsafePointer<UInt8>

private func collector(_ data: UnsafeMutableRawPointer?) -> HTMLCollector? {
  data.map { Unmanaged<HTMLCollector>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  data: UnsafeMutableRawPointer?,
  name: CText?,
  attributes: UnsafeMutablePointer<CText?>?
) {
  guard let collector = collector(data), let name else { return }
  var pairs: [(name: String, value: String)] = []
  // Names and values in turn; a name without a value has a null pointer behind it.
  if var next = attributes {
    while let name = next[0] {
      pairs.append((string(name).lowercased(), next[1].map(string) ?? ""))
      next += 2
    }
  }
  collector.start(string(name).lowercased(), pairs)
}

private func endElement(data: UnsafeMutableRawPointer?, name: CText?) {
  guard let name else { return }
  collector(data)?.end(string(name).lowercased())
}

private func characters(data: UnsafeMutableRawPointer?, text: CText?, count: Int32) {
  collector(data)?.text(XMLBytes(start: text, count: Int(count)).string)
}

private func string(_ text: CText) -> String { XMLBytes(zeroTerminated: text).string }
