/// Pairs of segments that share rare words, in an order that both texts have.
///
/// The chain leads the band through long texts, also past passages that one of them lacks, in time
/// that grows with their length only.
///
/// Reference: the heaviest increasing chain is found as in G. Jacobson and K.-P. Vo, "Heaviest
/// Increasing/Common Subsequence Problems", 1992, doi:10.1007/3-540-56024-6_5.
struct AnchorChain {
  /// The corners of the path: (0, 0), the chain's nodes, and the end of both texts.
  let corners: [(row: Int, column: Int)]

  private struct Point {
    let row: Int
    let column: Int
    let weight: Float
  }

  /// Finds the chain.
  ///
  /// - Complexity: O(p log p) for p pairs of segments that share a rare word
  init(source: TokenizedText, target: TokenizedText, links: LinkProbabilities) {
    let points = Self.points(source, target, links)
    let chain = Self.supported(Self.heaviestChain(points, columnCount: target.count))
    corners = [(0, 0)] + chain.map { ($0.row, $0.column) } + [(source.count, target.count)]
  }

  /// The pairs of segments that share at least two rare words.
  private static func points(
    _ source: TokenizedText,
    _ target: TokenizedText,
    _ links: LinkProbabilities
  ) -> [Point] {
    let (rows, columns) = (segments(of: source), segments(of: target))
    var cells: [Int: (weight: Float, count: Int)] = [:]
    for (pair, probability) in links.values where probability.ofTarget >= minimumProbability {
      let (places, others) = (rows[Int(pair.source)], columns[Int(pair.target)])
      guard !places.isEmpty, !others.isEmpty, places.count * others.count <= maximumMeetings
      else { continue }
      let weight = 1 / Float(places.count * others.count).squareRoot()
      for row in places {
        for column in others {
          let cell = Int(row) * target.count + Int(column)
          let known = cells[cell] ?? (0, 0)
          cells[cell] = (known.weight + weight, known.count + 1)
        }
      }
    }
    return cells.compactMap { cell, value in
      guard value.count >= 2 else { return nil }
      return Point(row: cell / target.count, column: cell % target.count, weight: value.weight)
    }.sorted { ($0.row, -$0.column) < ($1.row, -$1.column) }
  }

  /// The segments of each rare word class.
  private static func segments(of text: TokenizedText) -> [[Int32]] {
    var segments = [[Int32]](repeating: [], count: text.vocabulary.types.count)
    for segment in 0..<text.count {
      for token in text.tokens(of: segment)
      where text.vocabulary.types[Int(token)].segmentCount <= maximumMeetings {
        if segments[Int(token)].last != Int32(segment) {
          segments[Int(token)].append(Int32(segment))
        }
      }
    }
    return segments
  }

  /// The chain of points, rising in both texts, that weighs most.
  private static func heaviestChain(_ points: [Point], columnCount: Int) -> [Point] {
    var tree = [(weight: Float, point: Int)](repeating: (0, -1), count: columnCount + 2)
    var previous = [Int](repeating: -1, count: points.count)
    var best = (weight: Float(0), point: -1)
    for (index, point) in points.enumerated() {
      var before = (weight: Float(0), point: -1)
      var position = point.column
      while position > 0 {
        if tree[position].weight > before.weight { before = tree[position] }
        position -= position & -position
      }
      previous[index] = before.point
      let total = before.weight + point.weight
      if total > best.weight { best = (total, index) }
      position = point.column + 1
      while position < tree.count {
        if total > tree[position].weight { tree[position] = (total, index) }
        position += position & -position
      }
    }
    var chain: [Point] = []
    while best.point >= 0 {
      chain.append(points[best.point])
      best.point = previous[best.point]
    }
    return chain.reversed()
  }

  /// Leaves out points that lie off the line of their neighbours: words that met by chance.
  private static func supported(_ chain: [Point]) -> [Point] {
    chain.indices.filter { index in
      let neighbours = max(0, index - 3)...min(chain.count - 1, index + 3)
      let near = neighbours.filter {
        let rows = chain[$0].row - chain[index].row
        let columns = chain[$0].column - chain[index].column
        return $0 != index && abs(rows - columns) <= 4 + abs(rows + columns) / 4
      }
      return near.count >= 3
    }.map { chain[$0] }
  }
}

/// Links that are less likely lead nowhere.
private let minimumProbability: Float = 0.1
/// A pair of words that may meet in more places than this does not tell where.
private let maximumMeetings = 64
