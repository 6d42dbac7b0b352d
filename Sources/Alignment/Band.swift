/// The part of the grid of segment borders in which an alignment is sought.
///
/// Row i is the border before source segment i (or the end); its columns are target borders.
struct Band {
  /// The first and last column of each row; neither falls from row to row.
  let columns: [ClosedRange<Int>]
  /// Where each row's nodes begin, and behind them the number of all nodes.
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

  /// Creates the whole grid of two texts.
  static func whole(sourceCount: Int, targetCount: Int) -> Band {
    Band(columns: [ClosedRange<Int>](repeating: 0...targetCount, count: sourceCount + 1))
  }

  /// Creates a band around a path.
  ///
  /// - Parameters:
  ///   - corners: Nodes of the path in order, from (0, 0) to the end of both texts.
  ///   - halfWidth: How many columns to either side belong to the band.
  static func around(
    _ corners: [(row: Int, column: Int)],
    halfWidth: Int,
    targetCount: Int
  ) -> Band {
    guard let end = corners.last else { return Band(columns: [0...targetCount]) }
    var columns: [ClosedRange<Int>] = []
    columns.reserveCapacity(end.row + 1)
    for (from, to) in zip(corners, corners.dropFirst()) {
      while columns.count < to.row {
        let fraction = Double(columns.count - from.row) / Double(to.row - from.row)
        let next = Double(columns.count + 1 - from.row) / Double(to.row - from.row)
        let width = Double(to.column - from.column)
        let low = from.column + Int(fraction * width) - halfWidth
        let high = from.column + Int((min(1, next) * width).rounded(.up)) + halfWidth
        columns.append(max(0, low)...min(targetCount, high))
      }
    }
    while columns.count <= end.row {
      columns.append(max(0, end.column - halfWidth)...targetCount)
    }
    columns[0] = 0...columns[0].upperBound
    // A gap of the path that runs along one row must stay inside.
    for (from, to) in zip(corners, corners.dropFirst()) where from.row == to.row {
      let row = columns[from.row]
      let low = min(row.lowerBound, max(0, from.column - halfWidth))
      let high = max(row.upperBound, min(targetCount, to.column + halfWidth))
      columns[from.row] = low...high
    }
    return Band(columns: monotonic(columns))
  }

  private static func monotonic(_ columns: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result = columns
    for row in result.indices.dropFirst() where result[row].upperBound < result[row - 1].upperBound {
      result[row] = result[row].lowerBound...result[row - 1].upperBound
    }
    for row in result.indices.dropLast().reversed()
    where result[row].lowerBound > result[row + 1].lowerBound {
      result[row] = result[row + 1].lowerBound...result[row].upperBound
    }
    return result
  }
}
