import Linguistics

/// What the changes of a segment cost, in twentieths of a word.
///
/// This is the one place where the values of the score stand.
enum ScoringCosts {
  /// A word or number more or less, or another word in its place.
  static let word = 20
  /// Punctuation between two words more or less, or other punctuation in its place.
  static let punctuation = 2

  /// Returns what it costs to put one word in the place of another.
  @inline(__always)
  static func cost(of difference: WordDifference) -> Int {
    switch difference {
    case .none: 0
    case .spelling: 1
    case .clitic: 3
    case .inflection: 6
    case .cliticAndInflection: 8
    case .number: 4
    case .other: word
    }
  }

  /// Returns the score of a distance: its part of the heavier segment's weight, in whole percent.
  ///
  /// - Parameters:
  ///   - distance: The edit distance, in twentieths of a word.
  ///   - weight: The weight of the heavier of the two segments, more than 0.
  /// - Returns: The score in percent.
  @inline(__always)
  static func percent(distance: Int, weight: Int) -> Int {
    max(0, 100 * (weight - distance) / weight)
  }

  /// Returns the largest distance that scores at least a threshold.
  ///
  /// - Parameters:
  ///   - threshold: A score in percent, 0…100.
  ///   - weight: The weight of the heavier of the two segments.
  /// - Returns: The distance, in twentieths of a word.
  @inline(__always)
  static func limit(threshold: Int, weight: Int) -> Int { (100 - threshold) * weight / 100 }

  /// Returns the least number of words that two segments share if their score is at least a
  /// threshold, whatever their punctuation.
  ///
  /// A word that is not shared costs a whole word in the longer segment. Punctuation stands at most
  /// once before each word and once behind the last, so that it bounds the weight.
  ///
  /// - Parameters:
  ///   - threshold: A score in percent, 50…100.
  ///   - wordCount: The number of words of the longer segment, 1 or more.
  /// - Returns: The number of words, 1 or more.
  @inline(__always)
  static func sharedWordCount(threshold: Int, wordCount: Int) -> Int {
    let weight = wordCount * word + (wordCount + 1) * punctuation
    return wordCount - limit(threshold: threshold, weight: weight) / word
  }
}
