/// The cheapest way to write an Arabic name in the letters of an English spelling.
struct NameAlignment {
  let cost: Double

  init(_ arabic: ArabicNameSpelling, _ english: EnglishNameSpelling) {
    let (left, right) = (arabic.letters, english.letters)
    let width = right.count + 1
    var costs = Array(repeating: Double.infinity, count: (left.count + 1) * width)
    costs[0] = 0
    func relax(_ row: Int, _ column: Int, _ cost: Double) {
      let place = row * width + column
      if cost < costs[place] { costs[place] = cost }
    }
    for row in 0...left.count {
      for column in 0...right.count {
        let cost = costs[row * width + column]
        guard cost < .infinity else { continue }
        if column < right.count {
          relax(row, column + 1, cost + Self.insertionCost(right, column))
        }
        guard row < left.count else { continue }
        let isFinal = row + 1 == left.count
        relax(row + 1, column, cost + NameLetters.omissionCost(left[row], isFinal: isFinal))
        if arabic.articles.contains(row), row + 2 <= left.count {
          relax(row + 2, column, cost + 0.05)
        }
        let next = isFinal ? nil : left[row + 1]
        for spelling in NameLetters.shared.spellings(of: left[row], next) {
          guard right[column...].starts(with: spelling.letters) else { continue }
          let end = column + spelling.letters.count
          relax(row + spelling.arabicCount, end, cost + spelling.cost)
          // A doubled consonant is one letter in Arabic.
          if spelling.letters.count == 1, end < right.count, right[end] == spelling.letters[0] {
            relax(row + spelling.arabicCount, end + 1, cost + spelling.cost + 0.04)
          }
        }
      }
    }
    self.cost = costs[costs.count - 1]
  }

  /// What it costs that English has a letter which Arabic does not write.
  private static func insertionCost(_ letters: [UInt8], _ column: Int) -> Double {
    switch letters[column] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      // Two vowels are a long one, which Arabic writes.
      if column > 0, "aeiou".utf8.contains(letters[column - 1]) { return 0.5 }
      return letters[column] == UInt8(ascii: "i") ? 0.12 : 0.1
    case UInt8(ascii: "y"): return 0.2
    case UInt8(ascii: "h"): return column > 0 ? 0.3 : 0.6
    case UInt8(ascii: "w"): return 0.5
    default: return column > 0 && letters[column - 1] == letters[column] ? 0.05 : 1
    }
  }
}
