import Linguistics
import Model

/// How a name of the glossary stands in a text in which the recogniser has not found it.
enum NamePresence: Hashable {
  case absent
  /// By its last part, as in a later mention.
  case surname
  /// In another spelling.
  case variant(Range<Int>)

  /// How many words of a text are looked at; a segment has fewer.
  private static let most = 400

  /// Looks for a name: windows of as many words as it has are compared with its spellings.
  ///
  /// - Complexity: O(words of the text × terms of the concept)
  init(of concept: ConceptEntry, in side: SideText) {
    let names = concept.terms(in: side.language).filter { !$0.status.isDiscouraged }.map(\.text)
    let others = concept.terms(in: side.isArabic ? .english : .arabic).map(\.text)
    for name in names {
      let count = name.tokens.count
      guard count > 0 else { continue }
      if count > 1, let last = name.split(separator: " ").last,
        side.words.contains(where: { $0.letters == FoldedWord(String(last)) })
      {
        self = .surname
        return
      }
      for window in Self.windows(of: count, in: side) {
        let text = side.text(window)
        let isVariant =
          side.isArabic
          ? others.contains { NameComparer.areVariants(arabic: text, english: $0) }
          : NameComparer.areVariants(name, text)
        if isVariant {
          self = .variant(window)
          return
        }
      }
    }
    self = .absent
  }

  /// The ranges of some words in a row that can be a name: in English each has a capital.
  private static func windows(of count: Int, in side: SideText) -> [Range<Int>] {
    let words = side.words.prefix(most)
    guard words.count >= count else { return [] }
    return (0...words.count - count).compactMap { start in
      let window = words[start..<start + count]
      let isName = window.allSatisfy { word in
        side.isArabic
          ? word.kind == .arabicWord && word.letters.units.count > 2
          : word.kind == .word && word.letters.isCapitalized
      }
      let isJoined = window.dropFirst().allSatisfy { $0.gap.isSubset(of: [.space, .dash]) }
      guard isName, isJoined, let first = window.first, let last = window.last else { return nil }
      return first.range.lowerBound..<last.range.upperBound
    }
  }
}
