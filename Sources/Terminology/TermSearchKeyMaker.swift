import Linguistics

/// Makes the keys of many terms, and remembers those of the words that it met last: the words of a
/// glossary come again and again, and their stems are most of the cost.
public struct TermSearchKeyMaker {
  /// What the keys of a word follow from.
  private struct Word: Hashable {
    var units: [UInt16]
    var kind: Token.Kind
    var role: WordRole.RawValue
    var hamzaAbove: UInt64
    var hamzaBelow: UInt64
    var endsInAlefMaqsura: Bool
  }

  private var known: [Word: [String]] = [:]

  /// How many words are remembered; about 4 MB.
  private static let capacity = 1 << 14

  /// Creates a maker that knows no word.
  public init() {}

  /// Calls `body` with the keys of a term and its forms; with some of them more than once.
  ///
  /// - Complexity: O(length of the term and its forms)
  public mutating func forEachKey(of term: RecognizableTerm, _ body: (String) -> Void) {
    forEachKey(of: term.text, term, isForm: false, body)
    for form in term.forms { forEachKey(of: form, term, isForm: true, body) }
  }

  private mutating func forEachKey(
    of text: String,
    _ term: RecognizableTerm,
    isForm: Bool,
    _ body: (String) -> Void
  ) {
    for variant in TermSequence(text, of: term, isForm: isForm).variants {
      for word in variant.words {
        for key in keys(of: word) { body(key) }
      }
    }
  }

  private mutating func keys(of word: TermWord) -> [String] {
    let identity = Word(
      units: word.units,
      kind: word.kind,
      role: word.role.rawValue,
      hamzaAbove: word.hamzaAbove,
      hamzaBelow: word.hamzaBelow,
      endsInAlefMaqsura: word.endsInAlefMaqsura
    )
    if let keys = known[identity] { return keys }
    let keys = Self.keys(of: word)
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    known[identity] = keys
    return keys
  }

  private static func keys(of word: TermWord) -> [String] {
    let text = String(decoding: word.units, as: UTF16.self)
    var keys = [text]
    switch word.kind {
    case .arabicWord:
      for base in word.arabicBases
      where base.origin != .loosePatternPlural && base.stem.count > 1 {
        let key = String(decoding: base.stem, as: UTF16.self)
        if !keys.contains(key) { keys.append(key) }
      }
    case .word: keys += EnglishWordForms.shared.spellings(of: text).filter { $0 != text }
    case .number: break
    }
    return keys
  }
}
