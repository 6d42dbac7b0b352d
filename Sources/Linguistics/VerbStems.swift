/// The stems of verbs, by which their nouns are looked up: bombed has bomb, يقصفون has قصف.
public enum VerbStems {
  /// Returns the stems that a folded word can have if it is a verb, the likeliest first.
  ///
  /// - Complexity: O(letters)
  public static func stems(of word: [UInt16]) -> [[UInt16]] {
    guard let first = word.first else { return [] }
    return first < 0x250 ? english(word) : arabic(word)
  }

  private static func english(_ word: [UInt16]) -> [[UInt16]] {
    for ending in ["ing", "ed"] where word.count >= ending.utf16.count + 4 {
      guard word.suffix(ending.utf16.count).elementsEqual(ending.utf16) else { continue }
      var stem = Array(word.dropLast(ending.utf16.count))
      var stems = [stem]
      // A consonant is doubled before the ending: planned.
      if stem.count >= 4, stem[stem.count - 1] == stem[stem.count - 2] {
        stem.removeLast()
        stems.append(stem)
      }
      return stems
    }
    return []
  }

  private static func arabic(_ word: [UInt16]) -> [[UInt16]] {
    var stem = word
    if stem.count >= 5, stem[0] == Letter.seen, ArabicStem.isVerbPrefix(stem[1]) {
      stem.removeFirst()
    }
    for ending in endings where stem.count >= ending.count + 3 {
      guard stem.suffix(ending.count).elementsEqual(ending) else { continue }
      stem.removeLast(ending.count)
      break
    }
    if stem.count >= 4, ArabicStem.isVerbPrefix(stem[0]), stem[0] != Letter.alef {
      stem.removeFirst()
    }
    return stem.count >= 3 && stem != word ? [stem] : []
  }

  private static let endings = ["ون", "وا", "ين", "ان", "تا", "ت", "ا"].map { Array($0.utf16) }
}
