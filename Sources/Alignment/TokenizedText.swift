import Linguistics
import Model

/// One side of a pair of texts as the aligner sees it: segments of word classes, with lengths.
struct TokenizedText {
  /// The word classes of all segments, one segment after the other.
  private(set) var tokens: [Int32] = []
  /// Where the tokens of each segment begin, and where the last one's end.
  private(set) var tokenStarts: [Int] = [0]
  /// The length of each segment in letters and digits, without vowel signs.
  private(set) var lengths: [Float] = []
  /// The number of the paragraph of each segment.
  let paragraphs: [Int]
  private(set) var vocabulary = Vocabulary()

  /// The number of segments.
  var count: Int { lengths.count }

  /// Creates the view of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - readsNumberPhrases: Whether number words in a row are entered as their number too.
  ///   - interruption: Asked for each segment.
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the text)
  init(
    _ text: AlignmentText,
    readsNumberPhrases: Bool,
    interruption: Interruption
  ) throws(InterruptionError) {
    paragraphs = text.paragraphs
    for (index, segment) in text.segments.enumerated() {
      try interruption.check()
      append(segment, index: index, readsNumberPhrases: readsNumberPhrases)
    }
  }

  /// Creates the view of a text, however long it takes.
  init(_ text: AlignmentText) {
    do {
      try self.init(text, readsNumberPhrases: true, interruption: .never)
    } catch {
      preconditionFailure("work that nothing limits was interrupted: \(error)")
    }
  }

  /// The word classes of a segment.
  func tokens(of segment: Int) -> ArraySlice<Int32> {
    tokens[tokenStarts[segment]..<tokenStarts[segment + 1]]
  }

  /// The word classes of some segments in a row.
  func tokens(of segments: Range<Int>) -> ArraySlice<Int32> {
    tokens[tokenStarts[segments.lowerBound]..<tokenStarts[segments.upperBound]]
  }

  private mutating func append(_ segment: String, index: Int, readsNumberPhrases: Bool) {
    var segment = segment
    var length = 0
    segment.withUTF8 { bytes in
      var scanner = TokenScanner(bytes)
      var word = FoldedWord()
      var phrases = NumberPhrases()
      while let token = scanner.next() {
        word.fold(UnsafeBufferPointer(rebasing: bytes[token.range]))
        guard !word.units.isEmpty else { continue }
        length += word.units.count
        if token.kind == .word, stopWords.contains(word.units) {
          phrases.takeStopWord(word.units)
          continue
        }
        let kind: WordKind =
          switch token.kind {
          case .arabicWord: .arabic
          case .word: .latin
          case .number: .number
          }
        let entry = vocabulary.enter(word, kind: kind, segment: index)
        tokens.append(entry.identifier)
        phrases.take(entry.number)
      }
      for number in phrases.finish() where readsNumberPhrases {
        word.units = number
        tokens.append(vocabulary.enter(word, kind: .number, segment: index).identifier)
      }
    }
    appendMarks(of: segment, index: index)
    tokenStarts.append(tokens.count)
    lengths.append(Float(length))
  }

  /// Enters the punctuation that translations keep: questions, exclamations, quotations, and so on.
  ///
  /// Full stops and commas are left out: they say nothing about which segment is which.
  private mutating func appendMarks(of segment: String, index: Int) {
    var word = FoldedWord()
    for scalar in segment.unicodeScalars {
      guard let mark = markKey(of: scalar) else { continue }
      word.units = [mark]
      tokens.append(vocabulary.enter(word, kind: .mark, segment: index).identifier)
    }
  }
}

/// Returns the letter that stands for a punctuation mark and its kin in the other script.
private func markKey(of scalar: Unicode.Scalar) -> UInt16? {
  let key: Unicode.Scalar? =
    switch scalar {
    case "?", "؟": "?"
    case "!": "!"
    case "\"", "«", "»", "“", "”", "„": "\""
    case ":": ":"
    case ";", "؛": ";"
    case "(", ")", "[", "]", "﴾", "﴿": "("
    case "%", "٪": "%"
    case "—", "–": "-"
    case "…": "…"
    case "$", "€", "£", "#", "@", "&", "+", "=", "/": scalar
    default: nil
    }
  return key.map { UInt16($0.value) }
}

/// The English words that are in every segment, so that finding them says nothing.
private let stopWords: Set<[UInt16]> = Set(
  ["the", "of", "and", "a", "an", "to", "in", "that", "is", "was", "for", "on", "with", "by", "as"]
    .map { Array($0.utf16) }
)
