/// The pairs of words that point to each other, for each pair of segments in some rows of a band.
struct MatchGrid {
  /// A word of a source segment and one of a target segment, by their places among all tokens.
  struct Match {
    let source: Int32
    let target: Int32
    let sourceGain: Float
    let targetGain: Float

    static let none = Match(source: 0, target: 0, sourceGain: 0, targetGain: 0)
  }

  /// The rows that the grid has.
  let rows: Range<Int>
  private(set) var matches: [Match] = []
  private let band: Band
  /// Where the matches of each cell begin; cells are numbered as the band's nodes at their lower
  /// left corner, from the first row's on.
  private var cellStarts: [Int32]

  /// Finds all matches in some rows of a band.
  ///
  /// - Complexity: O(matches + nodes of the rows); for a word, only its occurrences in the band are
  ///   visited.
  init(
    rows: Range<Int>,
    source: TokenizedText,
    positions: WordPositions,
    associations: Associations,
    band: Band
  ) {
    self.rows = rows
    self.band = band
    let first = band.rowStarts[rows.lowerBound]
    cellStarts = [0]
    cellStarts.reserveCapacity(band.rowStarts[rows.upperBound] - first + 1)
    for segment in rows {
      let columns = band.columns[segment]
      var next = [Int32](repeating: 0, count: columns.count)
      forEachLink(segment, source, positions, associations) { _, _, place in
        next[Int(place.segment) - columns.lowerBound] += 1
      }
      // From counts to where each cell's next match goes.
      var total = Int32(matches.count)
      for index in next.indices {
        (next[index], total) = (total, total + next[index])
        cellStarts.append(total)
      }
      matches.append(
        contentsOf: repeatElement(Match.none, count: Int(total) - matches.count)
      )
      forEachLink(segment, source, positions, associations) { token, link, place in
        let column = Int(place.segment) - columns.lowerBound
        matches[Int(next[column])] = Match(
          source: Int32(token),
          target: place.token,
          sourceGain: link.sourceGain,
          targetGain: link.targetGain
        )
        next[column] += 1
      }
    }
  }

  /// Visits the links of a source segment's words to words of the target segments in its row.
  @inline(__always)
  private func forEachLink(
    _ segment: Int,
    _ source: TokenizedText,
    _ positions: WordPositions,
    _ associations: Associations,
    _ visit: (_ token: Int, Associations.Link, WordPositions.Place) -> Void
  ) {
    let columns = band.columns[segment]
    for token in source.tokenStarts[segment]..<source.tokenStarts[segment + 1] {
      for link in associations.links[Int(source.tokens[token])] {
        var index = positions.firstIndex(of: link.target, from: columns.lowerBound)
        let end = positions.starts[Int(link.target) + 1]
        while index < end, Int(positions.places[index].segment) <= columns.upperBound {
          visit(token, link, positions.places[index])
          index += 1
        }
      }
    }
  }

  /// The matches of a source segment with some target segments, by their indices.
  @inline(__always)
  func indices(row: Int, columns: Range<Int>) -> Range<Int> {
    let cells = band.columns[row]
    let low = max(columns.lowerBound, cells.lowerBound)
    let high = min(columns.upperBound - 1, cells.upperBound)
    guard low <= high else { return 0..<0 }
    let start = band.rowStarts[row] - band.rowStarts[rows.lowerBound] - cells.lowerBound
    return Int(cellStarts[start + low])..<Int(cellStarts[start + high + 1])
  }
}

/// Where the word classes of a text occur.
struct WordPositions {
  /// A word's segment, and its place among all tokens.
  struct Place {
    let segment: Int32
    let token: Int32
  }

  /// Where the places of each class begin, and after them the number of all places.
  let starts: [Int]
  let places: [Place]

  init(_ text: TokenizedText) {
    var starts = [Int](repeating: 0, count: text.vocabulary.types.count + 1)
    for token in text.tokens { starts[Int(token) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    var places = [Place](repeating: Place(segment: 0, token: 0), count: text.tokens.count)
    for segment in 0..<text.count {
      for place in text.tokenStarts[segment]..<text.tokenStarts[segment + 1] {
        let type = Int(text.tokens[place])
        places[next[type]] = Place(segment: Int32(segment), token: Int32(place))
        next[type] += 1
      }
    }
    self.starts = starts
    self.places = places
  }

  /// The index of the first place of a class that is in a segment or after it.
  @inline(__always)
  func firstIndex(of type: Int32, from segment: Int) -> Int {
    var low = starts[Int(type)]
    var high = starts[Int(type) + 1]
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle].segment) < segment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
