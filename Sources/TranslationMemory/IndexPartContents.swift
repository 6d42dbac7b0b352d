import Linguistics

/// The segments of one part of a match index, before they are put in order.
public struct IndexPartContents: Sendable {
  private(set) var forms = FormTable()
  /// The forms of all segments, one after the other, as variable-length numbers; those that are
  /// frequent were seen early and are short.
  private(set) var tokens: [UInt8] = []
  private(set) var tokenCount = 0
  /// For each segment where in `tokens` it begins, and the end of the last one.
  private(set) var tokenStarts: [UInt32] = [0]
  private(set) var wordCounts: [UInt32] = []
  private(set) var units: [Int64] = []
  private(set) var textHashes: [UInt32] = []
  private(set) var dates: [UInt32] = []
  private(set) var flags: [UInt16] = []
  /// The sets of languages of units, each as `append` of the builder has it.
  var languageSets: [String] = []
  /// The tokens of the segment that is being added, with their keys, then their forms.
  private var found: [(token: SegmentTokenScanner.Token, key: UInt64)] = []

  /// The number of segments.
  public var count: Int { units.count }

  mutating func append(
    _ segment: IndexedSegment,
    text: UnsafeBufferPointer<UInt8>,
    languageSet: Int,
    _ cache: inout FormCache
  ) {
    // `TokenScanner` must have whole scalars, which bytes of a library's text always are.
    var scanner = SegmentTokenScanner(text)
    var wordCount: UInt32 = 0
    // One thing after the other for the whole segment, so that the processor looks several words up
    // at once: most of the time goes into waiting for memory.
    found.removeAll(keepingCapacity: true)
    while let token = scanner.next() {
      found.append((token, FormTable.key(of: token, text)))
      if token.kind != nil { wordCount += 1 }
    }
    for index in found.indices {
      let form = forms.form(found[index].key, of: found[index].token, text, &cache)
      found[index].key = UInt64(UInt32(bitPattern: form))
    }
    for (_, form) in found { appendVariableLength(UInt32(form), to: &tokens) }
    tokenCount += found.count
    tokenStarts.append(UInt32(tokens.count))
    wordCounts.append(wordCount)
    units.append(segment.unit)
    textHashes.append(IndexFormat.textHash(text))
    dates.append(IndexFormat.packedDate(segment.date))
    flags.append(RecordFlags(segment, languageSet: languageSet).rawValue)
  }

  /// Gives back the memory that only adding segments takes.
  mutating func close() {
    forms.close()
    found = []
  }

  /// Returns the form that stands at a place of `tokens`, and moves on to the next.
  @inline(__always)
  func readToken(_ offset: inout Int) -> Int { readVariableLength(&offset) { tokens[$0] } }

  /// The first unit and the one after the last.
  public var unitRange: Range<Int64> {
    guard let first = units.min(), let last = units.max() else { return 0..<0 }
    return first..<last + 1
  }
}
