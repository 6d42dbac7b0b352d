/// Tells what two Arabic words with one stem key are to each other.
///
/// Each word is split in every way into clitics, a base and an ending; where the bases of two
/// splits are the same, the clitics and the endings tell the difference. The least of all
/// differences counts.
struct ArabicRelation {
  private let left: WordView
  private let right: WordView

  init(_ left: WordView, _ right: WordView) {
    self.left = left
    self.right = right
  }

  var difference: WordDifference {
    let lefts = Self.proclitics(of: left.letters)
    let rights = Self.proclitics(of: right.letters)
    var least = WordDifference.other
    for first in lefts {
      for second in rights {
        least = min(least, difference(first, second))
        if least <= .clitic { return least }
      }
    }
    return least < .other ? least : irregularDifference(lefts, rights)
  }

  /// Compares the two as spellings of one word (مئة, مائة), as a singular and its broken plural (وزير,
  /// الوزراء), or the like.
  private func irregularDifference(
    _ lefts: [Proclitic],
    _ rights: [Proclitic]
  ) -> WordDifference {
    var least = WordDifference.other
    for first in lefts {
      for base in Self.bases(of: left.letters[first.length...]) {
        for second in rights {
          let hasOtherClitics = first.index != second.index || first.hasArticle != second.hasArticle
          for other in Self.bases(of: right.letters[second.length...]) {
            if IrregularForms.areSpellings(base.letters, other.letters) {
              return hasOtherClitics || base.pronoun != other.pronoun ? .clitic : .spelling
            }
            guard IrregularForms.areForms(base.letters, other.letters) else { continue }
            guard !hasOtherClitics, base.pronoun == other.pronoun else {
              least = .cliticAndInflection
              continue
            }
            return .inflection
          }
        }
      }
    }
    return least
  }

  /// Pronouns after a noun; ي is not among them, because it most often makes an adjective (دولي).
  private static let pronouns: [[UInt16]] = [
    "ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "نا",
  ].map { Array($0.utf16) }

  /// The endings of the accusative and the dual.
  private static let inflections: [[UInt16]] = ["ا", "ان", "ين"].map { Array($0.utf16) }
  /// The endings of the dual before a genitive, after the ت of a word with ة.
  private static let duals: [[UInt16]] = ["تا", "تي"].map { Array($0.utf16) }

  /// Returns a word without case endings and pronouns, in all ways that there are.
  private static func bases(
    of word: Slice<UnsafeBufferPointer<UInt16>>
  ) -> [(letters: [UInt16], pronoun: Int)] {
    var bases: [(letters: [UInt16], pronoun: Int)] = [(Array(word), -1)]
    for ending in duals where word.count >= 4 && word.suffix(2).elementsEqual(ending) {
      bases.append((Array(word.dropLast(2)) + [Letter.taMarbuta], -1))
    }
    for ending in inflections
    where word.count >= ending.count + 2 && word.suffix(ending.count).elementsEqual(ending) {
      appendBases(of: word.dropLast(ending.count), -1, to: &bases)
    }
    for (index, pronoun) in pronouns.enumerated()
    where word.count >= pronoun.count + 2 && word.suffix(pronoun.count).elementsEqual(pronoun) {
      appendBases(of: word.dropLast(pronoun.count), index, to: &bases)
    }
    return bases
  }

  /// Adds what is left of a word without its ending, also with the ة that an ending makes ت.
  private static func appendBases(
    of word: Slice<UnsafeBufferPointer<UInt16>>,
    _ pronoun: Int,
    to bases: inout [(letters: [UInt16], pronoun: Int)]
  ) {
    var base = Array(word)
    bases.append((base, pronoun))
    guard base.last == Letter.ta else { return }
    base[base.count - 1] = Letter.taMarbuta
    bases.append((base, pronoun))
  }

  /// What stands before the base.
  private struct Proclitic {
    /// The number of letters that the clitics have in the word.
    let length: Int
    /// Whether the clitics end in the article.
    let hasArticle: Bool
    /// The clitics without the article, in the order of `Self.bare`; 0 is none.
    let index: Int
  }

  private func difference(_ first: Proclitic, _ second: Proclitic) -> WordDifference {
    let a = UnsafeBufferPointer(rebasing: left.letters[first.length...])
    let b = UnsafeBufferPointer(rebasing: right.letters[second.length...])
    guard !a.isEmpty, !b.isEmpty, areLongEnough(a, first), areLongEnough(b, second),
      !WordView.haveOtherHamzas(left, at: first.length, right, at: second.length)
    else { return .other }
    var common = 0
    var isOtherPerson = false
    if a[0] != b[0] {
      guard isPersonPair(a[0], b[0], first, second) else { return .other }
      isOtherPerson = true
      common = 1
    }
    while common < a.count, common < b.count, a[common] == b[common] { common += 1 }
    var ending = WordDifference.other
    // The first letters of two endings may be the same (مهندسو, مهندسون).
    for base in max(0, common - 2)...common {
      ending = min(ending, ArabicEndings.difference(a[base...], b[base...], baseCount: base))
    }
    guard ending < .other, !isOtherPerson || common >= 3 else { return .other }
    let hasOtherClitics = first.index != second.index || first.hasArticle != second.hasArticle
    switch (isOtherPerson || ending == .inflection, hasOtherClitics) {
    case (false, false): return ending
    case (false, true): return .clitic
    case (true, false): return .inflection
    case (true, true): return .cliticAndInflection
    }
  }

  private func areLongEnough(_ base: UnsafeBufferPointer<UInt16>, _ clitic: Proclitic) -> Bool {
    if clitic.index == 0 { return !clitic.hasArticle || base.count >= 2 }
    if clitic.hasArticle { return base.count >= 2 }
    if base.count >= 3 { return true }
    return base.count == 2 && clitic.length == 1
      && ArabicStem.particles.contains(UInt32(base[0]) << 16 | UInt32(base[1]))
  }

  /// Whether two first letters may be the prefixes of two persons of one verb (يعلن, تعلن, أعلن).
  private func isPersonPair(
    _ a: UInt16,
    _ b: UInt16,
    _ first: Proclitic,
    _ second: Proclitic
  ) -> Bool {
    guard !first.hasArticle, !second.hasArticle, ArabicStem.isVerbPrefix(a),
      ArabicStem.isVerbPrefix(b)
    else { return false }
    // A bare alef may belong to any noun; with its hamza below it does (إعلان).
    let isBelow =
      a == Letter.alef && left.hamzaBelow & bit(first.length) != 0
      || b == Letter.alef && right.hamzaBelow & bit(second.length) != 0
    return !isBelow
  }

  private func bit(_ position: Int) -> UInt16 { position < 16 ? 1 << UInt16(position) : 0 }

  /// Clitics that may stand before a word or its article.
  private static let bare: [[UInt16]] = [
    "", "و", "ف", "ب", "ك", "ل", "س", "وب", "وك", "ول", "وس", "فب", "فك", "فل", "فس",
  ].map { Array($0.utf16) }

  private static func proclitics(of letters: UnsafeBufferPointer<UInt16>) -> [Proclitic] {
    var found: [Proclitic] = []
    for (index, clitics) in bare.enumerated() {
      guard letters.count > clitics.count, letters.starts(with: clitics) else { continue }
      let rest = letters[clitics.count...]
      found.append(Proclitic(length: clitics.count, hasArticle: false, index: index))
      if clitics.last == Letter.lam {
        // لل is ل with the article; before a noun that begins with ل it stands for three.
        guard rest.first == Letter.lam else { continue }
        found.append(Proclitic(length: clitics.count + 1, hasArticle: true, index: index))
        found.append(Proclitic(length: clitics.count, hasArticle: true, index: index))
      } else if rest.starts(with: [Letter.alef, Letter.lam]), clitics.last != Letter.seen {
        found.append(Proclitic(length: clitics.count + 2, hasArticle: true, index: index))
      }
    }
    return found
  }
}

/// The endings of Arabic words: inflection, and pronouns after it.
enum ArabicEndings {
  /// One way to read an ending.
  private struct Reading {
    let inflection: Int
    let pronoun: Int
  }

  private static let inflections = [
    "", "ا", "ة", "ت", "ات", "ان", "ين", "ون", "و", "ي", "تان", "تين", "تا", "تي", "وا",
  ]
  private static let pronouns = [
    "", "ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "نا", "ني",
  ]

  /// Returns what two endings are to each other, after a base of `baseCount` letters.
  static func difference(
    _ left: Slice<UnsafeBufferPointer<UInt16>>,
    _ right: Slice<UnsafeBufferPointer<UInt16>>,
    baseCount: Int
  ) -> WordDifference {
    if left.isEmpty, right.isEmpty { return .none }
    guard let first = readings[packed(left)], let second = readings[packed(right)] else {
      return .other
    }
    var least = WordDifference.other
    for a in first {
      for b in second { least = min(least, difference(a, b, baseCount: baseCount)) }
    }
    return least
  }

  private static func difference(_ a: Reading, _ b: Reading, baseCount: Int) -> WordDifference {
    let names = (inflections[a.inflection], inflections[b.inflection])
    if isSpelling(a, b, names) { return .spelling }
    let isSameForm =
      a.inflection == b.inflection
      || (names.0 == "ت" && a.pronoun != 0 && names.1 == "ة" && b.pronoun == 0)
      || (names.1 == "ت" && b.pronoun != 0 && names.0 == "ة" && a.pronoun == 0)
    if isSameForm { return baseCount >= 2 ? .clitic : .other }
    let isFeminine = [names.0, names.1].allSatisfy { $0.first == "ت" || $0 == "ة" || $0 == "ات" }
    guard baseCount >= 3 || (baseCount == 2 && isFeminine) else { return .other }
    if isDerivation(names) { return .other }
    if areCases(names) { return .clitic }
    return a.pronoun == b.pronoun ? .inflection : .cliticAndInflection
  }

  /// Whether one ending is ة and the other ه, which many write for it.
  private static func isSpelling(_ a: Reading, _ b: Reading, _ names: (String, String)) -> Bool {
    (names.0 == "ة" && names.1.isEmpty && b.pronoun == 1)
      || (names.1 == "ة" && names.0.isEmpty && a.pronoun == 1)
  }

  /// Whether one of the two has the ي of relation, which makes another word (مصر, مصري).
  private static func isDerivation(_ names: (String, String)) -> Bool {
    switch names {
    case ("ي", ""), ("", "ي"), ("ي", "ة"), ("ة", "ي"), ("ي", "ات"), ("ات", "ي"):
      true
    default: false
    }
  }

  /// Whether the two differ in case or state alone.
  private static func areCases(_ names: (String, String)) -> Bool {
    let groups: [Set<String>] = [
      ["", "ا"], ["ون", "ين", "و"], ["ون", "ين", "ي"], ["ان", "ين", "ا"],
      ["تان", "تين", "تا", "تي"],
    ]
    return groups.contains { $0.contains(names.0) && $0.contains(names.1) }
  }

  /// The readings of every ending, by its letters.
  private static let readings: [UInt64: [Reading]] = {
    var readings: [UInt64: [Reading]] = [:]
    let beforePronouns: Set<String> = ["", "ا", "ت", "ات", "و", "ي", "تا", "تي"]
    for (i, inflection) in inflections.enumerated() {
      for (p, pronoun) in pronouns.enumerated() {
        guard p == 0 || beforePronouns.contains(inflection) else { continue }
        let ending = Array((inflection + pronoun).utf16)
        readings[packed(ending[...]), default: []].append(Reading(inflection: i, pronoun: p))
      }
    }
    return readings
  }()

  /// Returns a number that tells endings of up to five letters apart; 0 is the empty one.
  private static func packed(_ letters: some Collection<UInt16>) -> UInt64 {
    guard letters.count <= 5 else { return .max }
    return letters.reduce(0) { $0 << 12 | UInt64($1 & 0xFFF) }
  }
}
