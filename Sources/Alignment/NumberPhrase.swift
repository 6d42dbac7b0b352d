import Linguistics

/// Number words in a row and the number that they stand for together, in either language:
/// "three thousand two hundred", ثلاثة آلاف ومئتان, 3 ملايين, "twenty-first".
///
/// Words are taken one by one; where one cannot belong to the phrase, a new phrase begins.
struct NumberPhrase {
  /// The sum of the groups that a thousand or more has closed.
  private var total = 0.0
  /// The least of the factors of these groups.
  private var leastScale = Double.infinity
  /// The group at hand, below a thousand, or a number in digits.
  private var group = Group()
  private var wordCount = 0

  private struct Group {
    var value = 0.0
    var hasUnits = false
    var hasTens = false
    var hasHundreds = false

    /// Adds a value below a thousand if the group has no other of its rank.
    mutating func add(_ number: Double, isJoined: Bool) -> Bool {
      switch number {
      case 100 where hasUnits && !hasTens && !hasHundreds && !isJoined:
        (value, hasUnits, hasHundreds) = (value * 100, false, true)
        return true
      case 100...:
        guard !hasHundreds else { return false }
        hasHundreds = true
      case 20...:
        guard !hasTens else { return false }
        hasTens = true
      case 10...:
        // Fifteen is "five ten" in Arabic.
        guard !hasTens, !hasUnits || number == 10 else { return false }
        (hasTens, hasUnits) = (true, true)
      default:
        guard !hasUnits, number > 0 else { return false }
        hasUnits = true
      }
      value += number
      return true
    }
  }

  /// A word that stands for a number, or a number in digits.
  struct Word {
    let value: Double
    let isDigits: Bool
    /// Whether a conjunction is part of the word.
    let isJoined: Bool

    /// Creates the number that a folded form stands for, if it does for one.
    init?(_ form: [UInt16], _ kind: WordKind) {
      isDigits = kind == .number
      if isDigits {
        guard let value = Double(String(decoding: form, as: UTF16.self)) else { return nil }
        (self.value, isJoined) = (value, false)
      } else if let value = values[form] {
        (self.value, isJoined) = (value, false)
      } else {
        guard kind == .arabic,
          let (value, isJoined) = prefixes.lazy.compactMap({ prefix, isJoined in
            form.starts(with: prefix)
              ? values[Array(form[prefix.count...])].map { ($0, isJoined) } : nil
          }).first
        else { return nil }
        (self.value, self.isJoined) = (value, isJoined)
      }
    }
  }

  /// Adds a word.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - isJoined: Whether a conjunction stands before it.
  /// - Returns: Whether it belongs to the phrase; if not, the phrase is as it was.
  mutating func add(_ word: Word, isJoined: Bool) -> Bool {
    let number = word.value
    if word.isDigits {
      guard wordCount == 0 else { return false }
      group = Group(value: number, hasUnits: true, hasTens: true, hasHundreds: true)
    } else if number >= 1000 {
      guard number < leastScale, !isJoined || group.value == 0 else { return false }
      let scale = scales.last { $0 <= number } ?? 1000
      let isDual = number > scale
      total += isDual ? number : max(1, group.value) * scale
      leastScale = scale
      group = Group()
    } else {
      guard group.add(number, isJoined: isJoined) else { return false }
    }
    wordCount += 1
    return true
  }

  /// The digits of the number; `nil` unless several words stand for it.
  var digits: [UInt16]? {
    guard wordCount > 1 else { return nil }
    let value = (total + group.value).rounded()
    guard value < 1e15 else { return nil }
    return Array(String(Int64(value)).utf16)
  }
}

/// The numbers of a segment that several words stand for.
struct NumberPhrases {
  private var phrase = NumberPhrase()
  private var isAfterAnd = false
  private var numbers: [[UInt16]] = []

  /// Takes what the next word of the segment says about numbers.
  mutating func take(_ word: NumberPhrase.Word?) {
    defer { isAfterAnd = false }
    guard let word else { return close() }
    if phrase.add(word, isJoined: word.isJoined || isAfterAnd) { return }
    close()
    _ = phrase.add(word, isJoined: false)
  }

  /// Takes a word that is not looked up: "and" joins numbers, others part them.
  mutating func takeStopWord(_ form: [UInt16]) {
    if form == conjunction { isAfterAnd = true } else { close() }
  }

  /// Ends the segment and returns the digits of its numbers.
  mutating func finish() -> [[UInt16]] {
    close()
    return numbers
  }

  private mutating func close() {
    if let digits = phrase.digits { numbers.append(digits) }
    phrase = NumberPhrase()
  }
}

private let conjunction = Array("and".utf16)

private let scales: [Double] = [1000, 1e6, 1e9, 1e12]

private let prefixes: [([UInt16], Bool)] = [
  ("و", true), ("وال", true), ("ال", false), ("ب", false), ("ل", false), ("لل", false),
  ("بال", false), ("وب", true), ("ول", true),
].map { (Array($0.0.utf16), $0.1) }

private let values: [[UInt16]: Double] = {
  var values: [[UInt16]: Double] = [:]
  for row in rows(PackageResources.number_words_tsv) where row.count >= 2 {
    values[FoldedWord(row[0]).units] = Double(row[1])
  }
  return values
}()
