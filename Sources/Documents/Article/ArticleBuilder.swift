/// Puts an article together from what a reader finds, in the order of the document.
///
/// White space at the edges of blocks is left out, and what stands at the edges of codes is put
/// outside of them, so that a segment and the codes around its words end together.
struct ArticleBuilder {
  /// What counts only if something follows it in the block.
  private enum Pending {
    case space(UInt8)
    case lineBreak(Int)
    case opening(Int)

    var isSpace: Bool { if case .space = self { true } else { false } }
  }

  /// How many codes may go on from block to block whatever the document holds, and how many for each
  /// block beyond; no author opens as many, and each is a code of its own in each block.
  private static let freeContinuationCount = 100_000
  private static let continuationsPerBlock = 4

  private var bytes: [UInt8] = []
  private var blocks: [Article.Block] = []
  private var codes: [Article.Code] = []
  private var marks: [Article.CodeMark] = []
  private var segments: [Article.Segment] = []
  private var block: Article.Block?
  private var segment: Article.Segment?
  /// Whether the segment begins with the next text of the block.
  private var isSegmentPending = false
  private var hasSegments = false
  private var pending: [Pending] = []
  /// How many spaces and line breaks are pending.
  private var pendingSpaceCount = 0
  private var pendingLineBreakCount = 0
  /// For each code whether its beginning is pending.
  private var isPendingCode: [Bool] = []
  private var continuationCount = 0
  /// Whether the block has anything that a reader sees.
  private var hasVisibleText = false
  /// The codes that are open, the outermost first; they begin again in the next block.
  private var openCodes: [Int] = []
  /// How much there was when the block began.
  private var before = (byteCount: 0, markCount: 0, segmentCount: 0)
  /// Whether runs of white space become one space.
  var collapsesSpace: Bool
  /// Whether paragraphs are left out that are links and little else.
  var leavesOutLinks = false
  /// Whether paired codes are kept that hold nothing.
  var keepsEmptyCodes = false

  init(collapsesSpace: Bool) { self.collapsesSpace = collapsesSpace }

  /// Whether a block is being read.
  var isInBlock: Bool { block != nil }
  /// Whether a paired code is open.
  var hasOpenCode: Bool { !openCodes.isEmpty }
  /// How many paired codes are open.
  var openCodeCount: Int { openCodes.count }
  /// Whether an open code keeps its text as it is in a translation.
  var isProtected: Bool { openCodes.contains { codes[$0].isProtected } }
  /// How many codes have been read.
  var codeCount: Int { codes.count }
  /// How many blocks have been read.
  var blockCount: Int { blocks.count }
  /// Whether a line break stands at the end of what was read of the block.
  var endsInLineBreak: Bool { pendingLineBreakCount > 0 }
  /// Whether the block that is being read has something in it.
  var blockHasContent: Bool {
    guard let block else { return false }
    return bytes.count > block.range.lowerBound || marks.count > before.markCount
  }

  /// Begins a block, and ends the one before it.
  mutating func beginBlock(_ block: Article.Block) {
    endBlock()
    before = (bytes.count, marks.count, segments.count)
    // After a block without text too, such as a picture: codes stand at places in the text, and those
    // of two blocks must not stand at one.
    if !blocks.isEmpty { bytes.append(contentsOf: "\n\n".utf8) }
    var block = block
    block.range = bytes.count..<bytes.count
    self.block = block
    hasVisibleText = false
    clearPending()
    for code in openCodes { addPendingOpening(code) }
  }

  private mutating func clearPending() {
    for case .opening(let code) in pending { isPendingCode[code] = false }
    pending.removeAll(keepingCapacity: true)
    (pendingSpaceCount, pendingLineBreakCount) = (0, 0)
  }

  private mutating func addPendingOpening(_ code: Int) {
    pending.append(.opening(code))
    isPendingCode[code] = true
  }

  private mutating func addCode(_ code: Article.Code) -> Int {
    codes.append(code)
    isPendingCode.append(false)
    return codes.count - 1
  }

  /// Begins a block of a kind.
  mutating func beginBlock(_ kind: Article.Block.Kind) {
    beginBlock(Article.Block(kind, range: 0..<0))
  }

  /// Ends the block, if there is one; a block without anything in it is forgotten.
  mutating func endBlock() {
    guard var ended = block else { return }
    endSegment()
    suspendOpenCodes()
    block = nil
    clearPending()
    ended.range = ended.range.lowerBound..<bytes.count
    if isEmpty(ended.range)
      || leavesOutLinks && ended.kind == .paragraph && isMostlyLinks(ended.range)
    {
      bytes.removeLast(bytes.count - before.byteCount)
      marks.removeLast(marks.count - before.markCount)
      segments.removeLast(segments.count - before.segmentCount)
    } else {
      blocks.append(ended)
    }
  }

  /// Whether the block that ended has nothing to read: marks of direction and the like alone are
  /// nothing, a picture is something, and so is all that stands in a unit of a job.
  private func isEmpty(_ range: Range<Int>) -> Bool {
    if hasSegments { return range.isEmpty && marks.count == before.markCount }
    return !hasVisibleText && !marks[before.markCount...].contains { $0.edge == .standalone }
  }

  /// Adds text to the block.
  ///
  /// - Precondition: A block has begun.
  mutating func text(_ text: some Sequence<UInt8>) {
    precondition(block != nil, "text stands in a block")
    for byte in text {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        addSpace(byte)
      } else {
        if !pending.isEmpty || isSegmentPending { flush() }
        bytes.append(byte)
        if !hasVisibleText { hasVisibleText = endsVisibly }
      }
    }
  }

  /// Whether what was added last is, or may become, something that a reader sees.
  ///
  /// The marks that nobody sees have two or three bytes; until they are complete nothing is said.
  private var endsVisibly: Bool {
    let start = max(block?.range.lowerBound ?? 0, bytes.count - 3)
    guard let lead = bytes[start...].lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return true }
    let scalar = bytes[lead...]
    switch bytes[lead] {
    case 0xC2: return scalar.count == 2 && ![0x85, 0xA0, 0xAD].contains(scalar[lead + 1])
    case 0xD8: return scalar.count == 2 && !scalar.elementsEqual([0xD8, 0x9C])
    case 0xE2:
      guard scalar.count == 3 else { return false }
      let second = scalar[lead + 1]
      let third = scalar[lead + 2]
      switch (second, third) {
      // U+200B…200F, U+202A…202E, U+2060…206F, and the spaces of U+2000…200A, 2028, 2029, 202F.
      case (0x80, 0x80...0x8F), (0x80, 0xA8...0xAF), (0x81, 0xA0...0xAF): return false
      default: return true
      }
    case 0xEF:
      return scalar.count == 3 && !scalar.elementsEqual([0xEF, 0xBB, 0xBF])
    default: return true
    }
  }

  /// Adds text to the block.
  ///
  /// - Precondition: A block has begun.
  mutating func text(_ text: String) { self.text(text.utf8) }

  /// Begins a paired code.
  mutating func open(_ code: Article.Code) {
    let number = addCode(code)
    openCodes.append(number)
    if block != nil { addPendingOpening(number) }
  }

  /// Ends the code that began last.
  mutating func close() { if !openCodes.isEmpty { close(at: openCodes.count - 1) } }

  /// Ends the code of an identifier that began last, and returns whether one was open.
  mutating func closes(_ identifier: String, with data: String) -> Bool {
    guard let index = openCodes.lastIndex(where: { codes[$0].identifier == identifier }) else {
      return false
    }
    codes[openCodes[index]].closingData = data
    close(at: index)
    return true
  }

  private mutating func close(at index: Int) {
    let code = openCodes.remove(at: index)
    guard block != nil else { return }
    if keepsEmptyCodes, isPendingCode[code] { flush() }
    if isPendingCode[code] {
      // `flush` passes over it: taking it out here could cost as much as all that is pending.
      isPendingCode[code] = false
      if case .opening(code)? = pending.last { pending.removeLast() }
    } else {
      writeClosing(code)
    }
  }

  /// Adds a standalone code to the block, which stands for some text, or for none.
  ///
  /// - Precondition: A block has begun.
  mutating func standalone(_ code: Article.Code, text: String = "") {
    precondition(block != nil, "a code stands in a block")
    let number = addCode(code)
    if code.kind == .lineBreak {
      if collapsesSpace, pendingSpaceCount > 0 {
        pending.removeAll(where: \.isSpace)
        pendingSpaceCount = 0
      }
      pending.append(.lineBreak(number))
      pendingLineBreakCount += 1
      return
    }
    flush()
    writeStandalone(number, text: text)
  }

  /// Begins a segment of a document that is segmented already; its place follows from its text.
  mutating func beginSegment(_ segment: Article.Segment) {
    endSegment()
    self.segment = segment
    (isSegmentPending, hasSegments) = (true, true)
  }

  /// Ends the segment; one without text is forgotten.
  mutating func endSegment() {
    guard var ended = segment else { return }
    segment = nil
    guard !isSegmentPending else {
      isSegmentPending = false
      return
    }
    ended.block = blocks.count
    ended.range = ended.range.lowerBound..<bytes.count
    if !ended.range.isEmpty { segments.append(ended) }
  }

  /// Ends the document.
  mutating func finish(_ format: Article.Format) -> Article {
    endBlock()
    var used = [Bool](repeating: false, count: codes.count)
    for mark in marks { used[mark.code] = true }
    var article = Article(format: format, text: String(decoding: bytes, as: UTF8.self))
    article.blocks = blocks
    var positions = [Int](repeating: 0, count: codes.count)
    for index in codes.indices where used[index] {
      positions[index] = article.codes.count
      article.codes.append(codes[index])
    }
    article.segments = hasSegments ? segments : nil
    article.marks = marks.map {
      Article.CodeMark(offset: $0.offset, edge: $0.edge, code: positions[$0.code])
    }
    return article
  }

  private func isMostlyLinks(_ range: Range<Int>) -> Bool {
    let linked = marks[before.markCount...].reduce(0) { count, mark in
      let isLink = mark.edge == .opening && codes[mark.code].kind == .link
      return isLink ? count + codes[mark.code].range.count : count
    }
    return linked > 0 && linked * 10 >= range.count * 7
  }

  private mutating func addSpace(_ byte: UInt8) {
    guard !collapsesSpace || pendingSpaceCount + pendingLineBreakCount == 0 else { return }
    pending.append(.space(collapsesSpace ? 0x20 : byte))
    pendingSpaceCount += 1
  }

  /// Writes what waited for something to follow.
  private mutating func flush() {
    let start = block?.range.lowerBound ?? 0
    for item in pending where bytes.count > start {
      switch item {
      case .space(let byte): bytes.append(byte)
      case .lineBreak(let code): writeStandalone(code, text: "\n")
      case .opening: break
      }
    }
    for case .opening(let code) in pending where isPendingCode[code] {
      codes[code].range = bytes.count..<bytes.count
      marks.append(Article.CodeMark(offset: bytes.count, edge: .opening, code: code))
    }
    clearPending()
    if isSegmentPending {
      isSegmentPending = false
      segment?.range = bytes.count..<bytes.count
    }
  }

  private mutating func writeStandalone(_ code: Int, text: String) {
    codes[code].range = bytes.count..<bytes.count + text.utf8.count
    marks.append(Article.CodeMark(offset: bytes.count, edge: .standalone, code: code))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func writeClosing(_ code: Int) {
    codes[code].range = codes[code].range.lowerBound..<bytes.count
    marks.append(Article.CodeMark(offset: bytes.count, edge: .closing, code: code))
  }

  /// Ends the open codes with the block; each goes on in the next block as a code of its own.
  private mutating func suspendOpenCodes() {
    for index in openCodes.indices.reversed() where !isPendingCode[openCodes[index]] {
      writeClosing(openCodes[index])
      var again = codes[openCodes[index]]
      again.range = 0..<0
      openCodes[index] = addCode(again)
      continuationCount += 1
    }
    let most = Self.freeContinuationCount + Self.continuationsPerBlock * blocks.count
    if continuationCount > most { openCodes = [] }
  }
}
