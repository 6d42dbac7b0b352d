import Linguistics
import Model

/// How a name of the glossary stands in a text in which the recogniser has not found it.
///
/// The adjective of a place is no other spelling of its name: البريطانية is Britain's.
enum NamePresence: Hashable {
  case absent
  /// By its last part, as in a later mention, or by the adjective of a place.
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
      for window in Self.windows(of: count, in: side) {
        let text = side.text(window)
        let isVariant =
          side.isArabic
          ? !Self.isAdjective(text, of: name)
            && others.contains { NameComparer.areVariants(arabic: text, english: $0) }
          : NameComparer.areVariants(name, text)
        if isVariant {
          self = .variant(window)
          return
        }
      }
      if count == 1, side.isArabic,
        side.words.contains(where: { Self.isAdjective($0.letters.units, of: name) })
      {
        self = .surname
        return
      }
      if count > 1, let last = name.split(separator: " ").last,
        side.words.contains(where: { $0.letters == FoldedWord(String(last)) })
      {
        self = .surname
        return
      }
    }
    self = .absent
  }

  /// Whether an Arabic word is the adjective of a place: its name without the last vowel, and an ending.
  private static func isAdjective(_ word: [UInt16], of name: String) -> Bool {
    let stem = FoldedWord(name).units.withoutArticle.withoutEnding(["يا", "ا", "ه", "ة"])
    guard stem.count > 2 else { return false }
    var rest = word[...]
    // What stands before: the conjunctions, the prepositions, the article.
    for prefix in ["و", "ف", "ب", "ل", "ك"] where rest.starts(with: prefix.utf16) {
      if rest.dropFirst().starts(with: stem) || rest.dropFirst().starts(with: "ال".utf16) {
        rest = rest.dropFirst()
        break
      }
    }
    let bare = Array(rest).withoutArticle
    guard bare.starts(with: stem) else { return false }
    return ["ي", "يه", "ية", "يين", "يون", "يات", "يا", "يتين", "يان"]
      .contains { bare.dropFirst(stem.count).elementsEqual($0.utf16) }
  }

  private static func isAdjective(_ text: String, of name: String) -> Bool {
    isAdjective(FoldedWord(text).units, of: name)
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

extension Collection<UInt16> {
  /// The letters after the Arabic article.
  fileprivate var withoutArticle: SubSequence {
    count > 4 && starts(with: "ال".utf16) ? dropFirst(2) : self[...]
  }

  /// The letters before the first of some endings that they have.
  fileprivate func withoutEnding(_ endings: [String]) -> SubSequence {
    for ending in endings where count > ending.utf16.count + 2 {
      let rest = dropLast(ending.utf16.count)
      if dropFirst(rest.count).elementsEqual(ending.utf16) { return rest }
    }
    return self[...]
  }
}
