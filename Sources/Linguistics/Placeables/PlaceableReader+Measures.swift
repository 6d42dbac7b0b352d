/// What is counted and measured: two of it in one word (ساعتين), a half more (ثلاث سنوات ونصف, an hour
/// and a half), and few of it in words, which alone are no numbers (two hours).
extension PlaceableReader {
  /// Reads two of a measure in one word: ساعتين, درجتان ونصف.
  mutating func pair(at index: Int) -> Reading? {
    guard isArabic, let pair = firstMeaning(at: index, pairMeasure) else { return nil }
    let half = halfMore(at: pair.next)
    units[tokens[index].start] = pair.value
    let end = half ?? pair.next
    let range = tokens[index].start..<tokens[end - 1].end
    return reading(.number, half == nil ? "2" : "2.5", range, end)
  }

  /// Reads one and a half of a measure: ساعة ونصف, an hour and a half.
  mutating func oneAndHalf(at index: Int) -> Reading? {
    var place = index
    if tokens[index].kind == .word {
      guard isJoined(index + 1), meaning(at: index, { $0 == .article ? true : nil }) != nil else {
        return nil
      }
      place += 1
    }
    guard let measure = firstMeaning(at: place, \.measureName), let end = halfMore(at: measure.next)
    else { return nil }
    units[tokens[index].start] = measure.value
    return reading(.number, "1.5", tokens[index].start..<tokens[end - 1].end, end)
  }

  /// Notes the measure after a number, and adds a half that stands after it.
  mutating func measured(_ number: Number) -> Reading? {
    guard isJoinedOrHyphened(number.next), let measure = meaning(at: number.next, \.measureName)
    else { return nil }
    units[number.start] = measure.value
    guard let integer = number.value.integer, integer > 2,
      let half = halfMore(at: measure.next), let value = DecimalNumber("\(integer).5")
    else { return nil }
    return reading(.number, "\(value)", number.start..<tokens[half - 1].end, half)
  }

  /// Whether a measure stands after the word for two, or after the other end of its range: two to five days.
  mutating func isTwoOfMeasure(_ index: Int) -> Bool {
    guard isJoinedOrHyphened(index) else { return false }
    if meaning(at: index, \.measureName) != nil { return true }
    guard isJoined(index + 1),
      meaning(at: index, { $0 == .to ? true : nil }) != nil || FoldedWord(text(index)).text == "and"
    else { return false }
    let end = digits(at: index + 1)?.next ?? numberInWords(at: index + 1)?.next
    guard let end, isJoinedOrHyphened(end) else { return false }
    return meaning(at: end, \.measureName) != nil
  }

  /// The token after "and a half".
  private mutating func halfMore(at index: Int) -> Int? {
    guard isJoined(index) else { return nil }
    if tokens[index].kind == .arabicWord {
      let part = meaningAfterAnd(at: index) { $0 == .part(2) ? true : nil }
      // ونصف المليون, ونصف الشهر: half of something else.
      guard let part, !(isJoined(part.next) && isNounWithArticle(part.next)) else { return nil }
      return part.next
    }
    let phrase = ["and", "a", "half"]
    for (offset, word) in phrase.enumerated() {
      guard isJoined(index + offset), FoldedWord(text(index + offset)).text == word else {
        return nil
      }
    }
    return index + phrase.count
  }

  private func isNounWithArticle(_ index: Int) -> Bool {
    tokens[index].kind == .arabicWord && FoldedWord(text(index)).units.starts(with: Letter.article)
  }
}

private func pairMeasure(_ meaning: PlaceableWords.Meaning) -> String? {
  if case .pair(let name) = meaning { name } else { nil }
}
