import Linguistics

/// The forms and stems of the segments of one part of an index, numbered as they are first seen.
struct FormTable: Sendable {
  /// For each form the number of its stem.
  private(set) var stems: [Int32] = []
  /// For each form its key.
  private(set) var keys: [UInt64] = []
  /// For each form the seats of its hamzas: above in the upper half, below in the lower.
  private(set) var seats: [UInt32] = []
  /// For each form its kind; `IndexFormat.punctuationKind` for punctuation.
  private(set) var kinds: [UInt8] = []
  /// For each form where in `letters` it begins, and the end of the last one.
  private(set) var letterStarts: [UInt32] = [0]
  /// The folded letters of all forms.
  private(set) var letters: [UInt16] = []
  /// For each stem its key.
  private(set) var stemKeys: [UInt64] = []
  /// For each form how often it occurs, once the table is closed.
  private(set) var counts: [UInt32] = []

  /// Forms by the hash of their bytes in the text, so that a word seen before is not folded again.
  private var surfaces = KeyNumbers(capacity: 1 << 12)
  private var formsByKey = KeyNumbers()
  private var stemsByKey = KeyNumbers()

  /// Returns the key of a token, by which `form` finds it.
  ///
  /// - Complexity: O(bytes)
  @inline(__always)
  static func key(
    of token: SegmentTokenScanner.Token,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    guard let kind = token.kind else { return token.punctuationKey }
    let surface = UnsafeBufferPointer(rebasing: bytes[token.start..<token.end])
    return IndexFormat.byteHash(surface, seed: UInt64(kind.rawValue))
  }

  /// Returns the form of a token with a key, and counts it.
  ///
  /// - Complexity: O(1) for a word that was seen before, else O(bytes)
  @inline(__always)
  mutating func form(
    _ key: UInt64,
    of token: SegmentTokenScanner.Token,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ cache: inout FormCache
  ) -> Int32 {
    if let known = surfaces.countedNumber(of: key) { return known }
    let surface = UnsafeBufferPointer(rebasing: bytes[token.start..<token.end])
    let form = newForm(key, of: token, surface, &cache)
    surfaces.insert(key, number: form)
    return form
  }

  /// Counts how often each form occurs, and forgets by what forms are found.
  ///
  /// - Complexity: O(spellings)
  mutating func close() {
    counts = [UInt32](repeating: 0, count: keys.count)
    for slot in surfaces.slots where slot.key != 0 { counts[Int(slot.number)] += slot.count }
    surfaces = KeyNumbers(capacity: 1)
    formsByKey = KeyNumbers(capacity: 1)
    stemsByKey = KeyNumbers(capacity: 1)
  }

  private mutating func newForm(
    _ key: UInt64,
    of token: SegmentTokenScanner.Token,
    _ surface: UnsafeBufferPointer<UInt8>,
    _ cache: inout FormCache
  ) -> Int32 {
    guard let kind = token.kind else {
      if let known = formsByKey.number(of: key) { return known }
      return append(key, stem: key, seats: 0, kind: IndexFormat.punctuationKind)
    }
    let entry = cache.form(key, kind, surface)
    if let known = formsByKey.number(of: entry.formKey) { return known }
    let start = Int(entry.lettersStart)
    letters.append(contentsOf: cache.letters[start..<start + Int(entry.lettersCount)])
    return append(entry.formKey, stem: entry.stemKey, seats: entry.seats, kind: entry.kind)
  }

  /// Adds a form whose letters stand at the end of `letters`.
  private mutating func append(
    _ key: UInt64,
    stem: UInt64,
    seats: UInt32,
    kind: UInt8
  ) -> Int32 {
    let form = Int32(keys.count)
    formsByKey.insert(key, number: form)
    keys.append(key)
    self.seats.append(seats)
    kinds.append(kind)
    letterStarts.append(UInt32(letters.count))
    if let known = stemsByKey.number(of: stem) {
      stems.append(known)
    } else {
      stemsByKey.insert(stem, number: Int32(stemKeys.count))
      stems.append(Int32(stemKeys.count))
      stemKeys.append(stem)
    }
    return form
  }
}
