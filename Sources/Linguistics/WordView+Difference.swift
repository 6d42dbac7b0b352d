extension WordView {
  /// Returns what two words are to each other that have one stem key.
  ///
  /// The order of the two does not matter.
  ///
  /// - Complexity: O(letters) for the few ways to split each word
  public static func difference(_ left: WordView, _ right: WordView) -> WordDifference {
    guard left.kind == right.kind else { return .other }
    let isEqual = left.letters.elementsEqual(right.letters)
    switch left.kind {
    case .number: return isEqual ? .none : .number
    case .word: return isEqual ? .none : englishDifference(left.letters, right.letters)
    case .arabicWord:
      guard isEqual else { return ArabicRelation(left, right).difference }
      return haveOtherHamzas(left, at: 0, right, at: 0) ? .other : .none
    }
  }
}

/// Tells a possessive from another form, for two English words with one stem key.
private func englishDifference(
  _ left: UnsafeBufferPointer<UInt16>,
  _ right: UnsafeBufferPointer<UInt16>
) -> WordDifference {
  var left = Array(left)
  var right = Array(right)
  EnglishStem.removePossessive(&left)
  EnglishStem.removePossessive(&right)
  if left == right { return .clitic }
  return EnglishSpellings.areSpellings(left, right) ? .spelling : .inflection
}
