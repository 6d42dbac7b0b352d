import Linguistics

/// Gathers the segments of one language, and makes parts of a match index of them.
///
/// Words are looked at once: what was found out of a word serves the following parts as well.
public struct IndexPartBuilder: Sendable {
  private var contents = IndexPartContents()
  private var cache = FormCache()
  private var lastLanguageSet = 0
  private var capacity: Int

  /// Creates a builder without segments.
  ///
  /// - Parameter firstCount: The most segments of the first part, so that the parts of several
  ///   builders need not be full at the same time.
  public init(firstCount: Int = Self.maximumCount) { capacity = firstCount }

  /// The most segments that a part has.
  public static let maximumCount = IndexFormat.maximumRecordCount

  /// The number of segments so far.
  public var count: Int { contents.count }

  /// Whether the part should be finished before the next segment is added.
  public var isFull: Bool {
    count >= capacity || contents.tokens.count >= IndexFormat.maximumTokenByteCount
  }

  /// Adds a segment.
  ///
  /// - Parameters:
  ///   - segment: What is known of the segment.
  ///   - text: The segment's plain text, in UTF-8.
  ///   - languages: The base languages of the unit's variants, in ascending order, with spaces.
  /// - Returns: Whether the segment was added; a part can tell only so many sets of languages apart,
  ///   and then another part must be begun.
  /// - Complexity: O(bytes)
  public mutating func append(
    _ segment: IndexedSegment,
    text: UnsafeBufferPointer<UInt8>,
    languages: String
  ) -> Bool {
    guard let languageSet = languageSetNumber(languages) else { return false }
    contents.append(segment, text: text, languageSet: languageSet, &cache)
    return true
  }

  /// Takes out what was added, to make a part of it, perhaps on another thread.
  ///
  /// - Returns: The segments, or `nil` if there are none.
  public mutating func takeContents() -> IndexPartContents? {
    guard count > 0 else { return nil }
    var taken = contents
    contents = IndexPartContents()
    taken.close()
    capacity = Self.maximumCount
    return taken
  }

  /// Returns the part of what was added, and makes the builder empty.
  ///
  /// - Returns: The part, or `nil` if there are no segments.
  public mutating func finish() -> IndexPart? { takeContents()?.part() }

  private mutating func languageSetNumber(_ languages: String) -> Int? {
    let known = contents.languageSets
    if lastLanguageSet < known.count, known[lastLanguageSet] == languages { return lastLanguageSet }
    if let number = known.firstIndex(of: languages) {
      lastLanguageSet = number
      return number
    }
    guard known.count < RecordFlags.maximumLanguageSetCount else { return nil }
    contents.languageSets.append(languages)
    lastLanguageSet = known.count
    return lastLanguageSet
  }
}

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

  fileprivate mutating func append(
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
  fileprivate mutating func close() {
    forms.close()
    found = []
  }

  /// Returns the form that stands at a place of `tokens`, and moves on to the next.
  @inline(__always)
  func readToken(_ offset: inout Int) -> Int { readVariableLength(&offset) { tokens[$0] } }

  /// The first unit and the one behind the last.
  public var unitRange: Range<Int64> {
    guard let first = units.min(), let last = units.max() else { return 0..<0 }
    return first..<last + 1
  }

  /// Makes the part.
  ///
  /// - Complexity: O(tokens + forms × log forms)
  public func part() -> IndexPart {
    let range = unitRange
    return IndexPart(
      units: range,
      recordCount: units.count,
      bytes: IndexPartSerializer(self, firstUnit: range.lowerBound).serialized()
    )
  }
}

/// One part of a match index, ready to be stored.
public struct IndexPart: Sendable {
  /// The first unit and the one behind the last.
  public let units: Range<Int64>
  /// The number of segments.
  public let recordCount: Int
  /// The part.
  public let bytes: [UInt8]

  /// The part in chunks, as they are stored.
  public var chunks: some Sequence<ArraySlice<UInt8>> {
    (0..<IndexFormat.chunkCount(byteCount: bytes.count)).lazy.map { [bytes] number in
      bytes[IndexFormat.chunkRange(number, byteCount: bytes.count)]
    }
  }
}
