import Model

/// Finds the article on a page, among menus, lists of links, and what else stands around it.
///
/// The article is the smallest element that holds most of the *prose* of the page: blocks that are
/// long or have the marks of sentences, and whose letters are mostly not in links. What an author
/// marked as the article counts before that, and inside it, what is a list of links, a bar for
/// sharing, or a title of nothing is left out.
///
/// After Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features"
/// (WSDM 2010), for the features; Pomikálek, "Removing Boilerplate and Duplicate Content from Web
/// Corpora" (2011), for judging short blocks by what stands beside them; the smallest element that
/// holds most is our own rule.
struct HTMLMainContent {
  private let tree: HTMLTree
  private let measures: HTMLMeasures
  private var skipped: [Bool]

  /// Decides about every node of a page.
  ///
  /// - Throws: `InterruptionError`.
  init(_ tree: HTMLTree, _ interruption: Interruption) throws(InterruptionError) {
    self.tree = tree
    skipped = Self.unreadable(in: tree)
    let everything = try HTMLMeasures(tree, skipped: skipped, interruption)
    let most = everything.letters[0] / 2
    for (index, node) in tree.nodes.enumerated() where everything.letters[index] <= most {
      if HTMLSurroundings.isAround(node, index, in: tree) { skipped[index] = true }
    }
    measures = try HTMLMeasures(tree, skipped: skipped, interruption)
  }

  /// Returns for each node whether its content is never text.
  static func unreadable(in tree: HTMLTree) -> [Bool] {
    tree.nodes.map { HTMLElements.ignored.contains($0.name) }
  }

  /// Returns for each node whether it is left out with all that stands in it.
  ///
  /// - Parameter title: The title that the page states for itself.
  /// - Returns: A value for each node; where a page has no prose, only what stands around is left out.
  /// - Complexity: O(number of nodes)
  func skippedNodes(title: String?) -> [Bool] {
    guard measures.prose[0] > 0 else { return skipped }
    var wanted: Set<Int> = []
    let root = articleRoot(&wanted)
    wanted.insert(root)
    if let heading = heading(outside: wanted, title: title) { wanted.insert(heading) }
    var result = skipped
    keepOnly(wanted, &result)
    for part in wanted { leaveOutLinks(in: part, &result) }
    leaveOutEnd(of: root, &result)
    return result
  }

  /// The element that the author marked as the article, or the one that holds most prose.
  private func articleRoot(_ wanted: inout Set<Int>) -> Int {
    let total = measures.prose[0]
    func best(_ isCandidate: (HTMLTree.Node) -> Bool) -> Int? {
      let candidates = tree.nodes.indices.filter {
        isCandidate(tree.nodes[$0]) && measures.prose[$0] * 4 >= total
      }
      // Several of about the same size are a list of articles.
      let sorted = candidates.sorted { measures.prose[$0] > measures.prose[$1] }
      guard let first = sorted.first else { return nil }
      let next = sorted.dropFirst().first { !isInside($0, first) && !isInside(first, $0) }
      return next.map { measures.prose[$0] * 2 > measures.prose[first] } == true ? nil : first
    }
    if let article = best({ $0.name == "article" }) { return article }
    let marked = best { $0.name == "main" || $0.attribute("role") == "main" } ?? 0
    let body = best { $0.attribute("itemprop")?.contains("articleBody") == true } ?? marked
    return densest(from: body, &wanted)
  }

  /// Goes down as long as one child holds nearly all of the prose; what of the rest reads like its
  /// lead or like more of it is wanted too.
  private func densest(from start: Int, _ wanted: inout Set<Int>) -> Int {
    var current = start
    while true {
      let children = Array(tree.children(of: current))
      guard let child = children.max(by: { measures.prose[$0] < measures.prose[$1] }),
        measures.prose[child] * 4 >= measures.prose[current] * 3, !measures.isProse[child],
        HTMLElements.isBlock(tree.nodes[child].name)
      else { return current }
      wanted.formUnion(children.filter { $0 != child && belongs($0, to: child) })
      current = child
    }
  }

  /// Whether an element beside the one with the article is a part of it.
  private func belongs(_ sibling: Int, to child: Int) -> Bool {
    guard measures.prose[sibling] > 0,
      measures.linkLetters[sibling] * 5 < measures.letters[sibling]
    else { return false }
    let (node, main) = (tree.nodes[sibling], tree.nodes[child])
    // A lead stands before the article; after it, notices and readers' letters do.
    if sibling < child || node.name == "p" { return true }
    return node.name == main.name && node.attribute("class") == main.attribute("class")
      && main.attribute("class") != nil
  }

  private func isInside(_ node: Int, _ ancestor: Int) -> Bool {
    var node = node
    while node > ancestor { node = tree.nodes[node].parent }
    return node == ancestor
  }

  /// The article's heading, where it stands outside of what is wanted.
  private func heading(outside wanted: Set<Int>, title: String?) -> Int? {
    func isReadable(_ index: Int) -> Bool {
      var index = index
      while index > 0 {
        if skipped[index] { return false }
        index = tree.nodes[index].parent
      }
      return true
    }
    let headings = tree.nodes.indices.filter { tree.nodes[$0].name == "h1" && isReadable($0) }
    let inside = nodesInside(wanted)
    if headings.contains(where: { inside[$0] }) { return nil }
    let title = title.map(letters) ?? ""
    return headings.first { index in
      let text = letters(measures.text(of: index))
      return text.count > 8 && title.contains(text)
    } ?? (headings.count == 1 && measures.linkLetters[headings[0]] == 0 ? headings[0] : nil)
  }

  private func letters(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.properties.isAlphabetic }.map(Character.init))
  }

  private func keepOnly(_ wanted: Set<Int>, _ result: inout [Bool]) {
    var isPath = [Bool](repeating: false, count: tree.nodes.count)
    for var index in wanted {
      while !isPath[index] {
        isPath[index] = true
        index = tree.nodes[index].parent
      }
    }
    let inside = nodesInside(wanted)
    for index in tree.nodes.indices where !inside[index] && !isPath[index] { result[index] = true }
  }

  /// Returns for each node whether it is one of some, or stands in one.
  private func nodesInside(_ wanted: Set<Int>) -> [Bool] {
    var inside = [Bool](repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices {
      inside[index] = wanted.contains(index) || index > 0 && inside[tree.nodes[index].parent]
    }
    return inside
  }

  /// Leaves out lists and lines that are links and little else.
  private func leaveOutLinks(in root: Int, _ result: inout [Bool]) {
    for index in root..<measures.end(of: root) where !result[index] {
      let node = tree.nodes[index]
      guard HTMLElements.isBlock(node.name), HTMLElements.headings[node.name] == nil,
        measures.letters[index] > 0, !isInData(index)
      else { continue }
      let isMostlyLinks = measures.linkLetters[index] * 10 >= measures.letters[index] * 7
      let text = measures.letters[index] < 200 ? measures.text(of: index) : ""
      if isMostlyLinks || HTMLSurroundings.isButton(text) || HTMLSurroundings.isNotice(text) {
        result[index] = true
      }
    }
  }

  /// Whether an element is a part of a table that shows data, and does not arrange the page.
  private func isInData(_ index: Int) -> Bool {
    guard ["td", "th", "tr", "tbody", "thead", "table"].contains(tree.nodes[index].name) else {
      return false
    }
    var table = index
    while table > 0, tree.nodes[table].name != "table" { table = tree.nodes[table].parent }
    return measures.prose[table] * 2 < measures.prose[0]
  }

  /// Leaves out headings after the last prose, which are of what was left out.
  private func leaveOutEnd(of root: Int, _ result: inout [Bool]) {
    let end = measures.end(of: root)
    guard let last = (root..<end).last(where: { measures.isProse[$0] && !result[$0] }) else {
      return
    }
    let start = measures.end(of: last)
    guard start < end else { return }
    let follows = measures.textFollows(in: start..<end, unless: result)
    for index in start..<end where HTMLElements.headings[tree.nodes[index].name] != nil {
      if !follows[min(measures.end(of: index), end) - start] { result[index] = true }
    }
  }
}
