/// What shows that a text was taken out of a PDF or an old publishing program and damaged on the way, so
/// that its Arabic words are not found: no term, no match.
///
/// Such programs give the shapes of letters instead of the letters (ﻣﺠﻠﺲ), swap the two letters of the
/// ligature lam-alef (األمم for الأمم), or give the letters from left to right (ةدحتملا for المتحدة). The
/// text stays as it is; whoever reads it should know.
///
/// - Complexity: O(length of the text)
package struct ExtractedText: Sendable {
  /// How many letters are shapes of letters.
  package private(set) var shapeCount = 0
  /// How many words begin with an article whose lam stands after the alef that follows it.
  package private(set) var swappedCount = 0
  /// How many words begin with a letter that only ends words.
  package private(set) var reversedCount = 0
  /// The first word with any of it.
  package private(set) var first: String?
  private var wordCount = 0
  /// The first letters of the word that is being read, proclitics left out.
  private var start: [UInt32] = []
  private var isInWord = false
  private var hasShape = false
  private var word = String.UnicodeScalarView()

  /// Creates a look at no text.
  package init() {}

  /// Looks at a text; a word does not go on in the next one.
  package mutating func add(_ text: String) {
    guard text.utf8.contains(where: { $0 >= 0xD8 }) else { return }
    for scalar in text.unicodeScalars { add(scalar) }
    endWord()
  }

  /// Whether the text is damaged: more than a slip of the pen.
  package var isDamaged: Bool {
    shapeCount >= 4 || swappedCount >= 2 || swappedCount * 20 > wordCount
      || reversedCount >= 2 && reversedCount * 50 > wordCount
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    let isShape = Self.isShape(value)
    guard isShape || (0x620...0x65F).contains(value) || value == 0x670 else {
      if isInWord { endWord() }
      return
    }
    isInWord = true
    if word.count < 40 { word.append(scalar) }
    if isShape {
      shapeCount += 1
      hasShape = true
    }
    // Vowel signs and tatweel are no letters.
    guard value < 0x64B, value != 0x640, start.count < 4 else { return }
    if start.isEmpty, [0x648, 0x641, 0x628, 0x643].contains(value), proclitic == nil {
      proclitic = value
      return
    }
    start.append(value)
  }

  /// A letter before the word that may be a conjunction or a preposition.
  private var proclitic: UInt32?

  private mutating func endWord() {
    wordCount += 1
    let isSwapped =
      start.count >= 4 && start[0] == 0x627 && start[2] == 0x644
      && [0x622, 0x623, 0x625].contains(start[1])
      || start.count >= 4 && start[0] == 0x627 && start[1] == 0x627 && start[2] == 0x644
    let isReversed = proclitic == nil && [0x629, 0x649].contains(start.first) && start.count > 2
    if isSwapped { swappedCount += 1 }
    if isReversed { reversedCount += 1 }
    if first == nil, isSwapped || isReversed || hasShape { first = String(word) }
    (isInWord, hasShape, proclitic) = (false, false, nil)
    start.removeAll(keepingCapacity: true)
    word = String.UnicodeScalarView()
  }

  /// Whether a character is the shape of a letter, and no sign that is meant: the name of God, blessings,
  /// the currency and the ornate brackets stand among them.
  private static func isShape(_ value: UInt32) -> Bool {
    (0xFB50...0xFBB1).contains(value) || (0xFBD3...0xFD3D).contains(value)
      || (0xFD50...0xFDC7).contains(value) || (0xFE70...0xFEFC).contains(value)
  }
}
