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

extension IndexPartContents {
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
