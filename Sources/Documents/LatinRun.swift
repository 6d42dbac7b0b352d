/// A stretch of right-to-left text that is all Latin words, or has none.
///
/// Latin words with the spaces, digits and signs between them are one stretch: displayed as a whole
/// from left to right, its words and the stops after it keep their order.
struct LatinRun {
  /// The text of the stretch.
  var text: String
  /// Whether it is Latin words.
  var isLatin: Bool

  /// Returns the stretches of a text; joined they are the text.
  ///
  /// - Complexity: O(length of the text)
  static func runs(of text: some StringProtocol) -> [LatinRun] {
    var runs: [LatinRun] = []
    var word = ""
    var between = ""
    func add(_ text: String, isLatin: Bool) {
      guard !text.isEmpty else { return }
      if runs.last?.isLatin == isLatin {
        runs[runs.count - 1].text += text
      } else {
        runs.append(LatinRun(text: text, isLatin: isLatin))
      }
    }
    /// Ends a run of Latin words; digits and joined signs after it belong to it, other text does not.
    func endWord() {
      if !word.isEmpty {
        let joined = between.prefix { $0.isNumber || "-/_@+&".contains($0) }
        add(word + joined, isLatin: true)
        between.removeFirst(joined.count)
      }
      add(between, isLatin: false)
      word = ""
      between = ""
    }
    for character in text {
      if character.unicodeScalars.contains(where: isLatinLetter) {
        word += between + String(character)
        between = ""
      } else if !word.isEmpty,
        character.isNumber || character == " " || "-.'’&/_@+:".contains(character)
      {
        between.append(character)
      } else {
        endWord()
        add(String(character), isLatin: false)
      }
    }
    endWord()
    return runs
  }

  private static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
    default: false
    }
  }
}
