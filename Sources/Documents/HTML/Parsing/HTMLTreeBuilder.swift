import Model

/// Makes a tree of the tags and texts of a document, and repairs what is missing or crossed.
///
/// An end tag that is missing is supplied where the next tag shows that it is (`li`, `p`, `td`, …); one
/// too many means nothing. Elements for a look never hold a block here: one that is open where a block
/// begins is opened again in the block with its first text, which is what a browser's "adoption agency"
/// and "reconstruction of active formatting elements" come to for the text.
///
/// Everything that a document could make grow is bounded, so that time and memory are linear: how deep
/// elements nest, how many looks are open at once, how many are opened again for each tag, and how many
/// nodes there are.
struct HTMLTreeBuilder {
  /// An element that is open.
  private struct Open {
    let node: Int
    let name: String
    let traits: HTMLElementTraits
  }

  /// A look that is on, or the border of an element (`nil`) beyond which looks do not reach.
  private struct Look {
    let tag: HTMLTokenizer.StartTag?
    /// The element that shows it, where that is open.
    var node: Int?
  }

  /// No real document nests elements deeper.
  private static let maximumDepth = 1_000
  /// How many looks are on at once, borders counted.
  private static let maximumLookCount = 32
  /// How long an attribute may be that is written again with its look.
  private static let maximumCopiedByteCount = 1_024

  private(set) var tree = HTMLTree()
  private var tokenizer: HTMLTokenizer
  private var open: [Open] = []
  private var looks: [Look] = []
  /// How many elements of a name are open.
  private var openCounts: [String: Int] = [:]
  private var tokenCount = 0
  /// Whether the document nests elements deeper than it may.
  private var isTooDeep = false

  init(_ text: [UInt8]) { tokenizer = HTMLTokenizer(text) }

  /// Reads the document.
  mutating func run(_ interruption: Interruption) throws {
    try interruption.check()
    var pace = interruption.pace()
    while let token = tokenizer.next(readsSections: isInForeign) {
      try pace.check()
      tokenCount += 1
      switch token {
      case .text(let range): addText(range)
      case .startTag(let tag): start(tag)
      case .endTag(let name): end(name)
      }
      guard !isTooDeep else {
        throw ArticleError(
          line: tokenizer.line,
          .excess(.depth(limit: Self.maximumDepth))
        )
      }
      guard tree.nodes.count <= HTMLTree.maximumNodeCount else {
        throw ArticleError(.excess(.elements(limit: HTMLTree.maximumNodeCount)))
      }
    }
  }

  // MARK: Nodes

  private var current: Int { open.last?.node ?? 0 }

  private func isOpen(_ name: String) -> Bool { openCounts[name, default: 0] > 0 }

  /// Adds an element, and opens it if it can have content.
  @discardableResult
  private mutating func add(_ tag: HTMLTokenizer.StartTag, traits: HTMLElementTraits) -> Int {
    let node = tree.append(
      HTMLTree.Node(name: tag.name, attributes: tag.attributes, parent: current)
    )
    guard !traits.contains(.void) else { return node }
    guard open.count < Self.maximumDepth else {
      isTooDeep = true
      return node
    }
    open.append(Open(node: node, name: tag.name, traits: traits))
    openCounts[tag.name, default: 0] += 1
    return node
  }

  private mutating func addText(_ range: Range<Int>, resolvesReferences: Bool = true) {
    let text = tokenizer.string(range, resolvesReferences: resolvesReferences)
    guard !text.isEmpty else { return }
    if !text.utf8.allSatisfy(isSpace) {
      if open.last?.name == "head" { pop() }
      if !isInForeign { openLooks() }
    }
    _ = tree.append(HTMLTree.Node(name: "", text: text, parent: current))
  }

  /// Closes the element that was opened last.
  private mutating func pop() {
    guard let closed = open.popLast() else { return }
    openCounts[closed.name, default: 1] -= 1
    if closed.traits.contains(.formatting) {
      for index in looks.indices.reversed() where looks[index].node == closed.node {
        looks[index].node = nil
        break
      }
    }
    if closed.traits.contains(.marker) {
      while let look = looks.popLast(), look.tag != nil {}
    }
  }

  private mutating func pop(to depth: Int) { while open.count > depth { pop() } }

  /// Closes elements up to one of a name, and that one.
  private mutating func pop(through name: String) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    pop(to: index)
  }

  /// Whether an element of a name can be closed from here.
  private func hasInScope(_ names: Set<String>, borders: Set<String> = []) -> Bool {
    guard names.contains(where: isOpen) else { return false }
    for element in open.reversed() {
      if names.contains(element.name) { return true }
      if element.traits.contains(.scope) || borders.contains(element.name) { return false }
    }
    return false
  }

  private mutating func popImpliedEnds(but name: String = "") {
    while let last = open.last, last.traits.contains(.impliedEnd), last.name != name { pop() }
  }

  private mutating func closeParagraph() {
    if hasInScope(["p"], borders: ["button"]) { pop(through: "p") }
  }

  // MARK: Looks

  /// Opens the looks again that are on and are not shown here.
  private mutating func openLooks() {
    guard let last = looks.last, last.tag != nil, last.node == nil else { return }
    let border = looks.lastIndex { $0.tag == nil } ?? -1
    for index in border + 1..<looks.count where looks[index].node == nil {
      // Each tag can have only so many looks opened again; no page needs a tenth.
      guard tree.nodes.count < 1_000 + 4 * tokenCount, var tag = looks[index].tag else { return }
      tag.attributes.removeAll { $0.value.utf8.count > Self.maximumCopiedByteCount }
      looks[index].node = openedLook(tag)
    }
  }

  private mutating func openedLook(_ tag: HTMLTokenizer.StartTag) -> Int? {
    let depth = open.count
    let node = add(tag, traits: .formatting)
    return open.count > depth ? node : nil
  }

  private mutating func startLook(_ tag: HTMLTokenizer.StartTag) {
    if tag.name == "a" || tag.name == "nobr" { endLook(tag.name) }
    openLooks()
    guard let node = openedLook(tag) else { return }
    // Of the same look no more than three are kept.
    let border = looks.lastIndex { $0.tag == nil } ?? -1
    let same = looks.indices.filter {
      $0 > border && looks[$0].tag?.name == tag.name
        && looks[$0].tag?.attributes == tag.attributes
    }
    if same.count >= 3 { looks.remove(at: same[0]) }
    if looks.count >= Self.maximumLookCount, let first = looks.firstIndex(where: { $0.tag != nil })
    {
      looks.remove(at: first)
    }
    looks.append(Look(tag: tag, node: node))
  }

  private mutating func endLook(_ name: String) {
    let border = looks.lastIndex { $0.tag == nil } ?? -1
    guard let index = looks.lastIndex(where: { $0.tag?.name == name }), index > border else {
      return endOther(name)
    }
    let node = looks[index].node
    looks.remove(at: index)
    guard let node, let place = open.lastIndex(where: { $0.node == node }) else { return }
    // What is of a block stays open; the look then ends with it.
    let holdsBlock = open[(place + 1)...].contains { $0.traits.contains(.special) }
    if !holdsBlock { pop(to: place) }
  }

  /// Closes the looks that are open right here, so that a block does not stand in them.
  private mutating func closeLooks() {
    var depth = open.count
    var found: Int?
    while depth > 0, isInline(open[depth - 1]) {
      depth -= 1
      if open[depth].traits.contains(.formatting) { found = depth }
    }
    if let found { pop(to: found) }
  }

  private func isInline(_ element: Open) -> Bool {
    element.traits.contains(.formatting)
      || element.traits.isEmpty && HTMLElements.inline[element.name] != nil
  }

  // MARK: Start tags

  private mutating func start(_ tag: HTMLTokenizer.StartTag) {
    let traits = HTMLElementTraits.of(tag.name)
    if isInForeign {
      guard traits.contains(.breakout) else { return startForeign(tag) }
      while isInForeign { pop() }
    }
    if isOpen("head"), !isOpen("template"), !traits.contains(.head) { pop(through: "head") }
    switch tag.name {
    case "html", "body", "head": return startPage(tag)
    case "svg", "math":
      openLooks()
      return startForeign(tag)
    case "li": closeItem(["li"])
    case "dd", "dt": closeItem(["dd", "dt"])
    case "option", "optgroup":
      if open.last?.name == "option" { pop() }
      if tag.name == "optgroup", open.last?.name == "optgroup" { pop() }
    case "rb", "rt", "rp", "rtc": if isOpen("ruby") { popImpliedEnds() }
    case "button": if hasInScope(["button"]) { pop(through: "button") }
    default: break
    }
    if traits.contains(.tablePart), isOpen("table") { return startTablePart(tag, traits) }
    if traits.contains(.tablePart) { return }
    startOrdinary(tag, traits)
  }

  private mutating func startOrdinary(
    _ tag: HTMLTokenizer.StartTag,
    _ traits: HTMLElementTraits
  ) {
    if traits.contains(.block) {
      // A list of choices that was never closed would hide the rest of the page.
      if isOpen("select") { pop(through: "select") }
      closeParagraph()
      closeLooks()
      if ["h1", "h2", "h3", "h4", "h5", "h6"].contains(tag.name), let last = open.last?.name,
        HTMLElements.headings[last] != nil
      {
        pop()
      }
      if tag.name == "table", isOpen("table"), !isInCell,
        open.last?.traits.contains(.tablePart) == true || open.last?.name == "table"
      {
        pop(through: "table")
      }
    }
    if !traits.isDisjoint(with: [.rawText, .escapableText]) { return startText(tag, traits) }
    if tag.name == "plaintext" {
      add(tag, traits: traits)
      return addText(tokenizer.rest(), resolvesReferences: false)
    }
    if traits.contains(.formatting) { return startLook(tag) }
    if traits.isDisjoint(with: [.block, .head]) { openLooks() }
    addBorder(tag, traits)
  }

  /// Adds an element; looks do not reach over its border if it is one that has such a border.
  private mutating func addBorder(_ tag: HTMLTokenizer.StartTag, _ traits: HTMLElementTraits) {
    let depth = open.count
    add(tag, traits: traits)
    if traits.contains(.marker), open.count > depth { looks.append(Look(tag: nil, node: nil)) }
  }

  private mutating func startPage(_ tag: HTMLTokenizer.StartTag) {
    if let first = open.first(where: { $0.name == tag.name }) {
      return tree.merge(tag.attributes, into: first.node)
    }
    if tag.name == "html", !open.isEmpty { return }
    if tag.name == "head", isOpen("body") { return }
    if tag.name == "body", let last = open.last, last.name != "html" { return }
    add(tag, traits: HTMLElementTraits.of(tag.name))
  }

  /// Begins an element whose content is text, and reads it with its end tag.
  private mutating func startText(
    _ tag: HTMLTokenizer.StartTag,
    _ traits: HTMLElementTraits
  ) {
    if traits.isDisjoint(with: [.head, .block]) { openLooks() }
    guard let content = tokenizer.rawText(of: tag.name) else {
      // Without its end tag a script or a style goes on to the end; anything else would hide text.
      if tag.name == "script" || tag.name == "style" { _ = tokenizer.rest() }
      return
    }
    let depth = open.count
    add(tag, traits: traits)
    guard open.count > depth else { return }
    let text = tokenizer.string(
      content,
      resolvesReferences: traits.contains(.escapableText)
    )
    if !text.isEmpty { _ = tree.append(HTMLTree.Node(name: "", text: text, parent: current)) }
    pop()
  }

  /// Ends the item before this one in the same list.
  private mutating func closeItem(_ names: Set<String>) {
    for index in open.indices.reversed() {
      if names.contains(open[index].name) { return pop(to: index) }
      let isBorder =
        open[index].traits.contains(.special)
        && !["address", "div", "p"].contains(open[index].name)
      if isBorder { return }
    }
  }

  // MARK: Tables

  /// Whether a cell or a caption of the innermost table is open.
  private var isInCell: Bool {
    for element in open.reversed() {
      if ["td", "th", "caption"].contains(element.name) { return true }
      if element.name == "table" || element.name == "template" { return false }
    }
    return false
  }

  private mutating func startTablePart(
    _ tag: HTMLTokenizer.StartTag,
    _ traits: HTMLElementTraits
  ) {
    guard let table = open.lastIndex(where: { ["table", "template"].contains($0.name) }) else {
      return
    }
    guard open[table].name == "table" else { return addBorder(tag, traits) }
    let holders: Set<String> =
      switch tag.name {
      case "td", "th": ["tr"]
      case "tr": ["tbody", "thead", "tfoot"]
      case "col": ["colgroup"]
      default: []
      }
    var depth = open.count
    while depth > table + 1, !holders.contains(open[depth - 1].name) { depth -= 1 }
    pop(to: depth)
    if tag.name == "td" || tag.name == "th", open.last?.name != "tr" {
      add(HTMLTokenizer.StartTag(name: "tr"), traits: HTMLElementTraits.of("tr"))
    }
    addBorder(tag, traits)
  }

  // MARK: SVG and mathematics

  /// Whether what comes next belongs to SVG or mathematics.
  private var isInForeign: Bool {
    guard isOpen("svg") || isOpen("math") else { return false }
    for element in open.reversed() {
      switch element.name {
      case "svg", "math": return true
      case "foreignobject", "desc", "annotation-xml", "mi", "mn", "mo", "ms", "mtext": return false
      default: continue
      }
    }
    return false
  }

  private mutating func startForeign(_ tag: HTMLTokenizer.StartTag) {
    let traits = HTMLElementTraits.of(tag.name).intersection([.scope])
    add(tag, traits: tag.isSelfClosing ? .void : traits)
  }

  // MARK: End tags

  private mutating func end(_ name: String) {
    let traits = HTMLElementTraits.of(name)
    if isInForeign, !traits.contains(.breakout) { return endOther(name) }
    switch name {
    case "body", "html": return
    case "head": if isOpen("head"), !isOpen("template") { pop(through: "head") }
    case "br": start(HTMLTokenizer.StartTag(name: "br"))
    case "p": closeParagraph()
    case "li":
      if hasInScope(["li"], borders: ["ol", "ul"]) { pop(through: "li") }
    case "template": if isOpen("template") { pop(through: "template") }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let headings = Set(HTMLElements.headings.keys)
      guard hasInScope(headings) else { return }
      while let last = open.last {
        pop()
        if headings.contains(last.name) { break }
      }
    case _ where traits.contains(.formatting): endLook(name)
    case _ where traits.contains(.tablePart) || name == "table": endTablePart(name)
    case _ where traits.contains(.block) || traits.contains(.marker) || name == "button":
      if hasInScope([name]) { pop(through: name) }
    default: endOther(name)
    }
  }

  private mutating func endTablePart(_ name: String) {
    guard isOpen(name) else { return }
    for element in open.reversed() {
      if element.name == name { return pop(through: name) }
      if element.name == "table" || element.name == "template" { return }
    }
  }

  private mutating func endOther(_ name: String) {
    guard isOpen(name) else { return }
    for index in open.indices.reversed() {
      if open[index].name == name { return pop(to: index) }
      if open[index].traits.contains(.special) { return }
    }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
