/// Names in Latin letters within an Arabic text, and designations with digits in either language.
extension PlaceableReader {
  /// Reads a run of Latin words, with the numbers that a dash or nothing joins to them (F-16).
  ///
  /// A name has capitals: a word without one is at most a particle between two of them, or before one
  /// (bin Laden). A run of other words is a sentence that was quoted as it is, in which no name is told.
  mutating func name(at index: Int) -> Reading? {
    guard isLatin(index) else { return nil }
    let end = endOfLatinRun(from: index)
    let plain = (index..<end).count { !isNamed($0, before: end) && !isParticle($0) }
    if plain >= Self.wordsOfSentence {
      unreadUntil = end
      return nil
    }
    guard beginsName(index, before: end) else { return nil }
    var next = index + 1
    for position in index..<end where isNamed(position, before: end) { next = position + 1 }
    // What is neither of the name nor a particle ends it.
    let stop = (index..<next).first { !isNamed($0, before: end) && !isParticle($0) } ?? next
    next = (index..<stop).last { isNamed($0, before: end) }.map { $0 + 1 } ?? stop
    let range = tokens[index].start..<tokens[next - 1].end
    let value = text(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return reading(.name, value, range, next)
  }

  /// So many words without a capital make a run of Latin words a sentence.
  private static var wordsOfSentence: Int { 3 }

  private mutating func endOfLatinRun(from index: Int) -> Int {
    var next = index + 1
    while has(next) {
      let gap = gapText(before: next)
      let isNumber = tokens[next].kind == .number
      guard isNumber ? ["", "-"].contains(gap) : isLatin(next) && joinsNames(gap),
        isNumber || dateFromWord(at: next) == nil
      else { break }
      next += 1
    }
    return next
  }

  /// Whether a token of a run has a capital, or hangs together with what makes it a name: the number of
  /// `mp3`, the capital of `al-Qaeda`.
  private func isNamed(_ index: Int, before end: Int) -> Bool {
    if tokens[index].kind == .number { return true }
    if text(index).unicodeScalars.contains(where: \.properties.isUppercase) { return true }
    let next = index + 1
    guard next < end else { return false }
    let gap = gapText(before: next)
    if tokens[next].kind == .number { return gap.isEmpty || gap == "-" }
    return ["-", "'", "’"].contains(gap)
      && text(next).unicodeScalars.contains(where: \.properties.isUppercase)
  }

  private func beginsName(_ index: Int, before end: Int) -> Bool {
    if isNamed(index, before: end) { return true }
    return isParticle(index) && index + 1 < end && isNamed(index + 1, before: end)
      && gapText(before: index + 1) == " " && !Self.joiningWords.contains(text(index))
  }

  private func isParticle(_ index: Int) -> Bool {
    let word = text(index)
    return Self.joiningWords.contains(word) || Self.nameParticles.contains(word)
  }

  /// Small words within names of institutions and titles.
  private static let joiningWords: Set<String> = [
    "of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "by", "with", "s",
  ]
  /// Small words within names of people.
  private static let nameParticles: Set<String> = [
    "al", "el", "bin", "ibn", "ben", "bint", "abu", "ould", "de", "del", "della", "di", "da", "do",
    "dos", "du", "des", "la", "le", "les", "van", "von", "der", "den", "ter", "zu", "y", "e", "et",
    "und",
  ]

  private func joinsNames(_ gap: String) -> Bool {
    ["", " ", "\u{A0}", "-", "–", "'", "’", ".", ". ", "&", " & ", "/", "_"].contains(gap)
  }

  private func isLatin(_ index: Int) -> Bool {
    guard tokens[index].kind == .word else { return false }
    switch decodeScalar(bytes, at: tokens[index].start).0 {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: return true
    default: return false
    }
  }

  // MARK: Designations

  /// Whether a number is part of a name or a measure, and so has no value: HER2, Il-76, كوفيد-19, إم 23.
  func isPartOfDesignation(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = index - 1
    let gap = gapText(before: index)
    switch tokens[before].kind {
    case .number: return false
    case .word:
      let hasCapital = text(before).unicodeScalars.contains(where: \.properties.isUppercase)
      if gap.isEmpty { return hasCapital || isLatinLetter(before) || isPowerOfMeasure(index) }
      // HJR-3 and interleukin-6, but not mid-2015.
      return gap == "-" && (hasCapital || tokens[before].range.count > 7) && !isMonth(before)
        && !Self.prefixes.contains(text(before).lowercased())
    case .arabicWord:
      if gap.isEmpty, isPowerOfMeasure(index) { return true }
      if gap == "-" { return (isLongWord(before) || isLetterName(before)) && !isMonth(before) }
      if [" ", "- "].contains(gap), isNamed(before) { return true }
      return [" ", ""].contains(gap) && isLetterName(before) && isShortNumber(index)
        && !isQuantity(index)
    }
  }

  /// Whether a word, with proclitics or without, is a name that has a number: كوفيد 19.
  private func isNamed(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).units
    let candidates =
      [word]
      + Self.proclitics.filter { word.starts(with: $0) }.map {
        Array(word.dropFirst($0.count))
      }
    return candidates.contains { candidate in
      (words.phrases[candidate] ?? []).contains { $0.meaning == .named && $0.rest.isEmpty }
    }
  }

  /// What a hyphen joins to a number that is one: Under-14.
  private static let prefixes: Set<String> = ["under", "over", "mid", "pre", "post", "top", "age"]

  private func isLatinLetter(_ index: Int) -> Bool { tokens[index].range.count == 1 && !isArabic }

  /// Whether a word is longer than the clitics that a dash joins to a number: و-5, بـ-5.
  private func isLongWord(_ index: Int) -> Bool { FoldedWord(text(index)).units.count > 2 }

  private func isMonth(_ index: Int) -> Bool {
    (words.phrases[FoldedWord(text(index)).units] ?? []).contains { phrase in
      switch phrase.meaning {
      case .month, .hijriMonth: true
      default: false
      }
    }
  }

  /// Whether a word is the name of a Latin letter and no particle: إم, but not في, nor بـ and الـ.
  private func isLetterName(_ index: Int) -> Bool {
    if text(index).unicodeScalars.last == "\u{640}" { return false }
    let word = FoldedWord(text(index))
    // ب34: a clitic that was not joined by a tatweel.
    if word.units.count == 1, Self.proclitics.contains(word.units) { return false }
    guard word.units.count <= 4, !LetterNames.shared.spellings(of: word.units).isEmpty,
      !ArabicLexicon.shared.isFunctionWord(word, endsInAlefMaqsura: true)
    else { return false }
    // إم is no أم.
    return word.hamzaSeat(at: 0) == .below || !ArabicLexicon.shared.hasNoun(word.units)
  }

  private func isShortNumber(_ index: Int) -> Bool { integer(at: index, digits: 1...3) != nil }

  /// Whether what is counted or measured stands after a number, so that it belongs to no name before it.
  private func isQuantity(_ index: Int) -> Bool {
    let next = index + 1
    if next < tokens.count, gapText(before: next).contains(where: { "%٪".contains($0) }) {
      return true
    }
    guard isJoined(next) else { return false }
    return (words.phrases[FoldedWord(text(next)).units] ?? []).contains { phrase in
      switch phrase.meaning {
      case .magnitude, .measure, .unit: true
      default: false
      }
    }
  }

  /// Whether a digit is the power of a measure: km2, م3.
  private func isPowerOfMeasure(_ index: Int) -> Bool {
    guard let power = integer(at: index, digits: 1...1), power < 4 else { return false }
    return (words.phrases[FoldedWord(text(index - 1)).units] ?? []).contains {
      $0.meaning.measureName != nil && $0.rest.isEmpty
    }
  }

  // MARK: Telephone numbers

  /// Reads the groups of a telephone number, which begins with a plus or a zero: +44 20 7946 0958.
  mutating func telephone(at index: Int) -> Reading? {
    let isInternational = sign(before: index)?.scalar == 0x2B
    guard isInternational || text(index).hasPrefix("0") else { return nil }
    var digits = ""
    var next = index
    while has(next), tokens[next].kind == .number,
      next == index || [" ", "-", "\u{A0}"].contains(gapText(before: next))
    {
      let group = FoldedWord(text(next)).text
      guard group.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { break }
      digits += group
      next += 1
    }
    guard next - index >= (isInternational ? 2 : 3), (8...15).contains(digits.utf8.count) else {
      return nil
    }
    let start = isInternational ? tokens[index].start - 1 : tokens[index].start
    return reading(
      .number,
      (isInternational ? "+" : "") + digits,
      start..<tokens[next - 1].end,
      next
    )
  }
}
