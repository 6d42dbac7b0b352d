/// The key that an Arabic word has in common with its forms and with itself under other clitics.
///
/// The key is what is left when everything that may be an article, a clitic or an inflection has
/// been taken away, in an order such that adding one of them to a word leaves its key as it is:
/// the article first, with what stands before it; then endings, one after the other; then the
/// letters و ف ب ك ل at the front, down to three letters, and ل down to two. Words that are not related may share a
/// key (وزير and زير); `ArabicRelation` looks closer.
enum ArabicStem {
  /// Returns the key of a folded word.
  ///
  /// - Complexity: O(letters), with one allocation.
  static func key(of letters: UnsafeBufferPointer<UInt16>) -> [UInt16] {
    var range = 0..<letters.count
    if isConjunctionBeforeParticle(letters) { range = 1..<letters.count }
    range = withoutArticle(letters, range)
    var key = Array(letters[range])
    removeEndings(&key)
    alignVerbPrefix(&key)
    var start = 0
    while key.count - start > 3, isLeadingClitic(key, at: start) { start += 1 }
    // The lam of للمرة, which stands for the article, leaves no more than it does of مرة.
    while key.count - start > 2, key[start] == Letter.lam { start += 1 }
    return Array(key[start...])
  }

  /// Returns the key of a folded word as a number, the same on every machine and in every run.
  static func stableKey(of letters: UnsafeBufferPointer<UInt16>) -> UInt64 {
    Linguistics.stableKey(key(of: letters), seed: 1)
  }

  /// Particles of two letters before which و and ف are conjunctions.
  static let particles: Set<UInt32> = Set(
    [
      "من", "في", "عن", "قد", "لم", "لن", "لا", "ما", "هو", "هي", "ان", "اذ", "او", "كل", "مع",
      "لو", "بل", "هل", "اي", "كم", "هم", "ثم", "كي", "ذا", "له", "به", "هن",
    ].map { (text: String) in text.utf16.reduce(0) { $0 << 16 | UInt32($1) } }
  )

  /// Whether a word of three letters is و or ف with a particle, such as ومن.
  static func isConjunctionBeforeParticle(_ letters: UnsafeBufferPointer<UInt16>) -> Bool {
    letters.count == 3 && (letters[0] == Letter.waw || letters[0] == Letter.fa)
      && particles.contains(UInt32(letters[1]) << 16 | UInt32(letters[2]))
  }

  private static func withoutArticle(
    _ letters: UnsafeBufferPointer<UInt16>,
    _ whole: Range<Int>
  ) -> Range<Int> {
    var range = whole
    while true {
      var start = range.lowerBound
      if start < range.upperBound, isConjunction(letters[start]) { start += 1 }
      if range.upperBound - start >= 4, letters[start] == Letter.lam,
        letters[start + 1] == Letter.lam
      {
        // للوزير leaves one lam, so that للجنة, where the noun's lam is written once, meets لجنة.
        return range.upperBound - start == 4
          ? start + 2..<range.upperBound : start + 1..<range.upperBound
      }
      if start < range.upperBound, letters[start] == Letter.ba || letters[start] == Letter.kaf {
        start += 1
      }
      guard start + 2 < range.upperBound, letters[start] == Letter.alef,
        letters[start + 1] == Letter.lam,
        coreCount(letters[start + 2..<range.upperBound]) >= 2
      else { return range }
      range = start + 2..<range.upperBound
    }
  }

  private static func removeEndings(_ word: inout [UInt16]) {
    peeling: while true {
      let lengths = endingLengths(word)
      for length in lengths where coreCount(word.dropLast(length)) >= 2 {
        word.removeLast(length)
        continue peeling
      }
      // ات and ة that cannot go, because little else is there, are the ت that both have in common.
      if lengths.first == 2, word.last == Letter.ta { word.remove(at: word.count - 2) }
      if word.last == Letter.taMarbuta { word[word.count - 1] = Letter.ta }
      return
    }
  }

  /// Returns the lengths of the endings that the word may have, the longest first.
  private static func endingLengths(_ word: [UInt16]) -> [Int] {
    guard word.count >= 3 else { return [] }
    let end = word.count
    let last = word[end - 1]
    let before = word[end - 2]
    switch last {
    case Letter.alef:
      if before == Letter.meem, word[end - 3] == Letter.ha || word[end - 3] == Letter.kaf {
        return [3, 1]
      }
      return before == Letter.ha || before == Letter.waw ? [2, 1] : [1]
    case Letter.meem: return before == Letter.ha || before == Letter.kaf ? [2] : []
    case Letter.noon:
      switch before {
      case Letter.ha, Letter.kaf, Letter.alef, Letter.ya, Letter.waw: return [2]
      default: return []
      }
    case Letter.ta: return before == Letter.alef ? [2] : [1]
    case Letter.taMarbuta, Letter.ha, Letter.ya, Letter.waw: return [1]
    default: return []
    }
  }

  /// The number of letters after those at the front that may be clitics.
  ///
  /// The count is the same for a word with و ف ب ك ل before it; endings are taken off by it, so
  /// that what is taken off does not depend on clitics.
  private static func coreCount(_ word: some RandomAccessCollection<UInt16>) -> Int {
    var start = 0
    while start < word.count, isLeadingClitic(word, at: start) { start += 1 }
    return word.count - start
  }

  private static func isLeadingClitic(
    _ word: some RandomAccessCollection<UInt16>,
    at offset: Int
  ) -> Bool {
    let index = word.index(word.startIndex, offsetBy: offset)
    switch word[index] {
    case Letter.waw, Letter.fa, Letter.ba, Letter.kaf, Letter.lam: return true
    case Letter.seen:
      let next = word.index(after: index)
      return next < word.endIndex && isVerbPrefix(word[next])
    default: return false
    }
  }

  /// Makes ت of the first letter after the clitics if it may be the prefix of a verb's person.
  private static func alignVerbPrefix(_ key: inout [UInt16]) {
    guard let first = key.indices.first(where: { !isLeadingClitic(key, at: $0) }) else { return }
    if isVerbPrefix(key[first]) { key[first] = Letter.ta }
  }

  static func isVerbPrefix(_ letter: UInt16) -> Bool {
    letter == Letter.ya || letter == Letter.ta || letter == Letter.noon || letter == Letter.alef
  }

  static func isConjunction(_ letter: UInt16) -> Bool {
    letter == Letter.waw || letter == Letter.fa
  }
}

/// The folded Arabic letters that clitics and inflection are made of.
enum Letter {
  /// The letters of the article.
  static let article: [UInt16] = [alef, lam]
  static let hamza: UInt16 = 0x621
  static let alef: UInt16 = 0x627
  static let ba: UInt16 = 0x628
  static let taMarbuta: UInt16 = 0x629
  static let ta: UInt16 = 0x62A
  static let seen: UInt16 = 0x633
  static let ain: UInt16 = 0x639
  static let fa: UInt16 = 0x641
  static let kaf: UInt16 = 0x643
  static let lam: UInt16 = 0x644
  static let meem: UInt16 = 0x645
  static let noon: UInt16 = 0x646
  static let ha: UInt16 = 0x647
  static let waw: UInt16 = 0x648
  /// Which folding makes a ya.
  static let alefMaqsura: UInt16 = 0x649
  static let ya: UInt16 = 0x64A
}
