/// Broken plurals made by pattern.
///
/// The patterns stand in the data file `plural-patterns.tsv`.
public struct PluralPatterns: Sendable {
  private struct Pattern: Sendable {
    let singular: [Element]
    let plurals: [[Element]]
    let isLoose: Bool
  }

  private enum Element: Sendable {
    case radical(Int)
    case letter(UInt16)
  }

  /// The patterns by the letter count of the singular.
  private let patterns: [Int: [Pattern]]

  /// The patterns of the data file.
  public static let shared = PluralPatterns()

  private init() {
    let listed = DataTable(PackageResources.plural_patterns_tsv).rows.map { row in
      Pattern(
        singular: Self.elements(of: row[0]),
        plurals: row[1].split(separator: ",").map { Self.elements(of: String($0)) },
        isLoose: row[2] == "loose"
      )
    }
    patterns = Dictionary(grouping: listed, by: \.singular.count)
  }

  /// Returns the plurals that the patterns give a folded singular.
  ///
  /// - Parameters:
  ///   - singular: The folded singular.
  ///   - includesLoose: Whether patterns count that are right only now and then.
  /// - Returns: The folded plurals, and of each whether a loose pattern made it.
  /// - Complexity: O(number of patterns for words of this length)
  public func plurals(
    of singular: [UInt16],
    includesLoose: Bool
  ) -> [(word: [UInt16], isLoose: Bool)] {
    var found: [(word: [UInt16], isLoose: Bool)] = []
    let isVerbalNoun = singular.first == 0x62A && singular.count >= 4
    for pattern in patterns[singular.count] ?? []
    where includesLoose || !(pattern.isLoose || isVerbalNoun) {
      guard let radicals = Self.radicals(of: singular, in: pattern.singular) else { continue }
      for plural in pattern.plurals {
        let word = plural.map { element in
          switch element {
          case .radical(let index): radicals[index]
          case .letter(let letter): letter
          }
        }
        if word != singular, !found.contains(where: { $0.word == word }) {
          found.append((word, pattern.isLoose))
        }
      }
    }
    return found
  }

  /// Reads a pattern: ف and ع are the first two radicals, each ل in turn the third and fourth.
  private static func elements(of pattern: String) -> [Element] {
    var lamCount = 0
    return FoldedWord(pattern).units.map { unit in
      switch unit {
      case 0x641: return .radical(0)
      case 0x639: return .radical(1)
      case 0x644:
        lamCount += 1
        return .radical(1 + lamCount)
      default: return .letter(unit)
      }
    }
  }

  private static func radicals(of word: [UInt16], in pattern: [Element]) -> [UInt16]? {
    var radicals: [UInt16] = [0, 0, 0, 0]
    for (letter, element) in zip(word, pattern) {
      switch element {
      case .letter(let expected):
        if letter != expected { return nil }
      case .radical(let index):
        // Alef and ta marbuta are no radicals; a hamza on waw or ya is.
        if letter == 0x627 || letter == 0x629 { return nil }
        radicals[index] = letter
      }
    }
    // Where the fourth radical would be a ya, it is the nisba: كيني, قومية.
    if radicals[3] == 0x64A { return nil }
    // نهاية has no plural نهائي.
    if case .letter(0x627) = pattern[2 % pattern.count], word.last == 0x629, radicals[2] == 0x64A {
      return nil
    }
    return radicals
  }
}
