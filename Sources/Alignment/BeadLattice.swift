import Model

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
  /// - Throws: `InterruptionError`, asked for each row.
  /// - Complexity: O(nodes × shapes × matches in a bead)
  init(
    _ scorer: inout BeadScorer,
    priors: [Float],
    _ interruption: Interruption
  ) throws(InterruptionError) {
    var failure: InterruptionError?
    band = scorer.band
    lastRow = scorer.source.count
    lastColumn = scorer.target.count
    scores = [Float](unsafeUninitializedCapacity: band.count * shapeCount) { buffer, count in
      for row in 0...scorer.source.count {
        do throws(InterruptionError) { try interruption.check() } catch { failure = error }
        guard failure == nil else { return }
        scorer.prepare(row: row)
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
    if let failure { throw failure }
  }

  /// Returns the path with the most beads that are expected to be right, with their probabilities,
  /// and how many beads of each shape are expected.
  ///
  /// - Parameter temperature: What scores are divided by; above 1 the probabilities are less sharp.
  /// - Returns: The path, from the start of both texts to their end, and the counts.
  func expectedPath(temperature: Float) -> (steps: [Step], shapeCounts: [Float]) {
    let sums = PathSums(self, temperature: temperature)
    var counts = [Float](repeating: 0, count: shapeCount)
    var best = [Float](repeating: -.infinity, count: band.count)
    var choice = [Choice](repeating: Choice(), count: band.count)
    best[0] = 0
    forEachBead { node, shape, previous in
      let probability = sums.probability(
        of: scores[node * shapeCount + shape],
        from: previous,
        to: node
      )
      counts[shape] += probability
      let total = best[previous] + probability
      if total > best[node] {
        best[node] = total
        choice[node] = Choice(shape: Int8(shape), probability: probability)
      }
    }
    return (trace(choice), counts)
  }

  /// Returns steps with their probabilities at another temperature.
  func rated(_ steps: [Step], temperature: Float) -> [Step] {
    let sums = PathSums(self, temperature: temperature)
    return steps.map { step in
      let node = band.number(row: step.rows.upperBound, column: step.columns.upperBound)
      let probability = sums.probability(
        of: scores[node * shapeCount + step.shape],
        from: band.number(row: step.rows.lowerBound, column: step.columns.lowerBound),
        to: node
      )
      return Step(
        rows: step.rows,
        columns: step.columns,
        shape: step.shape,
        probability: probability
      )
    }
  }

  /// The bead by which the best path reaches a node.
  private struct Choice {
    var shape: Int8 = -1
    var probability: Float = 0
  }

  private func trace(_ choice: [Choice]) -> [Step] {
    var steps: [Step] = []
    var (row, column) = (lastRow, lastColumn)
    while row > 0 || column > 0 {
      guard let node = band.node(row: row, column: column), choice[node].shape >= 0 else {
        preconditionFailure("the band is connected (no bead ends at \(row), \(column))")
      }
      let shape = BeadShape.all[Int(choice[node].shape)]
      steps.append(
        Step(
          rows: (row - shape.source)..<row,
          columns: (column - shape.target)..<column,
          shape: Int(choice[node].shape),
          probability: choice[node].probability
        )
      )
      (row, column) = (row - shape.source, column - shape.target)
    }
    return steps.reversed()
  }

  /// The weights of all paths to each node and from it, by the forward–backward algorithm.
  private struct PathSums {
    private let temperature: Float
    private var forward: [Float]
    private var backward: [Float]
    private let total: Float

    init(_ lattice: BeadLattice, temperature: Float) {
      var forward = [Float](repeating: -.infinity, count: lattice.band.count)
      var backward = forward
      forward[0] = 0
      lattice.forEachBead { node, shape, previous in
        let score = lattice.scores[node * lattice.shapeCount + shape] / temperature
        forward[node] = logSum(forward[node], forward[previous] + score)
      }
      backward[lattice.band.count - 1] = 0
      lattice.forEachBeadReversed { node, shape, previous in
        let score = lattice.scores[node * lattice.shapeCount + shape] / temperature
        backward[previous] = logSum(backward[previous], backward[node] + score)
      }
      total = forward[lattice.band.count - 1]
      self.temperature = temperature
      self.forward = forward
      self.backward = backward
    }

    /// Returns the share of all paths, by their weights, that go through a bead.
    @inline(__always)
    func probability(of score: Float, from previous: Int, to node: Int) -> Float {
      let exponent = forward[previous] + score / temperature + backward[node] - total
      return exponent > -30 ? min(1, exponential(exponent)) : 0
    }
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
    let node = band.number(row: row, column: column)
    for index in 0..<shapeCount where scores[node * shapeCount + index] > -.infinity {
      let (first, start) = (row - shapes[index].source, column - shapes[index].target)
      visit(node, index, band.number(row: first, column: start))
    }
  }
}
