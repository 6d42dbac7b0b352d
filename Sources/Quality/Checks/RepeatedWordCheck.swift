import Linguistics
import Model

/// A word written twice.
struct RepeatedWordCheck: SegmentCheck {
  let rules: [Rule] = [.wordRepeated]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    let places = repetitions(in: side)
    guard !places.isEmpty else { return [] }
    if let source = segment.source, hasRepetition(source) { return [] }
    return places.map { index in
      let (first, second) = (side.words[index], side.words[index + 1])
      return Found(
        rule: .wordRepeated,
        target: first.range.lowerBound..<second.range.upperBound,
        message: Message("finding.wordRepeated", ["text": .quotation(side.text(second.range))]),
        suggestions: [side.text(first.range)]
      )
    }
  }

  /// The places of words that are followed by themselves without need.
  private func repetitions(in side: SideText) -> [Int] {
    side.words.indices.dropLast().filter { index in
      let (first, second) = (side.words[index], side.words[index + 1])
      guard first.kind == second.kind, first.kind != .number, second.gap == .space,
        first.letters.units == second.letters.units,
        !side.isProtected(first.range.lowerBound), !side.isProtected(second.range.lowerBound),
        !side.hasCode(before: second.range.lowerBound)
      else { return false }
      // A third one makes it a rhythm: «لا لا لا».
      if index > 0, side.words[index - 1].letters.units == first.letters.units { return false }
      if index + 2 < side.words.count,
        side.words[index + 2].letters.units == first.letters.units,
        side.words[index + 2].gap == .space
      {
        return false
      }
      return first.kind == .arabicWord
        ? isMistakeInArabic(index, side) : isMistakeInEnglish(first, second)
    }
  }

  /// Whether the source repeats a word too, at once or around a small one: "step by step".
  private func hasRepetition(_ source: SideText) -> Bool {
    let words = source.words
    return words.indices.dropFirst().contains { index in
      words[index].letters.units == words[index - 1].letters.units
        || (index > 1 && words[index].letters.units == words[index - 2].letters.units
          && Self.between.contains(words[index - 1].letters.text))
    }
  }

  private func isMistakeInArabic(_ index: Int, _ side: SideText) -> Bool {
    let (first, second) = (side.words[index], side.words[index + 1])
    let letters = first.letters.units
    if side.text(first.range) != side.text(second.range) { return false }
    if Self.doubled.contains(first.letters.text) { return false }
    // An adverb says it twice: واحدًا واحدًا, شيئًا شيئًا.
    let last = side[first.range.upperBound - 1]
    if last == 0x64B || (letters.last == 0x627 && letters.count > 2) { return false }
    let hasLetterName = !LetterNames.shared.spellings(of: letters).isEmpty
    if hasLetterName, isSpelledOut(at: index, in: side) { return false }
    let isFunction = ArabicLexicon.shared.isFunctionWord(
      first.letters,
      endsInAlefMaqsura: last == 0x649
    )
    if isFunction { return true }
    let isName = letters.withUnsafeBufferPointer { ArabicLexicon.shared.isProperName($0) }
    if isName { return false }
    return letters.count > 3 && !hasLetterName
  }

  /// Whether another letter that is read out stands beside two words: سي إن إن.
  private func isSpelledOut(at index: Int, in side: SideText) -> Bool {
    [index - 1, index + 2].contains { place in
      guard side.words.indices.contains(place) else { return false }
      let letters = side.words[place].letters.units
      let names = [letters, Array(letters.dropFirst()), Array(letters.dropFirst(2))]
      return names.contains { !LetterNames.shared.spellings(of: $0).isEmpty }
    }
  }

  private func isMistakeInEnglish(_ first: SideWord, _ second: SideWord) -> Bool {
    if Self.doubled.contains(first.letters.text) { return false }
    if first.letters.isCapitalized, second.letters.isCapitalized { return false }
    return first.letters.units.count > 1 || first.letters.text == "a"
  }

  /// Words that are said twice on purpose.
  private static let doubled: Set<String> = [
    "that", "had", "very", "no", "so", "bye", "ha", "her", "blah", "really", "many", "never",
    "do", "is", "on", "in", "you", "it", "what", "out", "up", "knock", "pom", "tut", "hear",
    "جدا", "لا", "نعم", "كلمه", "كلمة", "خطوه", "خطوة", "حرف", "بيت", "دار", "زنقه", "زنقة",
    "مره", "مرة", "بي", "سي", "دي", "تي", "حي", "رويدا", "شيئا", "هيا", "كلا", "هل", "صباح",
  ]

  private static let between: Set<String> = ["by", "after", "to", "and", "a", "in", "for", "upon"]
}
