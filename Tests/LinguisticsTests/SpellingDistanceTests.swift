import Linguistics
import TestSupport
import Testing

@Suite("Spelling distance")
struct SpellingDistanceTests {
  @Test("agrees with the definition at every limit", arguments: 0..<30 as Range<UInt64>)
  func agreesWithDefinition(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let left = randomWord(using: &generator)
      let right = randomWord(using: &generator)
      let expected = definition(left, right)
      for limit in 0...4 {
        let found = spellingDistance(left[...], right[...], limit: limit)
        #expect(found == (expected <= limit ? expected : nil), "\(left) \(right) \(limit)")
      }
    }
  }

  /// The restricted distance straight from its definition.
  private func definition(_ left: [UInt16], _ right: [UInt16]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1),
      count: left.count + 1
    )
    for row in 0...left.count {
      for column in 0...right.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(
          table[row - 1][column] + 1,
          table[row][column - 1] + 1,
          table[row - 1][column - 1] + cost
        )
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, table[row - 2][column - 2] + 1)
        }
        table[row][column] = best
      }
    }
    return table[left.count][right.count]
  }

  private func randomWord(using generator: inout SeededGenerator) -> [UInt16] {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      UInt16.random(in: 1...3, using: &generator)
    }
  }
}
