import Linguistics

/// Words and phrases to be found in segments, in any inflection and with any clitics.
public struct ConcordanceQuery: Sendable {
  /// Words that must stand next to each other, as the tokens of `segment` by their indices.
  private(set) var phrases: [[PreparedSegment.Token]] = []
  let segment: PreparedSegment

  /// Reads a query: words, and phrases between quotation marks.
  public init(_ text: String) {
    segment = PreparedSegment(text)
    let quotes = Self.quoteOffsets(text)
    var quoteCount = 0
    for token in segment.tokens where token.isWord {
      while quoteCount < quotes.count, quotes[quoteCount] < Int(token.start) { quoteCount += 1 }
      // After an odd number of marks a phrase is open; a mark without its pair opens none.
      let isInPhrase = quoteCount % 2 == 1 && quoteCount < quotes.count
      let isContinued = isInPhrase && quoteCount == lastQuoteCount
      if isContinued { phrases[phrases.count - 1].append(token) } else { phrases.append([token]) }
      lastQuoteCount = isInPhrase ? quoteCount : -1
    }
  }

  private var lastQuoteCount = -1

  /// Whether there is nothing to find.
  public var isEmpty: Bool { phrases.isEmpty }

  /// Returns where the words and phrases stand in a segment, in ascending order, in UTF-8 offsets;
  /// `nil` if not all of them are there.
  ///
  /// - Complexity: O(words of the query × words of the segment)
  public func ranges(in text: String) -> [Range<Int>]? {
    let candidate = PreparedSegment(text)
    let words = candidate.tokens.filter(\.isWord)
    var ranges: Set<Range<Int>> = []
    for phrase in phrases {
      var isFound = false
      for start in words.indices where start + phrase.count <= words.count {
        guard hasForms(of: phrase, at: start, words, candidate) else { continue }
        let last = words[start + phrase.count - 1]
        ranges.insert(Int(words[start].start)..<Int(last.end))
        isFound = true
      }
      guard isFound else { return nil }
    }
    return ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  private func hasForms(
    of phrase: [PreparedSegment.Token],
    at start: Int,
    _ words: [PreparedSegment.Token],
    _ candidate: PreparedSegment
  ) -> Bool {
    phrase.enumerated().allSatisfy { offset, token in
      let word = words[start + offset]
      guard token.stemKey == word.stemKey else { return false }
      let difference = segment.withView(of: token) { left in
        candidate.withView(of: word) { WordView.difference(left, $0) }
      }
      return difference < .number
    }
  }

  /// Where quotation marks stand, apostrophes inside words left out.
  private static func quoteOffsets(_ text: String) -> [Int] {
    let marks: Set<Unicode.Scalar> = ["\"", "\u{AB}", "\u{BB}", "\u{201C}", "\u{201D}", "\u{201E}"]
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      if marks.contains(scalar) { offsets.append(offset) }
      offset += UTF8.width(scalar)
    }
    return offsets
  }
}
