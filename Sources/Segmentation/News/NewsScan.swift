import Model

/// One pass over a text: finds the places where a segment may end, and asks the rules.
///
/// Most bytes get no more than a look in a table of 256 answers.
struct NewsScan {
  private let rules: NewsRules
  private let lineBreaks: LineBreaks
  private let keepsDecisions: Bool
  private let isTrigger = triggerTable

  /// The segments found so far, in UTF-8 offsets.
  private(set) var ranges: [Range<Int>] = []
  /// What was decided, if that is kept.
  private(set) var decisions: [SegmentationDecision] = []

  private var context = NewsRules.Context(segmentStart: 0)
  private var quotes = QuoteCount()
  private var eachLine: Bool?
  /// Whether the segment has anything but white space: until then it cannot end.
  private var textStart = 0

  init(rules: NewsRules, lineBreaks: LineBreaks, keepsDecisions: Bool) {
    self.rules = rules
    self.lineBreaks = lineBreaks
    self.keepsDecisions = keepsDecisions
  }

  /// Segments a text.
  ///
  /// - Complexity: O(`bytes.count`).
  mutating func run(
    over bytes: Span<UInt8>,
    _ interruption: Interruption
  ) throws(InterruptionError) {
    var pace = interruption.pace()
    textStart = bytes.endOfSpace(from: 0)
    var position = textStart
    while position < bytes.count {
      try pace.check()
      position = nextTrigger(in: bytes, from: position)
      guard position < bytes.count else { break }
      position = handle(position, in: bytes)
    }
    if context.segmentStart < bytes.count { ranges.append(context.segmentStart..<bytes.count) }
  }

  private func nextTrigger(in bytes: Span<UInt8>, from position: Int) -> Int {
    let table = isTrigger.span
    var position = position
    let count = bytes.count
    // In range: the loop's condition; and the table has an answer for each byte.
    while position < count, !table[unchecked: Int(bytes[unchecked: position])] { position += 1 }
    return position
  }

  /// Looks at a byte that may belong to a stop, and returns where to go on.
  private mutating func handle(_ position: Int, in bytes: Span<UInt8>) -> Int {
    let byte = bytes[position]
    // The last byte of the Arabic question mark, whose first byte is that of most letters.
    if byte == 0x9F {
      guard position > 0, bytes[position - 1] == 0xD8 else { return position + 1 }
      return handleStop(at: position - 1, in: bytes)
    }
    let (kind, end) = bytes.kind(at: position)
    switch kind {
    case .period, .strongStop, .ellipsis: return handleStop(at: position, in: bytes)
    case .newline: return handleLineBreak(at: position, in: bytes)
    case .bullet: return handleBullet(at: position, end, in: bytes)
    default: return end
    }
  }

  private mutating func handleStop(at position: Int, in bytes: Span<UInt8>) -> Int {
    var quotes = quotes
    let stop = bytes.stop(at: position) { quotes.isOpen(at: $0, in: bytes) }
    self.quotes = quotes
    guard stop.spaceEnd < bytes.count else { return bytes.count }
    if stop.hasSpace, endsParagraph(stop.end..<stop.spaceEnd, in: bytes) {
      return endParagraph(at: stop.spaceEnd, in: bytes)
    }
    let rule = rules.rule(for: stop, in: bytes, &context)
    decide(rule, at: stop.spaceEnd, in: bytes)
    return rule.isBreak ? stop.spaceEnd : stop.end
  }

  private mutating func handleLineBreak(at position: Int, in bytes: Span<UInt8>) -> Int {
    let start = bytes.skipBack(from: position) { $0 == .space }
    let end = bytes.endOfSpace(from: position)
    guard end < bytes.count, endsParagraph(start..<end, in: bytes) else { return end }
    return endParagraph(at: end, in: bytes)
  }

  private mutating func endParagraph(at position: Int, in bytes: Span<UInt8>) -> Int {
    decide(.paragraphEnd, at: position, in: bytes)
    quotes.restart(at: position)
    context.lastItem = 0
    return position
  }

  private mutating func endsParagraph(_ space: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    if eachLine == nil { eachLine = bytes.eachLineIsParagraph(lineBreaks) }
    return bytes.endsParagraph(space, eachLine: eachLine ?? true)
  }

  private mutating func handleBullet(at position: Int, _ end: Int, in bytes: Span<UInt8>) -> Int {
    guard position > textStart, bytes.kind(before: position).kind == .space,
      bytes.kind(at: end).kind == .space
    else { return end }
    decide(.listItem, at: position, in: bytes)
    return end
  }

  private mutating func decide(_ rule: NewsRule, at position: Int, in bytes: Span<UInt8>) {
    if keepsDecisions {
      decisions.append(
        SegmentationDecision(
          position: position,
          isBreak: rule.isBreak,
          rule: rule.rawValue,
          reason: rule.reason
        )
      )
    }
    guard rule.isBreak else { return }
    ranges.append(context.segmentStart..<position)
    context.segmentStart = position
    textStart = position
  }
}

/// The bytes at which a stop, a line break or a bullet may stand.
private let triggerTable: [Bool] = {
  var table = Array(repeating: false, count: 256)
  let triggers: [UInt8] = [
    UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A, 0x0B, 0x0C, 0x0D,
    // The last byte of U+061F.
    0x9F,
    // The first bytes of U+0085, U+06D4, of general punctuation and bullets, and of wide marks.
    0xC2, 0xDB, 0xE2, 0xE3, 0xEF,
  ]
  for byte in triggers { table[Int(byte)] = true }
  return table
}()
