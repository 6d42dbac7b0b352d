/// How much the kinds of evidence count, as the probability that a word stands where the other does.
///
/// Set by judgement: what is nearly always kept in translation is near 0.6, what has many renderings
/// near 0.2. Results change little when one of them is halved.
enum Evidence {
  /// A number or a Latin word that is the same in both texts.
  static let equalWord: Float = 0.6
  /// The same punctuation mark.
  static let equalMark: Float = 0.4
  /// A number in words for the number in digits.
  static let numberWord: Float = 0.4
  /// The name of a month.
  static let month: Float = 0.4
  /// A word of the lexicon.
  static let lexicon: Float = 0.3
  /// The part that is left for a word whose coarse key alone is in the lexicon.
  static let keyOnly: Float = 0.4
  /// The part that is left of a probability learned from glossaries and memories.
  static let learned: Float = 0.6
}
