/// A small summary of a record that rules most candidates out before their words are read.
///
/// Each word sets one of 112 bits by its stem. A word that two segments share has its bit set in
/// both, so the bits bound the number of shared words from above. The last two bytes are the numbers
/// of punctuation marks and of words, which tell the weight. Reference: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// doi:10.1145/362686.362692.
struct RecordSignature {
  /// The summary as it is stored, in two numbers.
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  /// The greatest number that a signature tells; it stands for more as well.
  static let maximumCount = 255
  /// How many bits words set.
  static let bitCount = 112

  /// Creates the signature of a record without words.
  init() {}

  /// Creates a signature from its stored form.
  @inline(__always)
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The number of words, at most 255.
  @inline(__always)
  var wordCount: Int { Int(high >> 56) }

  /// The number of punctuation marks, at most 255.
  @inline(__always)
  private var punctuationCount: Int { Int(high >> 48 & 0xFF) }

  /// The weight of the record, in twentieths of a word, or `nil` if the signature cannot tell.
  @inline(__always)
  var weight: Int? {
    guard wordCount < Self.maximumCount, punctuationCount < Self.maximumCount else { return nil }
    return wordCount * ScoringCosts.word + punctuationCount * ScoringCosts.punctuation
  }

  /// The bit that a word sets.
  @inline(__always)
  static func bit(of stemKey: UInt64) -> Int { Int(((stemKey >> 32) &* UInt64(bitCount)) >> 32) }

  /// Adds a word.
  @inline(__always)
  mutating func insert(_ stemKey: UInt64) {
    let bit = UInt64(Self.bit(of: stemKey))
    if bit < 64 { low |= 1 &<< bit } else { high |= 1 &<< (bit - 64) }
    if wordCount < Self.maximumCount { high &+= 1 << 56 }
  }

  /// Adds a punctuation mark.
  @inline(__always)
  mutating func insertPunctuation() {
    if punctuationCount < Self.maximumCount { high &+= 1 << 48 }
  }

  /// Returns how many bits two signatures have in common.
  @inline(__always)
  func commonBitCount(_ other: RecordSignature) -> Int {
    let bits = other.high & high & ((1 << 48) - 1)
    return (low & other.low).nonzeroBitCount + bits.nonzeroBitCount
  }
}

/// The bits of a query's words, to bound how many of them a record can have.
struct QuerySignature {
  /// The bits that at least one word sets, those that at least two set, and so on.
  private var layers: [RecordSignature] = []
  /// For each bit how many words set it.
  private var counts = [Int](repeating: 0, count: RecordSignature.bitCount)

  /// Adds a word.
  ///
  /// Records whose signature tells their weight have fewer words than there are layers at most, so that
  /// more layers would not raise the bound beyond what it may be.
  mutating func insert(_ stemKey: UInt64) {
    let layer = counts[RecordSignature.bit(of: stemKey)]
    guard layer < RecordSignature.maximumCount else { return }
    counts[RecordSignature.bit(of: stemKey)] += 1
    if layer == layers.count { layers.append(RecordSignature()) }
    layers[layer].insert(stemKey)
  }

  /// Returns the most words that a record can share with the query.
  ///
  /// - Complexity: O(most words of the query with one bit)
  @inline(__always)
  func sharedWordBound(_ record: RecordSignature) -> Int {
    var count = 0
    for layer in layers { count += layer.commonBitCount(record) }
    return count
  }
}
