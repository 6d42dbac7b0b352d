/// The layout of one part of a match index: a header, then sections of numbers and bytes.
///
/// A part is written once and never changed. Numbers are in the byte order of the machine that made
/// it, by which the magic number tells it: a machine of the other order makes the part again.
/// Sections begin at multiples of eight. A part is stored in chunks, so that a look-up reads only what it needs.
enum IndexFormat {
  /// The first four bytes of a part.
  static let magic: UInt32 = 0x494D_7244
  /// The version of layout, tokenizer, stemmer and keys; a part of another version is made again.
  static let version: UInt32 = 6
  /// The size of a chunk, in bytes.
  static let chunkSize = 1 << 16
  /// The most records that a part has.
  static let maximumRecordCount = 1 << 17
  /// The number of tokens, in variable-length bytes, after which a part takes no more records.
  static let maximumTokenByteCount = 1 << 24
  /// The number of postings that a block has, in a list that has several.
  static let blockSize = 128
  /// Returns the number of buckets for pairs of neighbouring words, a power of two.
  ///
  /// Some twenty postings share a bucket on average: fewer cost more memory than they save reading.
  static func pairBucketCount(pairCount: Int) -> Int {
    var count = 64
    while count * 32 < pairCount { count *= 2 }
    return count
  }

  /// Returns the bucket of a pair of neighbouring words.
  @inline(__always)
  static func pairBucket(_ first: UInt64, _ second: UInt64, bucketCount: Int) -> Int {
    let mixed = (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0x9FB2_1C65_1E98_DF25
    return Int(truncatingIfNeeded: mixed >> 32) & (bucketCount - 1)
  }

  /// The size of the header, in bytes.
  static let headerSize = 256
  /// Where in the header the checksum of the first chunk is.
  static let checksumOffset = 248
  /// The most bytes that a part has, so that the checksums of its chunks are in the first one.
  static let maximumByteCount = (chunkSize - headerSize) / 8 * chunkSize

  /// Returns the checksum of a chunk; that of the first does not depend on its own place in it.
  static func checksum(ofChunk number: Int, _ chunk: UnsafeRawBufferPointer) -> UInt64 {
    guard number == 0 else { return checksum(of: chunk, seed: UInt64(number)) }
    let head = checksum(of: UnsafeRawBufferPointer(rebasing: chunk[..<checksumOffset]), seed: 0)
    return checksum(of: UnsafeRawBufferPointer(rebasing: chunk[headerSize...]), seed: head)
  }

  /// Returns a hash of bytes that mixes four words at once, so that none waits for another.
  private static func checksum(of bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    @inline(__always)
    func mixed(_ lane: UInt64, _ offset: Int) -> UInt64 {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let product = (lane ^ word) &* 0x9FB2_1C65_1E98_DF25
      return product ^ product >> 32
    }
    var lanes = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
    var offset = 0
    while offset + 32 <= bytes.count {
      lanes.0 = mixed(lanes.0, offset)
      lanes.1 = mixed(lanes.1, offset + 8)
      lanes.2 = mixed(lanes.2, offset + 16)
      lanes.3 = mixed(lanes.3, offset + 24)
      offset += 32
    }
    let tail = UnsafeRawBufferPointer(rebasing: bytes[offset...]).bindMemory(to: UInt8.self)
    var hash = byteHash(tail, seed: UInt64(bytes.count))
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      hash = (hash ^ lane) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  /// Returns where a chunk begins and ends in a part.
  @inline(__always)
  static func chunkRange(_ number: Int, byteCount: Int) -> Range<Int> {
    let start = number * chunkSize
    return start..<min(byteCount, start + chunkSize)
  }

  /// Returns the number of chunks of a part.
  static func chunkCount(byteCount: Int) -> Int { (byteCount + chunkSize - 1) / chunkSize }

  /// The sections, in the order in which they stand.
  enum Section: Int, CaseIterable {
    /// For each chunk after the first its checksum.
    case checksums
    /// The sets of languages of units, as lines of tags with spaces between them.
    case languageSets
    /// Pairs of a word count and the first record that has it.
    case lengths
    /// For each value of the first bits of a stem key, where such keys begin in `stems`.
    case stemDirectory
    /// For each stem its key, in ascending order, and its number; frequent stems have small numbers.
    /// Both together, so that a look-up waits for memory once.
    case stems
    /// For each stem its first form, and the end of the last one's.
    case formStarts
    /// For each stem the first of the lists of records that have it more than once, and the end of
    /// the last one's.
    case repetitionStarts
    /// For each list its count of postings and where in `postings` it begins: first those of records
    /// that have a stem, by its number, then those of records that have one more than once.
    case lists
    /// For each form its key; ascending within a stem.
    case formKeys
    /// For each form its stem.
    case formStems
    /// For each form where in `letters` it begins, and the end of the last one.
    case letterStarts
    /// For each form the seats of its hamzas.
    case formSeats
    /// For each form its kind; `punctuationKind` for punctuation.
    case formKinds
    /// Folded letters.
    case letters
    /// For each record where in `records` it begins, and the end of the last one.
    case recordStarts
    /// For each record its unit, counted from the part's first one.
    case units
    /// For each record the first bits of the hash of its text.
    case textHashes
    /// For each record the time of its unit's last change, as `packedDate` has it.
    case dates
    /// For each record its `RecordFlags`.
    case flags
    /// For each record its `RecordSignature`, as two numbers.
    case signatures
    /// For each record its word count and the numbers of its forms, as variable-length numbers.
    case records
    /// Lists of records, as differences, as variable-length numbers.
    case postings
    /// For each bucket of pairs its count of records and where in `pairPostings` it begins.
    case pairLists
    /// Lists of the records that have a pair of neighbouring words of the bucket.
    case pairPostings
  }

  /// The kind of a form that is punctuation.
  static let punctuationKind: UInt8 = 0xFF

  /// Returns a date as a number of 32 bits that orders as the date does.
  ///
  /// Months count as 31 days, years as twelve months; what lies before 1970 or after 2102 is as the
  /// nearest date inside.
  ///
  /// - Parameter date: The digits YYYYMMDDhhmmss, or 0.
  /// - Returns: A number that is 0 for 0.
  static func packedDate(_ date: Int64) -> UInt32 {
    guard date > 0 else { return 0 }
    let seconds = date % 100
    let minutes = date / 100 % 100
    let hours = date / 10_000 % 100
    let days = date / 1_000_000 % 100
    let months = date / 100_000_000 % 100
    let years = date / 10_000_000_000 - 1970
    let packed = ((((years * 12 + months) * 32 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
    return UInt32(clamping: packed)
  }

  /// Returns the key by which texts are known to be equal.
  @inline(__always)
  static func textHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: byteHash(bytes) >> 32)
  }

  /// Returns a hash of bytes, the same on every machine and in every run.
  @inline(__always)
  static func byteHash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash: UInt64 = (UInt64(bytes.count) &+ seed) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < raw.count {
      tail = tail << 8 | UInt64(raw[offset])
      offset += 1
    }
    hash = (hash ^ tail) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 29
  }
}

/// What an index knows of a record beside its words.
struct RecordFlags: Hashable, Sendable {
  /// The bits as they are stored.
  var rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ record: IndexedSegment, languageSet: Int) {
    rawValue =
      (record.hasInlineCodes ? 1 : 0) | (record.isMachineTranslated ? 2 : 0)
      | UInt16(min(record.variant, IndexedSegment.maximumVariant)) << 2 | UInt16(languageSet) << 8
  }

  /// Whether the segment has inline codes.
  var hasInlineCodes: Bool { rawValue & 1 != 0 }
  /// Whether the unit comes from a machine translation.
  var isMachineTranslated: Bool { rawValue & 2 != 0 }
  /// The place of the segment among the unit's variants, up to `IndexedSegment.maximumVariant`.
  var variant: Int { Int(rawValue >> 2) & IndexedSegment.maximumVariant }
  /// The number of the unit's set of languages.
  var languageSet: Int { Int(rawValue >> 8) }
  /// The most sets that a part can tell apart.
  static let maximumLanguageSetCount = 256
}

/// A segment as it goes into an index, beside its text.
public struct IndexedSegment: Hashable, Sendable {
  /// The last place among variants that a part tells; it stands for all after it too.
  public static let maximumVariant = 63

  /// The unit's identifier in the library.
  public var unit: Int64
  /// The place of the segment among the unit's variants.
  public var variant: Int
  /// When the unit was last changed, as the digits YYYYMMDDhhmmss of UTC; 0 if it is not known.
  public var date: Int64
  /// Whether the segment has inline codes.
  public var hasInlineCodes: Bool
  /// Whether the unit comes from a machine translation.
  public var isMachineTranslated: Bool

  /// Creates a segment.
  public init(
    unit: Int64,
    variant: Int = 0,
    date: Int64 = 0,
    hasInlineCodes: Bool = false,
    isMachineTranslated: Bool = false
  ) {
    self.unit = unit
    self.variant = variant
    self.date = date
    self.hasInlineCodes = hasInlineCodes
    self.isMachineTranslated = isMachineTranslated
  }
}
