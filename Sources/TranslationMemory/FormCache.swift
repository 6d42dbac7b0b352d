import Linguistics

/// The forms of words that were met before, so that each is folded and stemmed once in an import.
///
/// The cache outlives the parts of an index. It is emptied when it has grown to its limit, so that
/// it stays small however long an import is.
struct FormCache: Sendable {
  /// What is known of a form.
  struct Entry: Sendable {
    var formKey: UInt64
    var stemKey: UInt64
    /// The seats of hamzas above, in the upper half, and below.
    var seats: UInt32
    /// Where the form's folded letters begin in `letters`.
    var lettersStart: UInt32
    var lettersCount: UInt32
    var kind: UInt8
  }

  /// The folded letters of all forms; none for numbers, which are compared by their keys.
  private(set) var letters: [UInt16] = []
  private var entries: [Entry] = []
  private var numbers = KeyNumbers()
  private var word = FoldedWord()

  private static let maximumCount = 3 << 15

  /// Returns the form of a word or number.
  ///
  /// - Parameters:
  ///   - key: The hash of the bytes and the kind.
  ///   - kind: What the word is made of.
  ///   - surface: The word's bytes.
  /// - Returns: The form, whose letters are in `letters` until the next call.
  /// - Complexity: O(1) for a word that is known, else O(bytes)
  mutating func form(
    _ key: UInt64,
    _ kind: Token.Kind,
    _ surface: UnsafeBufferPointer<UInt8>
  ) -> Entry {
    if let known = numbers.number(of: key) { return entries[Int(known)] }
    if entries.count >= Self.maximumCount { removeAll() }
    word.fold(surface)
    let form = WordForm(word, kind: kind)
    let isNumber = kind == .number
    let entry = Entry(
      formKey: form.formKey,
      stemKey: form.stemKey,
      seats: UInt32(form.hamzaAbove) << 16 | UInt32(form.hamzaBelow),
      lettersStart: UInt32(letters.count),
      lettersCount: isNumber ? 0 : UInt32(word.units.count),
      kind: kind.rawValue
    )
    if !isNumber { letters.append(contentsOf: word.units) }
    numbers.insert(key, number: Int32(entries.count))
    entries.append(entry)
    return entry
  }

  private mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    numbers = KeyNumbers()
  }
}
