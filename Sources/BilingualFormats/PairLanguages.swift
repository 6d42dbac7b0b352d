import Model

/// The languages of a file that does not state them: those of the request, and for the other side
/// the language that the letters show.
struct PairLanguages {
  let source: LanguageTag
  let target: LanguageTag

  /// - Throws: `BilingualError`, when a side is unknown or both are the same.
  init(
    _ reading: PairReading,
    stated: (source: LanguageTag?, target: LanguageTag?) = (nil, nil),
    letters: () -> (source: LanguageTag?, target: LanguageTag?)
  ) throws {
    var source = stated.source ?? reading.source
    var target = stated.target ?? reading.target
    let isGuess = source == nil || target == nil
    if isGuess {
      let seen = letters()
      source = source ?? seen.source
      target = target ?? seen.target
    }
    guard let source, let target else {
      throw BilingualError(.unknownLanguages(source: source, target: target))
    }
    guard source != target else { throw BilingualError(.oneLanguage(source, byLetters: isGuess)) }
    (self.source, self.target) = (source, target)
  }
}

/// Counts letters of the two scripts that can be told apart without a dictionary.
struct LetterCount {
  private(set) var arabic = 0
  private(set) var latin = 0

  mutating func add(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      // The first bytes of the Arabic block; each stands for a whole letter.
      case 0xD8...0xDB: arabic += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): latin += 1
      default: break
      }
    }
  }

  /// Arabic or English, where one of the two has most of the letters.
  var language: LanguageTag? {
    guard arabic + latin > 0 else { return nil }
    if arabic > latin { return .arabic }
    return latin > 2 * arabic ? .english : nil
  }
}
