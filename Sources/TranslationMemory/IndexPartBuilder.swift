import Linguistics

/// Builds one part of a match index out of the segments of one language.
///
/// Records are ordered by their number of words, so that a look-up's bounds on length are a range of
/// records; stems by frequency, so that frequent forms have short numbers.
///
/// Complexity of a whole part: O(bytes) to add segments, O(tokens + forms × log forms) to finish.
public struct IndexPartBuilder: Sendable {
  private var forms = FormTable()
  private var tokens: [UInt32] = []
  private var tokenStarts: [UInt32] = [0]
  private var wordCounts: [UInt32] = []
  private var units: [Int64] = []
  private var textHashes: [UInt32] = []
  private var dates: [UInt32] = []
  private var flags: [UInt16] = []
  private var languageSets: [String] = []
  private var lastLanguageSet = 0

  /// Creates a builder without segments.
  public init() {}

  /// The most segments that a part has.
  public static let maximumCount = IndexFormat.maximumRecordCount

  /// The number of segments so far.
  public var count: Int { units.count }

  /// Whether the part should be finished before the next segment is added.
  public var isFull: Bool { units.count >= IndexFormat.maximumRecordCount }

  /// Adds a segment.
  ///
  /// - Parameters:
  ///   - segment: What is known of the segment; identifiers of units ascend.
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
    // `TokenScanner` must have whole scalars, which bytes of a library's text always are.
    var scanner = SegmentTokenScanner(text)
    var wordCount: UInt32 = 0
    while let token = scanner.next() {
      tokens.append(UInt32(bitPattern: forms.form(of: token, text)))
      if token.kind != nil { wordCount += 1 }
    }
    tokenStarts.append(UInt32(tokens.count))
    wordCounts.append(wordCount)
    units.append(segment.unit)
    textHashes.append(IndexFormat.textHash(text))
    dates.append(IndexFormat.packedDate(segment.date))
    flags.append(RecordFlags(segment, languageSet: languageSet).rawValue)
    return true
  }

  /// Returns the part as bytes, with the range of its units, and makes the builder empty.
  ///
  /// - Returns: The part, or `nil` if there are no segments.
  public mutating func finish() -> IndexPart? {
    guard let first = units.min(), let last = units.max() else { return nil }
    let serializer = IndexPartSerializer(
      forms: forms,
      tokens: tokens,
      tokenStarts: tokenStarts,
      wordCounts: wordCounts
    )
    var output = serializer.sections()
    let order = serializer.order
    output[.units] = bytes(order.map { UInt32(units[Int($0)] - first) })
    output[.textHashes] = bytes(order.map { textHashes[Int($0)] })
    output[.dates] = bytes(order.map { dates[Int($0)] })
    output[.flags] = bytes(order.map { flags[Int($0)] })
    output[.languageSets] = Array(languageSets.joined(separator: "\n").utf8)
    let part = IndexPart(
      units: first..<last + 1,
      recordCount: units.count,
      bytes: serializer.assemble(output)
    )
    self = IndexPartBuilder()
    return part
  }

  private mutating func languageSetNumber(_ languages: String) -> Int? {
    if lastLanguageSet < languageSets.count, languageSets[lastLanguageSet] == languages {
      return lastLanguageSet
    }
    if let known = languageSets.firstIndex(of: languages) {
      lastLanguageSet = known
      return known
    }
    guard languageSets.count < RecordFlags.maximumLanguageSetCount else { return nil }
    languageSets.append(languages)
    lastLanguageSet = languageSets.count - 1
    return lastLanguageSet
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
    stride(from: 0, to: bytes.count, by: IndexFormat.chunkSize).lazy.map { [bytes] start in
      bytes[start..<min(bytes.count, start + IndexFormat.chunkSize)]
    }
  }
}

/// Returns the bytes of numbers, as they stand in memory.
func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
  numbers.withUnsafeBytes { Array($0) }
}
