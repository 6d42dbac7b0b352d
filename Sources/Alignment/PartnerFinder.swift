/// Tells how many words of a text have a partner in its translation: by the lexicon, equal spelling, numbers
/// and names.
///
/// Nothing is learned from the texts themselves, so that one segment is enough. Words that the lexicon does
/// not have count only where they have a partner.
public struct PartnerFinder: Sendable {
  /// The words of a part of a text.
  public struct Count: Hashable, Sendable {
    /// How many words are known, each word once.
    public internal(set) var known = 0
    /// How many of them have a partner.
    public internal(set) var found = 0

    init() {}
  }

  private let lexicon: BilingualLexicon
  /// The keys of words in Latin letters that the lexicon has.
  private let latinKeys: Set<[UInt16]>

  /// Creates a finder.
  ///
  /// - Complexity: O(size of the lexicon)
  public init(lexicon: BilingualLexicon = .builtIn) {
    self.lexicon = lexicon
    latinKeys = Set(
      lexicon.byForm.values.lazy.flatMap(\.self).filter { !$0.isNumber }.map(\.key)
    )
  }

  /// Counts the words of each part of a text.
  ///
  /// - Parameters:
  ///   - parts: The parts of the text, in order.
  ///   - other: The text in the other language.
  /// - Returns: A count for each part.
  /// - Complexity: O(length of both texts)
  public func partners(of parts: [String], in other: String) -> [Count] {
    let source = TokenizedText(AlignmentText(segments: parts))
    let target = TokenizedText(AlignmentText(segments: [other]))
    let anchors = AnchorFinder(
      lexicon: lexicon,
      source: source.vocabulary,
      target: target.vocabulary
    ).anchors()
    var linked = [Bool](repeating: false, count: source.vocabulary.types.count)
    for (pair, probability) in anchors.probabilities.values
    where probability.ofTarget >= leastProbability {
      linked[Int(pair.source)] = true
    }
    return parts.indices.map { part in
      var count = Count()
      for identifier in Set(source.tokens(of: part)) {
        let index = Int(identifier)
        let type = source.vocabulary.types[index]
        guard type.kind != .mark else { continue }
        let isKnown =
          linked[index] || anchors.isListedSource[index]
          || (type.kind == .latin && latinKeys.contains(type.key))
        if isKnown { count.known += 1 }
        if linked[index] { count.found += 1 }
      }
      return count
    }
  }
}

/// From this probability on, a link of two words counts.
private let leastProbability: Float = 0.04
