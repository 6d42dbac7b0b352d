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
    for token in segment.tokens where token.isWord {
      let quoteCount = quotes.count { $0 < Int(token.start) }
      // Behind an odd number of marks a phrase is open; a mark without its pair opens none.
      let isInPhrase = quoteCount % 2 == 1 && quoteCount < quotes.count
      let isContinued = isInPhrase && quoteCount == lastQuoteCount
      if isContinued { phrases[phrases.count - 1].append(token) } else { phrases.append([token]) }
      lastQuoteCount = isInPhrase ? quoteCount : -1
    }
  }

  private var lastQuoteCount = -1

  /// Whether there is nothing to find.
  public var isEmpty: Bool { phrases.isEmpty }

  /// Where the words of a query stand in a segment.
  public struct Hits: Hashable, Sendable {
    /// The ranges of the words and phrases found, in ascending order, in UTF-8 offsets.
    public let ranges: [Range<Int>]
    /// How much the words found differ from those of the query; 0 where all are spelled alike.
    public let distance: Int
  }

  /// Returns where the words stand in a segment, or `nil` if not all of them are there.
  ///
  /// - Complexity: O(words of the query × words of the segment)
  public func hits(in text: String) -> Hits? {
    let candidate = PreparedSegment(text)
    let words = candidate.tokens.filter(\.isWord)
    var ranges: [Range<Int>] = []
    var distance = 0
    for phrase in phrases {
      var best: Int?
      for start in words.indices where start + phrase.count <= words.count {
        guard let cost = cost(of: phrase, at: start, words, candidate) else { continue }
        let last = words[start + phrase.count - 1]
        ranges.append(Int(words[start].start)..<Int(last.end))
        best = min(best ?? cost, cost)
      }
      guard let best else { return nil }
      distance += best
    }
    let unique = Set(ranges).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    return Hits(ranges: unique, distance: distance)
  }

  private func cost(
    of phrase: [PreparedSegment.Token],
    at start: Int,
    _ words: [PreparedSegment.Token],
    _ candidate: PreparedSegment
  ) -> Int? {
    var total = 0
    for (offset, token) in phrase.enumerated() {
      let word = words[start + offset]
      guard token.stemKey == word.stemKey else { return nil }
      let difference = segment.withView(of: token) { left in
        candidate.withView(of: word) { WordView.difference(left, $0) }
      }
      guard difference < .number else { return nil }
      total += ScoringCosts.cost(of: difference)
    }
    return total
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
