/// What a bead is worth: the log odds that its sides translate each other.
struct BeadScorer {
  let source: TokenizedText
  let target: TokenizedText
  let band: Band
  let lengths: LengthModel
  let weights: AlignmentWeights
  private let shapes = BeadShape.all
  private let associations: Associations
  private let positions: WordPositions
  /// The matches of the rows that the beads at hand may have.
  private var grid: MatchGrid
  // Sums over the segments before each border.
  private let sourceLengths: [Float]
  private let targetLengths: [Float]
  private let sourceBase: [Float]
  private let targetBase: [Float]
  private let paragraphs: ParagraphBorders
  // Scratch space: the best match of each token in the bead at hand.
  private var bestSource: [Float]
  private var bestTarget: [Float]
  private var touchedSource: [Int32] = []
  private var touchedTarget: [Int32] = []

  init(
    source: TokenizedText,
    target: TokenizedText,
    associations: Associations,
    band: Band,
    lengths: LengthModel,
    weights: AlignmentWeights
  ) {
    self.source = source
    self.target = target
    self.band = band
    self.lengths = lengths
    self.weights = weights
    self.associations = associations
    positions = WordPositions(target)
    grid = MatchGrid(
      rows: 0..<0,
      source: source,
      positions: positions,
      associations: associations,
      band: band
    )
    sourceLengths = Self.sums(source.lengths)
    targetLengths = Self.sums(target.lengths)
    sourceBase = Self.base(of: source, isKnown: associations.isKnownSource, weights)
    targetBase = Self.base(of: target, isKnown: associations.isKnownTarget, weights)
    paragraphs = ParagraphBorders(source: source.paragraphs, target: target.paragraphs)
    bestSource = [Float](repeating: 0, count: source.tokens.count)
    bestTarget = [Float](repeating: 0, count: target.tokens.count)
  }

  /// What the known words of the segments before each border cost while none of them is explained.
  private static func base(
    of text: TokenizedText,
    isKnown: [Bool],
    _ weights: AlignmentWeights
  ) -> [Float] {
    let cost = logarithm(weights.unexplained)
    var sums: [Float] = [0]
    sums.reserveCapacity(text.count + 1)
    for segment in 0..<text.count {
      let known = text.tokens(of: segment).reduce(0) { $0 + (isKnown[Int($1)] ? 1 : 0) }
      sums.append(sums[segment] + Float(known) * cost)
    }
    return sums
  }

  private static func sums(_ values: [Float]) -> [Float] {
    var sums: [Float] = [0]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return sums
  }

  /// Finds the matches that beads need which end at a row's nodes, unless they are at hand.
  ///
  /// Only the matches of some rows are held, for in a long text they would be the largest part.
  mutating func prepare(row: Int) {
    guard row > grid.rows.upperBound else { return }
    let first = max(0, row - BeadShape.longestSide)
    var end = row
    while end < source.count, band.rowStarts[end] - band.rowStarts[row] < nodesAtOnce { end += 1 }
    grid = MatchGrid(
      rows: first..<end,
      source: source,
      positions: positions,
      associations: associations,
      band: band
    )
  }

  /// Computes the scores of the beads of all shapes that end at a node of the row prepared last.
  ///
  /// - Parameters:
  ///   - row: The node's source border.
  ///   - column: The node's target border.
  ///   - priors: The logarithmic prior of each shape.
  ///   - scores: Takes the score of each shape; −∞ where the bead leaves the band.
  mutating func score(
    row: Int,
    column: Int,
    priors: [Float],
    into scores: UnsafeMutableBufferPointer<Float>
  ) {
    for index in shapes.indices {
      let shape = shapes[index]
      let (firstRow, firstColumn) = (row - shape.source, column - shape.target)
      guard firstRow >= 0, firstColumn >= 0, band.columns[firstRow].contains(firstColumn) else {
        scores[index] = -.infinity
        continue
      }
      let (rows, columns) = (firstRow..<row, firstColumn..<column)
      let value = shape.isGap ? 0 : pairScore(rows: rows, columns: columns)
      scores[index] =
        priors[index] + value + paragraphs.score(rows: rows, columns: columns, weights)
    }
  }

  private mutating func pairScore(rows: Range<Int>, columns: Range<Int>) -> Float {
    let fit = lengths.score(
      sourceLength: sourceLengths[rows.upperBound] - sourceLengths[rows.lowerBound],
      targetLength: targetLengths[columns.upperBound] - targetLengths[columns.lowerBound]
    )
    if fit < weights.hopelessLength, rows.count + columns.count > 2 { return -.infinity }
    let base =
      sourceBase[rows.upperBound] - sourceBase[rows.lowerBound]
      + targetBase[columns.upperBound] - targetBase[columns.lowerBound]
    return weights.length * fit + weights.lexical * (base + explained(rows: rows, columns: columns))
  }

  /// What the matches of a bead add: each word counts once, by its best match.
  private mutating func explained(rows: Range<Int>, columns: Range<Int>) -> Float {
    for row in rows {
      for index in grid.indices(row: row, columns: columns) { note(grid.matches[index]) }
    }
    guard !touchedSource.isEmpty else { return 0 }
    let floor = weights.unexplained
    let sourceCount = source.tokenStarts[rows.upperBound] - source.tokenStarts[rows.lowerBound]
    let targetCount =
      target.tokenStarts[columns.upperBound] - target.tokenStarts[columns.lowerBound]
    let sourceShare = (1 - floor) / Float(sourceCount).squareRoot() / floor
    let targetShare = (1 - floor) / Float(targetCount).squareRoot() / floor
    // The product of some factors takes one logarithm in place of many.
    var sum: Float = 0
    var product: Float = 1
    for place in touchedTarget {
      product *= 1 + bestTarget[Int(place)] * sourceShare
      bestTarget[Int(place)] = 0
      if product > 1e20 {
        sum += logarithm(product)
        product = 1
      }
    }
    for place in touchedSource {
      product *= 1 + bestSource[Int(place)] * targetShare
      bestSource[Int(place)] = 0
      if product > 1e20 {
        sum += logarithm(product)
        product = 1
      }
    }
    touchedSource.removeAll(keepingCapacity: true)
    touchedTarget.removeAll(keepingCapacity: true)
    return sum + logarithm(product)
  }

  @inline(__always)
  private mutating func note(_ match: MatchGrid.Match) {
    let (sourcePlace, targetPlace) = (Int(match.source), Int(match.target))
    if match.sourceGain > bestSource[sourcePlace] {
      if bestSource[sourcePlace] == 0 { touchedSource.append(match.source) }
      bestSource[sourcePlace] = match.sourceGain
    }
    if match.targetGain > bestTarget[targetPlace] {
      if bestTarget[targetPlace] == 0 { touchedTarget.append(match.target) }
      bestTarget[targetPlace] = match.targetGain
    }
  }
}

/// In about how many nodes of the band matches are found at once.
private let nodesAtOnce = 16_384

/// Where the paragraphs of two texts end.
struct ParagraphBorders {
  private let source: [Bool]
  private let target: [Bool]
  private let isUsed: Bool

  /// Creates the borders of two texts; they count only if the texts have about as many paragraphs.
  init(source: [Int], target: [Int]) {
    let counts = (Set(source).count, Set(target).count)
    isUsed =
      counts.0 > 1 && counts.1 > 1 && counts.0 * 5 >= counts.1 * 3 && counts.1 * 5 >= counts.0 * 3
    self.source = Self.borders(source)
    self.target = Self.borders(target)
  }

  private static func borders(_ paragraphs: [Int]) -> [Bool] {
    var borders = [Bool](repeating: true, count: paragraphs.count + 1)
    for index in paragraphs.indices.dropFirst() {
      borders[index] = paragraphs[index] != paragraphs[index - 1]
    }
    return borders
  }

  /// Returns what a bead costs for the borders inside it and for an end that is a border on one
  /// side only.
  func score(rows: Range<Int>, columns: Range<Int>, _ weights: AlignmentWeights) -> Float {
    guard isUsed else { return 0 }
    var score: Float = 0
    for row in rows.dropFirst() where source[row] { score -= weights.crossedParagraph }
    for column in columns.dropFirst() where target[column] { score -= weights.crossedParagraph }
    if source[rows.upperBound] != target[columns.upperBound] { score -= weights.unevenParagraph }
    return score
  }
}
