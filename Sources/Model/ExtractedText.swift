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
  private var word = Word()

  /// What is known of the word that is being read.
  private struct Word {
    /// Where it begins, in bytes of the text; `nil` between words.
    var begin: Int?
    /// Its first four letters, the first one lowest, each in sixteen bits; a proclitic is left out.
    var letters: UInt64 = 0
    var letterCount = 0
    /// A letter before the word that may be a conjunction or a preposition.
    var hasProclitic = false
    var hasShape = false

    func letter(_ index: Int) -> UInt16 { UInt16(truncatingIfNeeded: letters >> (16 * index)) }

    mutating func take(_ letter: UInt16) {
      guard letterCount < 4 else { return }
      if letterCount == 0, !hasProclitic, [0x648, 0x641, 0x628, 0x643].contains(letter) {
        hasProclitic = true
        return
      }
      letters |= UInt64(letter) << (16 * letterCount)
      letterCount += 1
    }

    /// Whether the word begins as الأ would with lam and alef swapped.
    var isSwapped: Bool {
      letterCount == 4 && letter(0) == 0x627 && letter(2) == 0x644
        && [0x622, 0x623, 0x625, 0x627].contains(letter(1))
    }

    /// Whether the word begins with a letter that only ends words.
    var isReversed: Bool {
      !hasProclitic && letterCount > 2 && (letter(0) == 0x629 || letter(0) == 0x649)
    }
  }

  /// Creates a look at no text.
  package init() {}

  /// Looks at a text; a word does not go on in the next one.
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard bytes.contains(where: { $0 >= 0xD8 }) else { return }
      var index = 0
      while index < bytes.count { index += step(bytes, index) }
      endWord(bytes, bytes.count)
    }
  }

  /// Whether the text is damaged: more than a slip of the pen.
  package var isDamaged: Bool {
    shapeCount >= 4 || swappedCount >= 2 || swappedCount * 20 > wordCount
      || reversedCount >= 2 && reversedCount * 50 > wordCount
  }

  /// Looks at the character at `index`; returns how many bytes it has.
  ///
  /// Letters of Arabic script have two bytes in UTF-8, and the shapes of letters three.
  private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    if byte & 0xFC == 0xD8, index + 1 < bytes.count {
      let value = UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F)
      if (0x620...0x65F).contains(value) || value == 0x670 {
        if word.begin == nil { word.begin = index }
        // Vowel signs and tatweel are no letters.
        if value < 0x64B, value != 0x640 { word.take(value) }
      } else {
        endWord(bytes, index)
      }
      return 2
    }
    if byte == 0xEF, index + 2 < bytes.count {
      let value =
        0xF000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      if Self.isShape(value) {
        if word.begin == nil { word.begin = index }
        shapeCount += 1
        word.hasShape = true
      } else {
        endWord(bytes, index)
      }
      return 3
    }
    if byte & 0xC0 != 0x80 { endWord(bytes, index) }
    return 1
  }

  private mutating func endWord(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) {
    guard let begin = word.begin else { return }
    wordCount += 1
    let (isSwapped, isReversed) = (word.isSwapped, word.isReversed)
    if isSwapped { swappedCount += 1 }
    if isReversed { reversedCount += 1 }
    if first == nil, isSwapped || isReversed || word.hasShape {
      let text = String(decoding: bytes[begin..<end], as: UTF8.self)
      first = String(text.unicodeScalars.prefix(Self.longestWord))
    }
    word = Word()
  }

  /// How many characters of a word are shown.
  private static let longestWord = 40

  /// Whether a character is the shape of a letter, and no sign that is meant: the name of God, blessings,
  /// the currency and the ornate brackets stand among them.
  private static func isShape(_ value: UInt32) -> Bool {
    (0xFB50...0xFBB1).contains(value) || (0xFBD3...0xFD3D).contains(value)
      || (0xFD50...0xFDC7).contains(value) || (0xFE70...0xFEFC).contains(value)
  }
}
