/// The part of the grid of segment borders in which an alignment is sought.
///
/// Row i is the border before source segment i (or the end); its columns are target borders.
struct Band {
  /// The first and last column of each row; neither falls from row to row.
  let columns: [ClosedRange<Int>]
  /// Where each row's nodes begin, and after them the number of all nodes.
  let rowStarts: [Int]

  /// Creates a band from the columns of its rows.
  init(columns: [ClosedRange<Int>]) {
    self.columns = columns
    var starts: [Int] = [0]
    starts.reserveCapacity(columns.count + 1)
    for row in columns { starts.append(starts[starts.count - 1] + row.count) }
    rowStarts = starts
  }

  /// The number of nodes.
  var count: Int { rowStarts[rowStarts.count - 1] }

  /// Returns the number of a node, or `nil` outside the band.
  func node(row: Int, column: Int) -> Int? {
    guard row >= 0, columns[row].contains(column) else { return nil }
    return rowStarts[row] + column - columns[row].lowerBound
  }

  /// Returns the number of a node that is in the band.
  @inline(__always)
  func number(row: Int, column: Int) -> Int { rowStarts[row] + column - columns[row].lowerBound }

  /// Creates the whole grid of two texts.
  static func whole(sourceCount: Int, targetCount: Int) -> Band {
    Band(columns: [ClosedRange<Int>](repeating: 0...targetCount, count: sourceCount + 1))
  }

  /// Creates a band around a path.
  ///
  /// - Parameters:
  ///   - corners: Nodes of the path in order, from (0, 0) to the end of both texts.
  ///   - halfWidth: How many columns to either side belong to the band; `nil` makes it the wider the
  ///     farther apart the corners are.
  ///   - targetCount: The number of segments of the target text.
  /// - Returns: The band.
  static func around(
    _ corners: [(row: Int, column: Int)],
    halfWidth: Int? = nil,
    targetCount: Int
  ) -> Band {
    guard let end = corners.last else { return Band(columns: [0...targetCount]) }
    var columns = [ClosedRange<Int>?](repeating: nil, count: end.row + 1)
    for (from, to) in zip(corners, corners.dropFirst()) {
      let (rows, width) = (to.row - from.row, to.column - from.column)
      let margin = halfWidth ?? margin(between: rows, width)
      for row in from.row...to.row {
        // From row to row the ranges must overlap, and where the path runs along one row, all its
        // columns must stay inside.
        let before = max(0, row - from.row - 1)
        let rowsAfter = min(rows, row - from.row + 1)
        let low = from.column + (rows > 0 ? before * width / rows : 0)
        let high = from.column + (rows > 0 ? rowsAfter * width / rows : width)
        let range = max(0, low - margin)...min(targetCount, high + margin)
        columns[row] =
          columns[row].map {
            min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound)
          } ?? range
      }
    }
    return Band(columns: monotonic(columns.map { $0 ?? 0...targetCount }))
  }

  /// How many columns to either side a band has between two corners: the more, the farther apart
  /// these are, but not so many that texts without anchors take memory without bound.
  private static func margin(between rows: Int, _ columns: Int) -> Int {
    let wanted = min(maximumHalfWidth, minimumHalfWidth + max(rows, columns) / 4)
    return min(wanted, max(minimumHalfWidth, maximumNodeCount / (2 * max(1, rows))))
  }

  private static func monotonic(_ columns: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result = columns
    for row in result.indices.dropFirst() where result[row].upperBound < result[row - 1].upperBound
    {
      result[row] = result[row].lowerBound...result[row - 1].upperBound
    }
    for row in result.indices.dropLast().reversed()
    where result[row].lowerBound > result[row + 1].lowerBound {
      result[row] = result[row + 1].lowerBound...result[row].upperBound
    }
    return result
  }
}

/// The least and the most columns to either side of a path between anchors.
private let minimumHalfWidth = 16
private let maximumHalfWidth = 600
/// How many nodes a band has at most between two corners, if its least width has not more.
private let maximumNodeCount = 2_000_000
