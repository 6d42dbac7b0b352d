import Documents

/// The places of an article whose text stays as it is in a translation.
struct ProtectedRanges {
  /// The places, in the order of their beginnings.
  private let ranges: [Range<Int>]
  /// For each of them, where the one that ends last of those up to it ends.
  private let ends: [Int]

  /// Finds the places of an article.
  ///
  /// - Complexity: O(codes × log codes)
  init(_ article: Article) {
    ranges = article.codes.filter(\.isProtected).map(\.range)
      .sorted { $0.lowerBound < $1.lowerBound }
    var end = 0
    ends = ranges.map { range in
      end = max(end, range.upperBound)
      return end
    }
  }

  /// Whether a range, in UTF-8 offsets of the article's text, has something of such a place.
  ///
  /// - Complexity: O(log of the number of places)
  func overlaps(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] > range.lowerBound
  }
}
