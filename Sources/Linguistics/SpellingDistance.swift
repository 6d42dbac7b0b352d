/// Returns how many letters two words differ in, or `nil` if in more than `limit`.
///
/// A letter more, a letter less, another letter and two letters that changed places count one each.
///
/// Reference: the restricted edit distance of F. J. Damerau, "A Technique for Computer Detection
/// and Correction of Spelling Errors", Communications of the ACM 7(3), 1964,
/// doi:10.1145/363958.363994.
///
/// - Complexity: O(letters of the longer word × `limit`)
public func spellingDistance(
  _ leftWord: ArraySlice<UInt16>,
  _ rightWord: ArraySlice<UInt16>,
  limit: Int
) -> Int? {
  let (left, right) = (Array(leftWord), Array(rightWord))
  guard abs(left.count - right.count) <= limit else { return nil }
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  let far = limit + 1
  var beforePrevious = [Int](repeating: far, count: right.count + 1)
  var previous = (0...right.count).map { min($0, far) }
  var current = previous
  for row in 1..<left.count + 1 {
    let first = max(1, row - limit)
    let last = min(right.count, row + limit)
    current[first - 1] = first == 1 ? min(row, far) : far
    if last < right.count { current[last + 1] = far }
    for column in first...last {
      let isSame = left[row - 1] == right[column - 1]
      var cost = previous[column - 1] + (isSame ? 0 : 1)
      cost = min(cost, previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1]
      {
        cost = min(cost, beforePrevious[column - 2] + 1)
      }
      current[column] = min(cost, far)
    }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}
