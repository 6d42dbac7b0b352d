import Testing

@testable import Alignment

@Suite("Borders of paragraphs")
struct ParagraphBordersTests {
  // Two paragraphs of two segments on each side.
  private let borders = ParagraphBorders(source: [0, 0, 1, 1], target: [0, 0, 1, 1])
  private let weights = AlignmentWeights()

  @Test(
    "a bead costs four for each border inside it, and two for an end that is one on one side only",
    arguments: [
      (0..<1, 0..<1, 0), (0..<2, 0..<2, 0), (1..<3, 1..<3, -8), (1..<3, 1..<2, -6),
      (0..<2, 0..<1, -2), (1..<2, 1..<3, -6),
    ]
  )
  func cost(rows: Range<Int>, columns: Range<Int>, expected: Float) {
    #expect(borders.score(rows: rows, columns: columns, weights) == expected)
  }

  @Test("they count only where both sides have about as many paragraphs")
  func unlike() {
    let uneven = ParagraphBorders(source: [0, 0, 0, 0], target: [0, 1, 2, 3])
    #expect(uneven.score(rows: 0..<1, columns: 0..<4, weights) == 0)
  }
}
