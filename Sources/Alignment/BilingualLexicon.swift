import Linguistics
import Model

/// What Arabic words are known to mean in English, and the other way round.
///
/// A lexicon begins with the built-in one and grows with the terms of glossaries and the units of
/// memories. Words that it does not have count neither for nor against two segments.
public struct BilingualLexicon: Sendable {
  /// A translation of an Arabic word.
  struct Translation: Sendable {
    /// The key of the word in Latin letters or of the number.
    let key: [UInt16]
    let isNumber: Bool
    /// The probability of this translation where the Arabic word stands.
    var probability: Float
  }

  /// Translations by folded dictionary form.
  private(set) var byForm: [[UInt16]: [Translation]] = [:]
  /// Translations by coarse key, for forms that the lexicon does not have.
  private(set) var byKey: [[UInt16]: [Translation]] = [:]
  /// Translations by coarse key that were learned from texts.
  private(set) var byLearnedKey: [[UInt16]: [Translation]] = [:]
  /// The values of number words in Latin letters, by key.
  private(set) var numbers: [[UInt16]: [UInt16]] = [:]
  /// The Arabic words for a number.
  private var arabicNumbers: [String: [[UInt16]]] = [:]

  /// Creates a lexicon without a word.
  init() {}

  /// Adds words that translate each other.
  mutating func add(arabic: String, english: String, probability: Float) {
    let targets = english.tokens
    guard targets.count == 1, let token = targets.first, token.kind != .arabicWord else { return }
    let target = FoldedWord(english)
    let isNumber = token.kind == .number
    let key = isNumber ? target.units : WordKey.latin(target.units)
    insert(
      Translation(key: key, isNumber: isNumber, probability: probability),
      for: FoldedWord(arabic).units
    )
  }

  private mutating func insert(_ translation: Translation, for form: [UInt16]) {
    Self.merge(translation, into: &byForm[form, default: []])
    Self.merge(translation, into: &byKey[WordKey.arabic(form), default: []])
  }

  private static func merge(_ translation: Translation, into list: inout [Translation]) {
    let known = list.firstIndex {
      $0.key == translation.key && $0.isNumber == translation.isNumber
    }
    if let known {
      list[known].probability = max(list[known].probability, translation.probability)
    } else {
      list.append(translation)
    }
  }

  /// Adds the number that a word stands for, and joins the words of either language for it.
  mutating func add(numberWord: String, value: String) {
    let word = FoldedWord(numberWord)
    guard numberWord.tokens.first?.kind == .word else {
      arabicNumbers[value, default: []].append(word.units)
      return
    }
    let key = WordKey.latin(word.units)
    numbers[key] = Array(value.utf16)
    for arabic in arabicNumbers[value] ?? [] {
      insert(
        Translation(key: key, isNumber: false, probability: Evidence.numberWord),
        for: arabic
      )
    }
  }

  /// Adds texts that translate each other, from which the words' translations are learned.
  ///
  /// - Parameter pairs: Terms of a glossary, or the segments of a memory.
  /// - Complexity: O(pairs × words of one × words of the other)
  public mutating func learn(from pairs: [(arabic: String, english: String)]) {
    let source = TokenizedText(AlignmentText(segments: pairs.map(\.arabic)))
    let target = TokenizedText(AlignmentText(segments: pairs.map(\.english)))
    let examples = pairs.indices.map {
      TranslationTable.Example(
        source: Array(source.tokens(of: $0)),
        target: Array(target.tokens(of: $0)),
        weight: 1
      )
    }
    let learned = TranslationTable(smoothing: 0.3, rounds: 5, minimumProbability: 0.05).learn(
      examples
    )
    for (pair, probability) in learned.values {
      let (one, other) = (
        source.vocabulary.types[Int(pair.source)], target.vocabulary.types[Int(pair.target)]
      )
      guard one.kind == .arabic, other.kind == .latin || other.kind == .number else { continue }
      Self.merge(
        Translation(
          key: other.key,
          isNumber: other.kind == .number,
          probability: Evidence.learned * (probability.ofTarget * probability.ofSource).squareRoot()
        ),
        into: &byLearnedKey[one.key, default: []]
      )
    }
  }
}
