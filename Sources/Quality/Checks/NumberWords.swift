import Linguistics

/// Words from which a number may be read, to keep a check from missing a number that is written out.
///
/// This is no reader of values, which `Linguistics` is: it only says whether words of a number stand in
/// a text, in any form and order. Where it errs, a check is silent.
struct NumberWords: Sendable {
  private let arabic: [Int: [[UInt16]]]
  private let english: [Int: Set<[UInt16]>]

  static let shared = NumberWords()

  private init() {
    var arabic: [Int: [[UInt16]]] = [:]
    var english: [Int: Set<[UInt16]>] = [:]
    let text = String(decoding: PackageResources.number_words_tsv, as: UTF8.self)
    for line in text.split(separator: "\n") where line.first != "#" {
      let columns = line.split(separator: "\t")
      guard columns.count == 3, let value = Int(columns[0]) else { continue }
      arabic[value] = columns[1].split(separator: ",").map { FoldedWord(String($0)).units }
      english[value] = Set(columns[2].split(separator: ",").map { FoldedWord(String($0)).units })
    }
    (self.arabic, self.english) = (arabic, english)
  }

  /// Whether the words of a number may stand in a text.
  ///
  /// - Parameters:
  ///   - number: The number as values have it: ASCII digits, with a full stop before the fraction.
  ///   - side: The text.
  ///   - others: The values that were read there; their words stand for nothing else.
  /// - Returns: Whether some do.
  /// - Complexity: O(number of words)
  func mayStand(_ number: String, in side: SideText, besides others: [Quantity]) -> Bool {
    guard let (whole, exponent) = Self.parts(of: number) else { return false }
    let read = others.filter(\.isRead).map(\.range)
    let words =
      read.isEmpty
      ? side.words : side.words.filter { word in !read.contains { $0.overlaps(word.range) } }
    let side = FreeWords(words: words, isArabic: side.isArabic)
    if exponent == 0 { return stands(whole, in: side) }
    // One and two can be silent before a half: ساعة ونصف.
    return (whole <= 2 || stands(whole, in: side)) && side.words.contains { isFraction($0) }
  }

  /// The part before the full stop, and the number of digits after it.
  private static func parts(of number: String) -> (whole: Int, exponent: Int)? {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = Int(first), whole >= 0 else { return nil }
    return (whole, parts.count > 1 ? parts[1].count : 0)
  }

  private func stands(_ number: Int, in side: FreeWords) -> Bool {
    if has(number, in: side) { return true }
    switch number {
    case 24..<100 where number % 12 == 0 && !side.isArabic && has(12, in: side): return true
    case 21..<100 where number % 10 != 0:
      return has(number % 10, in: side) && has(number - number % 10, in: side)
    case 11..<20: return has(number - 10, in: side) && has(10, in: side)
    case 101..<1_000 where number % 100 != 0:
      return stands(number - number % 100, in: side) && stands(number % 100, in: side)
    case 200..<1_000: return has(number / 100, in: side) && has(100, in: side)
    case 1_000...:
      guard let (power, factor) = Self.magnitude(of: number) else { return false }
      if let larger = Self.powers.first(where: { $0 == number * 2 || $0 == number * 4 }),
        has(larger, in: side), side.words.contains(where: { isFraction($0) })
      {
        return true
      }
      let rest = number % power
      let isHalf = rest * 2 == power || rest * 4 == power
      guard has(power, in: side) else { return false }
      guard factor == 0 || factor <= 2 || stands(factor, in: side) || digits(factor, in: side)
      else {
        return false
      }
      return rest == 0 || isHalf || stands(rest, in: side) || digits(rest, in: side)
    default: return false
    }
  }

  private static func magnitude(of number: Int) -> (power: Int, factor: Int)? {
    powers.first { $0 <= number }.map { ($0, number / $0) }
  }

  private static let powers = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000]

  private func digits(_ number: Int, in side: FreeWords) -> Bool {
    let text = String(number)
    return side.words.contains { $0.kind == .number && $0.letters.text == text }
  }

  private func has(_ number: Int, in side: FreeWords) -> Bool {
    guard side.isArabic else {
      guard let words = english[number] else { return false }
      return side.words.contains { words.contains($0.letters.units) }
    }
    guard let stems = arabic[number] else { return false }
    return side.words.contains { word in
      word.kind == .arabicWord && stems.contains { Self.contains($0, in: word.letters.units) }
    }
  }

  private func isFraction(_ word: SideWord) -> Bool {
    Self.fractions.contains { Self.contains($0, in: word.letters.units) }
  }

  /// Whether a word is a stem with at most four letters before it and three after.
  private static func contains(_ stem: [UInt16], in word: [UInt16]) -> Bool {
    guard word.count >= stem.count, word.count <= stem.count + 7 else { return false }
    return (0...min(4, word.count - stem.count)).contains { start in
      word.count - start - stem.count <= 3
        && word[start..<start + stem.count].elementsEqual(stem)
    }
  }

  private static let fractions = [
    "نصف", "ربع", "ثلث", "ثلاثه", "half", "quarter", "third", "halves", "quarters", "thirds",
  ].map { FoldedWord($0).units }
}

/// The words of a text that belong to no value that was read.
private struct FreeWords {
  let words: [SideWord]
  let isArabic: Bool
}
