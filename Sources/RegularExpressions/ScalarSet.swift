/// A set of Unicode scalars, as ranges in order that do not touch.
package struct ScalarSet: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<UInt32>]

  static let empty = ScalarSet(sorted: [])
  static let all = ScalarSet(sorted: [0...0x10_FFFF])

  private init(sorted ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  /// Creates a set of ranges in any order.
  init(_ ranges: [ClosedRange<UInt32>]) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
        let end = max(last.upperBound, range.upperBound)
        merged[merged.count - 1] = last.lowerBound...end
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  /// Creates a set of single scalars.
  init(scalars: [UInt32]) { self.init(scalars.map { $0...$0 }) }

  /// The scalars that are not in the set.
  var inverted: ScalarSet {
    var inverse: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { inverse.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10_FFFF { inverse.append(next...0x10_FFFF) }
    return ScalarSet(sorted: inverse)
  }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  func intersection(_ other: ScalarSet) -> ScalarSet {
    inverted.union(other.inverted).inverted
  }

  func subtracting(_ other: ScalarSet) -> ScalarSet { intersection(other.inverted) }

  /// Whether the set has a scalar.
  ///
  /// - Complexity: O(log of the number of ranges)
  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }

  /// The set with every letter in both cases, by the simple mappings of single scalars.
  ///
  /// A set of more scalars than any list of letters has is left as it is: it is the inverse of a small
  /// one or a property, where case was not meant.
  var foldingCase: ScalarSet {
    guard ranges.reduce(0, { $0 + $1.count }) <= 4_096 else { return self }
    var added: [UInt32] = []
    for range in ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
          let scalars = mapping.unicodeScalars
          if scalars.count == 1, let mapped = scalars.first { added.append(mapped.value) }
        }
      }
    }
    return union(ScalarSet(scalars: added))
  }
}
