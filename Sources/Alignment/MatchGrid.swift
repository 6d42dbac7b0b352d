/// The pairs of words that point to each other, for each pair of segments in a band.
struct MatchGrid {
  /// A word of a source segment and one of a target segment, by their places among all tokens.
  struct Match {
    let source: Int32
    let target: Int32
    let sourceGain: Float
    let targetGain: Float
  }

  let matches: [Match]
  /// Where the matches of each cell begin; cells are numbered as the band's nodes at their lower
  /// left corner.
  let cellStarts: [Int32]

  /// Finds all matches in a band.
  ///
  /// - Complexity: O(matches + nodes of the band); for a word, only its occurrences in the band are
  ///   visited.
  init(source: TokenizedText, target: TokenizedText, associations: Associations, band: Band) {
    let positions = Positions(target)
    var matches: [Match] = []
    var starts = [Int32](repeating: 0, count: band.count + 1)
    var row: [(column: Int32, match: Match)] = []
    for segment in 0..<source.count {
      row.removeAll(keepingCapacity: true)
      let columns = band.columns[segment]
      for place in source.tokenStarts[segment]..<source.tokenStarts[segment + 1] {
        for link in associations.links[Int(source.tokens[place])] {
          positions.forEach(of: link.target, from: columns.lowerBound) { column, token in
            guard column <= columns.upperBound else { return false }
            let match = Match(
              source: Int32(place),
              target: token,
              sourceGain: link.sourceGain,
              targetGain: link.targetGain
            )
            row.append((Int32(column), match))
            return true
          }
        }
      }
      Self.distribute(row, columns: columns, start: band.rowStarts[segment], &matches, &starts)
    }
    for node in band.rowStarts[source.count]...band.count { starts[node] = Int32(matches.count) }
    self.matches = matches
    cellStarts = starts
  }

  /// Appends the matches of a row in the order of their cells.
  private static func distribute(
    _ row: [(column: Int32, match: Match)],
    columns: ClosedRange<Int>,
    start: Int,
    _ matches: inout [Match],
    _ starts: inout [Int32]
  ) {
    var counts = [Int32](repeating: 0, count: columns.count + 1)
    for entry in row { counts[Int(entry.column) - columns.lowerBound + 1] += 1 }
    let base = Int32(matches.count)
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    for index in 0..<columns.count { starts[start + index] = base + counts[index] }
    guard let first = row.first else { return }
    matches.append(contentsOf: repeatElement(first.match, count: row.count))
    for entry in row {
      let slot = Int(entry.column) - columns.lowerBound
      matches[Int(base + counts[slot])] = entry.match
      counts[slot] += 1
    }
  }
}

/// Where the word classes of a text occur.
private struct Positions {
  private let starts: [Int]
  private let places: [(segment: Int32, token: Int32)]

  init(_ text: TokenizedText) {
    var starts = [Int](repeating: 0, count: text.vocabulary.types.count + 1)
    for token in text.tokens { starts[Int(token) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    var places = [(segment: Int32, token: Int32)](repeating: (0, 0), count: text.tokens.count)
    for segment in 0..<text.count {
      for place in text.tokenStarts[segment]..<text.tokenStarts[segment + 1] {
        let type = Int(text.tokens[place])
        places[next[type]] = (Int32(segment), Int32(place))
        next[type] += 1
      }
    }
    self.starts = starts
    self.places = places
  }

  /// Visits the occurrences of a class from a segment on, until the visitor returns `false`.
  @inline(__always)
  func forEach(of type: Int32, from segment: Int, _ visit: (Int, Int32) -> Bool) {
    var low = starts[Int(type)]
    let end = starts[Int(type) + 1]
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle].segment) < segment { low = middle + 1 } else { high = middle }
    }
    while low < end, visit(Int(places[low].segment), places[low].token) { low += 1 }
  }
}
