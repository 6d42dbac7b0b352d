import Linguistics

/// What the changes of a segment cost, in twentieths of a word.
///
/// This is the one place where the values of the score stand.
enum ScoringCosts {
  /// A word or number more or less, or another word in its place.
  static let word = 20
  /// Punctuation between two words more or less, or other punctuation in its place.
  static let punctuation = 2

  /// The greatest distance that makes a match, whatever the threshold: a thousand words.
  ///
  /// It holds for segments of more than two thousand words only, which are no sentences; without it the
  /// time of comparing two of them would grow with the product of their lengths.
  static let maximumDistance = 1_000 * word

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
  static func limit(threshold: Int, weight: Int) -> Int {
    min((100 - threshold) * weight / 100, maximumDistance)
  }

  /// Returns the least number of words that two segments share if their score is at least a
  /// threshold, whatever their punctuation.
  ///
  /// A word that is not shared costs a whole word in the longer segment. Punctuation stands at most
  /// once before each word and once after the last, so that it bounds the weight.
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

  /// Returns the least number of pairs of neighbouring words that two segments share if their score
  /// is at least a threshold; 0 or less says nothing.
  ///
  /// A word that is missing or another one breaks at most two pairs of the query, a word that the
  /// candidate has in addition at most one. Reference: E. Ukkonen, "Approximate string-matching with
  /// q-grams and maximal matches", doi:10.1016/0304-3975(92)90143-4.
  ///
  /// - Parameters:
  ///   - threshold: A score in percent, 50…100.
  ///   - wordCount: The number of words of the query, 2 or more.
  ///   - mostWords: The number of words of the longest candidate.
  /// - Returns: The number of pairs.
  static func sharedPairCount(threshold: Int, wordCount: Int, mostWords: Int) -> Int {
    var least = wordCount - 1
    for words in wordCount...max(wordCount, mostWords) {
      let weight = words * word + (words + 1) * punctuation
      let edits = limit(threshold: threshold, weight: weight) / word
      least = min(least, wordCount - 1 - 2 * edits + (words - wordCount))
    }
    return least
  }

  /// Returns the numbers of words that a candidate can have if it scores at least a threshold.
  ///
  /// - Parameters:
  ///   - threshold: A score in percent, 50…100.
  ///   - wordCount: The number of words of the query.
  /// - Returns: The fewest and the most words.
  static func wordCounts(threshold: Int, wordCount: Int) -> ClosedRange<Int> {
    guard wordCount > 0 else { return 0...0 }
    var most = wordCount
    while sharedWordCount(threshold: threshold, wordCount: most + 1) <= wordCount { most += 1 }
    return min(wordCount, sharedWordCount(threshold: threshold, wordCount: wordCount))...most
  }
}
