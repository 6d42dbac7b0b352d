import Model

extension AnnotatedDocument {
  /// Takes out the terms that stand in text that is to stay as it is, or reach into it.
  ///
  /// - Complexity: O(codes + terms)
  package mutating func removeTermsInProtectedText() {
    var ranges: [Range<Int>] = []
    // Codes come in the order of their starts, so that what overlaps stands side by side.
    for code in article.codes where code.isProtected && !code.range.isEmpty {
      if let last = ranges.last, code.range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, code.range.upperBound)
      } else {
        ranges.append(code.range)
      }
    }
    guard !ranges.isEmpty else { return }
    var next = 0
    for index in segments.indices {
      let range = segments[index].range
      while next < ranges.count, ranges[next].upperBound <= range.lowerBound { next += 1 }
      let inside = ranges[next...].prefix { $0.lowerBound < range.upperBound }
      guard !inside.isEmpty else { continue }
      var first = inside.startIndex
      segments[index].terms.removeAll { term in
        let place = term.occurrence.range
        while first < inside.endIndex, ranges[first].upperBound <= place.lowerBound { first += 1 }
        return first < inside.endIndex && ranges[first].lowerBound < place.upperBound
      }
    }
  }
}
