import Model

/// How much text, linked text and prose each element of a page holds.
struct HTMLMeasures {
  private let tree: HTMLTree
  private var ends: [Int]
  /// How many letters and digits stand in the node.
  private(set) var letters: [Int]
  /// How many of them stand in links.
  private(set) var linkLetters: [Int]
  /// How many of them stand in blocks of prose.
  private(set) var prose: [Int]
  /// Whether the node is a block of prose.
  private(set) var isProse: [Bool]

  /// Measures a tree without what is skipped.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the document)
  init(
    _ tree: HTMLTree,
    skipped: [Bool],
    _ interruption: Interruption
  ) throws(InterruptionError) {
    var pace = interruption.pace()
    self.tree = tree
    let count = tree.nodes.count
    ends = Array(1...count)
    letters = [Int](repeating: 0, count: count)
    linkLetters = letters
    prose = letters
    isProse = [Bool](repeating: false, count: count)
    var stops = letters
    var hasBlock = isProse
    // Children stand after their parents, so going backwards meets them first.
    for index in tree.nodes.indices.reversed() where index > 0 {
      try pace.check()
      let node = tree.nodes[index]
      ends[node.parent] = max(ends[node.parent], ends[index])
      guard !skipped[index] else { continue }
      if node.isText {
        for scalar in node.text.unicodeScalars {
          if Self.isLetter(scalar) {
            letters[index] += 1
          } else if Self.sentenceMarks.contains(scalar) {
            stops[index] += 1
          }
        }
      }
      if node.name == "a" { linkLetters[index] = letters[index] }
      let isBlock = HTMLElements.isBlock(node.name)
      // Text that stands beside blocks, broken by line breaks only, is prose of its parent.
      if isBlock, !hasBlock[index], HTMLElements.headings[node.name] == nil {
        isProse[index] =
          linkLetters[index] * 2 < letters[index]
          && (letters[index] >= 80 || letters[index] >= 30 && stops[index] > 0)
        if isProse[index] { prose[index] = letters[index] }
      } else if isBlock, HTMLElements.headings[node.name] == nil {
        prose[index] += looseProse(in: index, letters, skipped)
      }
      letters[node.parent] += letters[index]
      linkLetters[node.parent] += linkLetters[index]
      prose[node.parent] += prose[index]
      stops[node.parent] += stops[index]
      hasBlock[node.parent] = hasBlock[node.parent] || isBlock || hasBlock[index]
    }
  }

  /// The position after the last node that stands in a node.
  func end(of index: Int) -> Int { ends[index] }

  /// How many nodes a text is put together of, at most.
  private static let maximumTextNodeCount = 256

  /// The text of a node with few letters, also where parts of it are skipped; nothing where it
  /// consists of too many pieces to be a line.
  func text(of index: Int) -> String {
    guard ends[index] - index <= Self.maximumTextNodeCount else { return "" }
    return (index..<ends[index]).map { tree.nodes[$0].text }.joined()
  }

  /// Returns for each of the nodes of a range, and for its end, whether text follows from there on that
  /// is neither skipped nor in a heading.
  ///
  /// - Complexity: O(length of the range)
  func textFollows(in range: Range<Int>, unless skipped: [Bool]) -> [Bool] {
    var follows = [Bool](repeating: false, count: range.count + 1)
    for index in range.reversed() {
      let isPassedOver = skipped[index] || HTMLElements.headings[tree.nodes[index].name] != nil
      let next = min(isPassedOver ? ends[index] : index + 1, range.upperBound)
      let isText = !isPassedOver && tree.nodes[index].isText && letters[index] > 0
      follows[index - range.lowerBound] = isText || follows[next - range.lowerBound]
    }
    return follows
  }

  /// How many letters of prose stand directly in an element that also holds blocks.
  private func looseProse(in index: Int, _ letters: [Int], _ skipped: [Bool]) -> Int {
    let loose = tree.children(of: index).reduce(0) { count, child in
      let isText = tree.nodes[child].isText
      return count + (isText && !skipped[child] && letters[child] >= 40 ? letters[child] : 0)
    }
    return loose >= 80 ? loose : 0
  }

  /// Whether a scalar is a letter or digit, or a sign of another script: near enough to measure by.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0, 0x2000...0x206F, 0x3000...0x303F: false
    case 0x60C, 0x61B, 0x61F, 0x64B...0x652, 0x66A...0x66D, 0x6D4, 0xFEFF: false
    default: true
    }
  }

  private static let sentenceMarks: Set<Unicode.Scalar> = [
    ".", ",", "!", "?", ":", ";", "،", "؛", "؟", "…", "«", "\u{201C}",
  ]
}
