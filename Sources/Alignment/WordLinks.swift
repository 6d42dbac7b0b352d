import Linguistics
package import Model

/// Which words of many translated segments translate each other.
///
/// Links come from the lexicon, equal words, numbers and names (`AnchorFinder`), and from the segments
/// themselves (`TranslationTable`). Learning takes a part of very large collections, evenly spread, so that time and
/// memory stay bounded; all segments have their words.
package struct WordLinks: Sendable {
  /// A word of a segment.
  package struct Word: Sendable {
    /// The class that it shares with its other forms; negative for words that say nothing.
    package let type: Int32
    fileprivate let start: Int32
    fileprivate let count: Int32

    /// Where the word stands, in UTF-8 offsets.
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// A segment with its translation.
  package struct Pair: Sendable {
    package let arabic: [Word]
    package let english: [Word]
  }

  /// The segments, in the order in which they came.
  package private(set) var pairs: [Pair] = []
  private let probabilities: LinkProbabilities

  /// Learns the links of segments.
  ///
  /// - Parameters:
  ///   - segments: The segments with their translations.
  ///   - lexicon: What is known before.
  ///   - interruption: Asked for each segment.
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(words) in time and memory, and a bounded part of learning
  package init(
    _ segments: some Collection<(arabic: String, english: String)>,
    lexicon: BilingualLexicon = .builtIn,
    interruption: Interruption
  ) throws(InterruptionError) {
    var arabic = Vocabulary()
    var english = Vocabulary()
    pairs.reserveCapacity(segments.count)
    for (index, segment) in segments.enumerated() {
      try interruption.check()
      pairs.append(
        Pair(
          arabic: Self.words(of: segment.arabic, index, &arabic),
          english: Self.words(of: segment.english, index, &english)
        )
      )
    }
    var found = AnchorFinder(lexicon: lexicon, source: arabic, target: english).anchors()
      .probabilities
    try interruption.check()
    found.merge(TranslationTable().learn(Self.examples(of: pairs)))
    probabilities = found
  }

  /// How likely two classes of words are to translate each other, 0 to 1.
  ///
  /// - Complexity: O(1), expected
  package func strength(arabic: Int32, english: Int32) -> Float {
    guard arabic >= 0, english >= 0,
      let known = probabilities.values[.init(source: arabic, target: english)]
    else { return 0 }
    return (known.ofTarget * known.ofSource).squareRoot()
  }

  private static func words(
    of segment: String,
    _ index: Int,
    _ vocabulary: inout Vocabulary
  ) -> [Word] {
    var segment = segment
    var words: [Word] = []
    segment.withUTF8 { bytes in
      var scanner = TokenScanner(bytes)
      var word = FoldedWord()
      while let token = scanner.next() {
        word.fold(UnsafeBufferPointer(rebasing: bytes[token.range]))
        guard !word.units.isEmpty else { continue }
        let type =
          saysNothing(word, token.kind)
          ? -1 : vocabulary.enter(word, kind: WordKind(token.kind), segment: index).identifier
        words.append(Word(type: type, start: Int32(token.start), count: Int32(token.range.count)))
      }
    }
    return words
  }

  private static func saysNothing(_ word: FoldedWord, _ kind: Token.Kind) -> Bool {
    switch kind {
    case .arabicWord: ArabicLexicon.shared.isFunctionWord(word, endsInAlefMaqsura: true)
    case .word: !word.isAllCapitals && emptyWords.contains(word.units)
    case .number: false
    }
  }

  /// As many segments as are worth their cost, evenly spread.
  private static func examples(of pairs: [Pair]) -> [TranslationTable.Example] {
    let cells = pairs.reduce(0) {
      $0 + min(longestSegment, $1.arabic.count) * min(longestSegment, $1.english.count)
    }
    let stride = max(1, (cells + maximumCellCount - 1) / maximumCellCount)
    return Swift.stride(from: 0, to: pairs.count, by: stride).compactMap { index in
      let source = pairs[index].arabic.map(\.type).filter { $0 >= 0 }
      let target = pairs[index].english.map(\.type).filter { $0 >= 0 }
      guard source.count <= longestSegment, target.count <= longestSegment else { return nil }
      return TranslationTable.Example(source: source, target: target, weight: 1)
    }
  }
}

/// How many pairs of words that meet in a segment are learned from.
private let maximumCellCount = 4_000_000
/// Segments of more words teach little for what they cost.
private let longestSegment = 80

private let emptyWords: Set<[UInt16]> = Set(
  [
    "the", "of", "and", "a", "an", "to", "in", "that", "is", "was", "for", "on", "with", "by", "as",
    "are", "were", "be", "been", "it", "its", "at", "from", "or", "this", "these", "those", "has",
    "have", "had", "not", "but", "which", "their", "they", "he", "she", "his", "her", "will",
    "would",
    "can", "may", "also", "than", "who", "we", "our", "you", "your", "i", "there", "such", "into",
    "do", "does", "did", "if", "so", "about",
  ].map { Array($0.utf16) }
)

extension WordKind {
  fileprivate init(_ kind: Token.Kind) {
    self =
      switch kind {
      case .arabicWord: .arabic
      case .word: .latin
      case .number: .number
      }
  }
}
