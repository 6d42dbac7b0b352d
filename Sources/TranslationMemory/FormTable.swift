import Linguistics

/// The forms and stems of the segments of one part of an index, while it is built.
struct FormTable: Sendable {
  /// A form's stem, in the order in which stems were seen.
  private(set) var stems: [Int32] = []
  private(set) var keys: [UInt64] = []
  private(set) var seats: [UInt32] = []
  private(set) var kinds: [UInt8] = []
  private(set) var letterStarts: [UInt32] = [0]
  private(set) var letters: [UInt16] = []
  private(set) var stemKeys: [UInt64] = []
  private(set) var counts: [UInt32] = []

  private var formsByKey: [UInt64: Int32] = [:]
  private var stemsByKey: [UInt64: Int32] = [:]
  private var word = FoldedWord()
  /// Forms by the hash of their bytes in the text: a word is folded and stemmed once.
  private var surfaceKeys = [UInt64](repeating: 0, count: 1 << 16)
  private var surfaceForms = [Int32](repeating: 0, count: 1 << 16)
  private var surfaceCount = 0

  /// Returns the form of a token, and counts it.
  ///
  /// - Complexity: O(bytes) for a word that was seen before
  mutating func form(
    of token: SegmentTokenScanner.Token,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    let surface = UnsafeBufferPointer(rebasing: bytes[token.start..<token.end])
    let key =
      token.kind == nil
      ? token.punctuationKey | 1
      : IndexFormat.byteHash(surface, seed: UInt64(token.kind?.rawValue ?? 0)) | 1
    var slot = Int(truncatingIfNeeded: key >> 7) & (surfaceKeys.count - 1)
    while surfaceKeys[slot] != 0 {
      if surfaceKeys[slot] == key {
        let form = surfaceForms[slot]
        counts[Int(form)] &+= 1
        return form
      }
      slot = (slot + 1) & (surfaceKeys.count - 1)
    }
    let form = newForm(of: token, surface)
    counts[Int(form)] += 1
    surfaceKeys[slot] = key
    surfaceForms[slot] = form
    surfaceCount += 1
    if surfaceCount * 2 > surfaceKeys.count { growSurfaces() }
    return form
  }

  /// Takes all forms out.
  mutating func removeAll() { self = FormTable() }

  private mutating func newForm(
    of token: SegmentTokenScanner.Token,
    _ surface: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    guard let kind = token.kind else {
      let key = token.punctuationKey
      return form(key, stem: key, seats: 0, kind: IndexFormat.punctuationKind, letters: [])
    }
    word.fold(surface)
    let form = WordForm(word, kind: kind)
    let seats = UInt32(form.hamzaAbove) << 16 | UInt32(form.hamzaBelow)
    let letters = kind == .number ? [] : word.units
    return self.form(
      form.formKey,
      stem: form.stemKey,
      seats: seats,
      kind: kind.rawValue,
      letters: letters
    )
  }

  private mutating func form(
    _ key: UInt64,
    stem: UInt64,
    seats: UInt32,
    kind: UInt8,
    letters: [UInt16]
  ) -> Int32 {
    if let form = formsByKey[key] { return form }
    let form = Int32(keys.count)
    formsByKey[key] = form
    keys.append(key)
    self.seats.append(seats)
    kinds.append(kind)
    self.letters.append(contentsOf: letters)
    letterStarts.append(UInt32(self.letters.count))
    counts.append(0)
    if let known = stemsByKey[stem] {
      stems.append(known)
    } else {
      stemsByKey[stem] = Int32(stemKeys.count)
      stems.append(Int32(stemKeys.count))
      stemKeys.append(stem)
    }
    return form
  }

  private mutating func growSurfaces() {
    let keys = surfaceKeys
    let forms = surfaceForms
    surfaceKeys = [UInt64](repeating: 0, count: keys.count * 2)
    surfaceForms = [Int32](repeating: 0, count: keys.count * 2)
    for (index, key) in keys.enumerated() where key != 0 {
      var slot = Int(truncatingIfNeeded: key >> 7) & (surfaceKeys.count - 1)
      while surfaceKeys[slot] != 0 { slot = (slot + 1) & (surfaceKeys.count - 1) }
      surfaceKeys[slot] = key
      surfaceForms[slot] = forms[index]
    }
  }
}
