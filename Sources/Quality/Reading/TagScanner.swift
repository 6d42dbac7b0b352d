/// Finds markup that stands in a text as it is: `<b>`, `</a>`, `<br/>`.
enum TagScanner {
  struct Tag: Sendable {
    let range: Range<Int>
    /// The name with its slash: `/a`, `br/`.
    let name: String
  }

  /// The longest tag that is looked for, in scalars.
  private static let longest = 500

  /// Returns the tags of a text, in order.
  ///
  /// - Complexity: O(length of the text)
  static func tags(in scalars: [UInt32]) -> [Tag] {
    var tags: [Tag] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == 0x3C, let tag = tag(at: index, in: scalars) else {
        index += 1
        continue
      }
      tags.append(tag)
      index = tag.range.upperBound
    }
    return tags
  }

  private static func tag(at start: Int, in scalars: [UInt32]) -> Tag? {
    var index = start + 1
    var name = ""
    if index < scalars.count, scalars[index] == 0x2F {
      name = "/"
      index += 1
    }
    let first = index
    while index < scalars.count, isName(scalars[index], isFirst: index == first),
      let scalar = Unicode.Scalar(scalars[index])
    {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard index > first, index < scalars.count else { return nil }
    guard scalars[index] == 0x3E || scalars[index] == 0x2F || scalars[index] == 0x20 else {
      return nil
    }
    // A second opening bracket ends the search, so that no part is read twice.
    var isClosed = false
    while index < scalars.count, index - start < longest {
      let scalar = scalars[index]
      if scalar == 0x3C { return nil }
      if scalar == 0x3E {
        return Tag(range: start..<index + 1, name: name.lowercased() + (isClosed ? "/" : ""))
      }
      isClosed = scalar == 0x2F
      index += 1
    }
    return nil
  }

  private static func isName(_ scalar: UInt32, isFirst: Bool) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0x30...0x39, 0x2D, 0x5F, 0x3A: !isFirst
    default: false
    }
  }
}
