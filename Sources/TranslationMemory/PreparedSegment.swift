import Linguistics

/// A segment taken apart for scoring: its words, numbers and punctuation, with their keys.
///
/// All punctuation and symbols between two words are one token of little weight. Spaces and what
/// is only a mark on a letter are no tokens.
public struct PreparedSegment: Sendable {
  /// A word, a number, or the punctuation between two of them.
  struct Token: Sendable {
    /// The key of the word as it is compared, or of the punctuation.
    var formKey: UInt64
    /// The key that all forms of a word share; that of the form for punctuation.
    var stemKey: UInt64
    /// The place of the folded letters in `letters`.
    var lettersStart: Int32
    var lettersCount: Int32
    /// The place in the text, in UTF-8 offsets.
    var start: Int32
    var end: Int32
    var hamzaAbove: UInt16
    var hamzaBelow: UInt16
    /// What a word is made of; `nil` for punctuation.
    var kind: Linguistics.Token.Kind?

    var isWord: Bool { kind != nil }
    var weight: Int { kind == nil ? ScoringCosts.punctuation : ScoringCosts.word }
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// The segment as it was given.
  public let text: String
  /// The tokens, in the order of the text.
  private(set) var tokens: [Token] = []
  /// The folded letters of all words.
  private(set) var letters: [UInt16] = []
  /// The number of words and numbers.
  public private(set) var wordCount = 0
  /// What all tokens weigh, in twentieths of a word.
  private(set) var weight = 0

  /// Takes a segment apart.
  ///
  /// - Complexity: O(`text.utf8.count`)
  public init(_ text: String) {
    self.text = text
    var copy = text
    copy.withUTF8 { bytes in
      var scanner = SegmentTokenScanner(bytes)
      while let token = scanner.next() { append(token, bytes, &scanner.word) }
    }
    weight = tokens.reduce(0) { $0 + $1.weight }
  }

  private mutating func append(
    _ token: SegmentTokenScanner.Token,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ word: inout FoldedWord
  ) {
    var prepared = Token(
      formKey: 0,
      stemKey: 0,
      lettersStart: Int32(letters.count),
      lettersCount: 0,
      start: Int32(token.start),
      end: Int32(token.end),
      hamzaAbove: 0,
      hamzaBelow: 0,
      kind: token.kind
    )
    if let kind = token.kind {
      word.fold(UnsafeBufferPointer(rebasing: bytes[token.start..<token.end]))
      let form = WordForm(word, kind: kind)
      prepared.formKey = form.formKey
      prepared.stemKey = form.stemKey
      prepared.hamzaAbove = form.hamzaAbove
      prepared.hamzaBelow = form.hamzaBelow
      letters.append(contentsOf: word.units)
      prepared.lettersCount = Int32(word.units.count)
      wordCount += 1
    } else {
      prepared.formKey = token.punctuationKey
      prepared.stemKey = token.punctuationKey
    }
    tokens.append(prepared)
  }

  /// Calls a closure with a word's letters and marks; the view is valid within it.
  func withView<Result>(of token: Token, _ body: (WordView) -> Result) -> Result {
    letters.withUnsafeBufferPointer { letters in
      let start = Int(token.lettersStart)
      return body(
        WordView(
          letters: UnsafeBufferPointer(
            rebasing: letters[start..<start + Int(token.lettersCount)]
          ),
          kind: token.kind ?? .word,
          hamzaAbove: token.hamzaAbove,
          hamzaBelow: token.hamzaBelow
        )
      )
    }
  }
}
