/// The key that an English word has in common with its regular and best known irregular forms.
///
/// Possessives, plurals, third persons, past and present participles share a key (`states`,
/// `state's`, `stated`, `stating`). Derived words do not (`statement`).
enum EnglishStem {
  /// Returns the key of a folded word.
  ///
  /// - Complexity: O(letters)
  static func key(of letters: UnsafeBufferPointer<UInt16>) -> [UInt16] {
    var word = Array(letters)
    removePossessive(&word)
    if let form = EnglishForms.dictionaryForm(of: word) ?? determiners[word] { word = form }
    if word.count >= 4, !invariableWords.contains(word) { removeInflection(&word) }
    return EnglishSpellings.canonical(word)
  }

  /// Returns the word without a possessive ending.
  static func removePossessive(_ word: inout [UInt16]) {
    if word.count > 2, word.hasSuffix("'s") { word.removeLast(2) }
    if word.count > 2, word.last == 0x27 { word.removeLast() }
  }

  private static func removeInflection(_ word: inout [UInt16]) {
    if word.hasSuffix("ies") || word.hasSuffix("ied") {
      word.removeLast(2)
    } else if ["sses", "shes", "ches", "xes", "zes", "oes"].contains(where: word.hasSuffix) {
      word.removeLast(2)
    } else if word.last == UInt16(ascii: "s"), !["ss", "us", "is"].contains(where: word.hasSuffix) {
      word.removeLast()
    } else if word.hasSuffix("ing"), hasVowel(word.dropLast(3)), word.count >= 6 {
      word.removeLast(3)
    } else if word.hasSuffix("ed"), hasVowel(word.dropLast(2)), word.count >= 5 {
      word.removeLast(2)
    }
    if word.count >= 4, word.last == UInt16(ascii: "e") { word.removeLast() }
    // "stopped" has one p more than "stop", "called" none: both lose one where there are two.
    if word.count >= 4, let last = word.last, last == word[word.count - 2], !isVowel(last) {
      word.removeLast()
    }
    if word.last == UInt16(ascii: "y") { word[word.count - 1] = UInt16(ascii: "i") }
  }

  private static func hasVowel(_ word: some Sequence<UInt16>) -> Bool {
    word.contains { isVowel($0) || $0 == UInt16(ascii: "y") }
  }

  private static func isVowel(_ letter: UInt16) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: true
    default: false
    }
  }

  private static let determiners: [[UInt16]: [UInt16]] = [
    Array("these".utf16): Array("this".utf16), Array("those".utf16): Array("that".utf16),
    Array("an".utf16): Array("a".utf16),
  ]

  /// Words whose ending only looks like an inflection.
  private static let invariableWords: Set<[UInt16]> = Set(
    [
      "news", "series", "species", "always", "perhaps", "besides", "means", "thing", "king", "ring",
      "bring", "spring", "string", "during", "nothing", "something", "anything", "everything",
      "evening", "morning", "need", "seed", "feed", "speed", "indeed", "hundred", "sacred", "less",
      "athletics", "politics", "economics", "physics", "mathematics", "does", "lens", "texas",
    ].map { Array($0.utf16) }
  )
}

extension [UInt16] {
  fileprivate func hasSuffix(_ suffix: String) -> Bool {
    count > suffix.utf16.count && suffix.utf16.elementsEqual(self[(count - suffix.utf16.count)...])
  }
}

extension UInt16 {
  fileprivate init(ascii scalar: Unicode.Scalar) { self = UInt16(UInt8(ascii: scalar)) }
}
