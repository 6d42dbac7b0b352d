/// All beads in a band with their scores, and the paths through them.
struct BeadLattice {
  private let band: Band
  private let shapes = BeadShape.all
  private let shapeCount = BeadShape.all.count
  private let lastRow: Int
  private let lastColumn: Int
  /// The score of each shape at each node.
  private let scores: [Float]

  /// A bead by its ends, and how likely it is.
  struct Step {
    let rows: Range<Int>
    let columns: Range<Int>
    let shape: Int
    let probability: Float
  }

  /// Scores all beads of the scorer's band.
  ///
  /// - Complexity: O(nodes × shapes × matches in a bead)
  init(_ scorer: inout BeadScorer, priors: [Float]) {
    band = scorer.band
    lastRow = scorer.source.count
    lastColumn = scorer.target.count
    scores = [Float](unsafeUninitializedCapacity: band.count * shapeCount) { buffer, count in
      for row in 0...scorer.source.count {
        for column in scorer.band.columns[row] {
          guard let node = scorer.band.node(row: row, column: column) else { continue }
          let start = node * BeadShape.all.count
          scorer.score(
            row: row,
            column: column,
            priors: priors,
            into: UnsafeMutableBufferPointer(
              rebasing: buffer[start..<(start + BeadShape.all.count)]
            )
          )
        }
      }
      count = scorer.band.count * BeadShape.all.count
    }
  }

  /// Returns the path with the most beads that are expected to be right.
  ///
  /// - Parameter probabilities: The probability of each bead, by node and shape.
  /// - Returns: The path, from the start of both texts to their end.
  func expectedPath(_ probabilities: [Float]) -> [Step] {
    rated(path { probabilities[$0] }, by: probabilities)
  }

  /// Returns steps with their probabilities taken from a table by node and shape.
  func rated(_ steps: [Step], by probabilities: [Float]) -> [Step] {
    steps.map { step in
      let node = band.node(row: step.rows.upperBound, column: step.columns.upperBound) ?? 0
      return Step(
        rows: step.rows,
        columns: step.columns,
        shape: step.shape,
        probability: probabilities[node * shapeCount + step.shape]
      )
    }
  }

  private func path(_ value: (Int) -> Float) -> [Step] {
    var best = [Float](repeating: -.infinity, count: band.count)
    var choice = [Int8](repeating: -1, count: band.count)
    best[0] = 0
    forEachBead { node, shape, previous in
      let total = best[previous] + value(node * shapeCount + shape)
      if total > best[node] {
        best[node] = total
        choice[node] = Int8(shape)
      }
    }
    return trace(choice)
  }

  private func trace(_ choice: [Int8]) -> [Step] {
    var steps: [Step] = []
    var (row, column) = (lastRow, lastColumn)
    while row > 0 || column > 0 {
      guard let node = band.node(row: row, column: column), choice[node] >= 0 else {
        preconditionFailure("the band is connected (no bead ends at \(row), \(column))")
      }
      let shape = BeadShape.all[Int(choice[node])]
      steps.append(
        Step(
          rows: (row - shape.source)..<row,
          columns: (column - shape.target)..<column,
          shape: Int(choice[node]),
          probability: 0
        )
      )
      (row, column) = (row - shape.source, column - shape.target)
    }
    return steps.reversed()
  }

  /// Returns the probability of each bead, by node and shape: the share of all paths, weighted by
  /// their scores, that go through it.
  ///
  /// - Parameter temperature: What scores are divided by; above 1 the probabilities are less sharp.
  /// - Returns: The probabilities, from 0 through 1.
  func probabilities(temperature: Float) -> [Float] {
    var forward = [Float](repeating: -.infinity, count: band.count)
    var backward = forward
    forward[0] = 0
    forEachBead { node, shape, previous in
      let score = scores[node * shapeCount + shape] / temperature
      forward[node] = logSum(forward[node], forward[previous] + score)
    }
    backward[band.count - 1] = 0
    forEachBeadReversed { node, shape, previous in
      let score = scores[node * shapeCount + shape] / temperature
      backward[previous] = logSum(backward[previous], backward[node] + score)
    }
    let total = forward[band.count - 1]
    var result = [Float](repeating: 0, count: scores.count)
    forEachBead { node, shape, previous in
      let index = node * shapeCount + shape
      let exponent = forward[previous] + scores[index] / temperature + backward[node] - total
      if exponent > -30 { result[index] = min(1, exponential(exponent)) }
    }
    return result
  }

  /// Visits all beads of the band in an order in which what ends at a node comes before what begins
  /// there.
  @inline(__always)
  private func forEachBead(_ visit: (_ node: Int, _ shape: Int, _ previous: Int) -> Void) {
    for row in 0...lastRow {
      for column in band.columns[row] { visitBeads(row: row, column: column, visit) }
    }
  }

  @inline(__always)
  private func forEachBeadReversed(_ visit: (_ node: Int, _ shape: Int, _ previous: Int) -> Void) {
    for row in (0...lastRow).reversed() {
      for column in band.columns[row].reversed() { visitBeads(row: row, column: column, visit) }
    }
  }

  @inline(__always)
  private func visitBeads(
    row: Int,
    column: Int,
    _ visit: (_ node: Int, _ shape: Int, _ previous: Int) -> Void
  ) {
    let node = band.rowStarts[row] + column - band.columns[row].lowerBound
    for index in 0..<shapeCount where scores[node * shapeCount + index] > -.infinity {
      let (first, start) = (row - shapes[index].source, column - shapes[index].target)
      visit(node, index, band.rowStarts[first] + start - band.columns[first].lowerBound)
    }
  }
}
