import Linguistics

/// The keys by which terms are found in a library without reading all of them.
///
/// A term has a key for every stem that a word of it can have; a query has a key for every stem that
/// a word of it can be a form of. What shares a key is a candidate, which a recogniser then judges.
public enum TermSearchKeys {
  /// Returns the keys of a term and its forms.
  public static func keys(of term: RecognizableTerm) -> Set<String> {
    var keys: Set<String> = []
    var maker = TermSearchKeyMaker()
    maker.forEachKey(of: term) { keys.insert($0) }
    return keys
  }

  /// Returns the keys under which terms may stand that occur in a query.
  public static func keys(ofQuery query: String) -> Set<String> {
    var keys: Set<String> = []
    let bytes = Array(query.utf8)
    for token in query.tokens {
      var word = FoldedWord()
      word.fold(bytes[token.range])
      keys.insert(word.text)
      switch token.kind {
      case .arabicWord: addStems(of: word.units, to: &keys)
      case .word: addEnglishStems(of: word.text, to: &keys)
      case .number: break
      }
    }
    return keys
  }

  private static func addStems(of word: [UInt16], to keys: inout Set<String>) {
    let proclitics = ArabicProclitics.shared
    word.withUnsafeBufferPointer { letters in
      proclitics.forEachReading(of: letters) { reading in
        let rest = word.dropFirst(proclitics.shape(reading).count)
        for length in max(2, rest.count - ArabicInflection.maximumLength)...max(2, rest.count) {
          keys.insert(String(decoding: rest.prefix(length), as: UTF16.self))
        }
      }
    }
  }

  private static func addEnglishStems(of word: String, to keys: inout Set<String>) {
    for ending in ["'s", "'", "s", "es", "ed", "d", "ing"] where word.hasSuffix(ending) {
      keys.insert(String(word.dropLast(ending.count)))
    }
    if word.hasSuffix("ies") || word.hasSuffix("ied") { keys.insert(word.dropLast(3) + "y") }
    if word.hasSuffix("ing") { keys.insert(word.dropLast(3) + "e") }
    for singular in EnglishWordForms.shared.singulars(of: word) { keys.insert(singular) }
  }
}
