/// Finds the placeholders of programs: `%s`, `%1$d`, `%(name)s`, `{0}`, `{name}`, `{{name}}`, `${x}`, `%@`.
enum PlaceholderScanner {
  /// The longest name of a placeholder, in scalars.
  private static let longest = 60

  /// Returns the placeholders of a text, in order.
  ///
  /// - Complexity: O(length of the text)
  static func placeholders(in scalars: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      let end: Int? =
        switch scalars[index] {
        case 0x25: printf(at: index, in: scalars)
        case 0x7B: braces(at: index, in: scalars)
        case 0x24 where index + 1 < scalars.count && scalars[index + 1] == 0x7B:
          braces(at: index + 1, in: scalars)
        default: nil
        }
      if let end {
        found.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  /// Returns the end of a conversion of `printf`, of Python or of Objective-C.
  ///
  /// The flag that is a space is no part of it, since "50 % discount" is none.
  private static func printf(at start: Int, in scalars: [UInt32]) -> Int? {
    if start > 0, Scalars.isDigit(scalars[start - 1]) || scalars[start - 1] == 0x25 { return nil }
    var index = start + 1
    if index < scalars.count, scalars[index] == 0x28 || scalars[index] == 0x7B {
      let isPython = scalars[index] == 0x28
      guard let end = name(from: index + 1, until: isPython ? 0x29 : 0x7D, in: scalars) else {
        return nil
      }
      if !isPython { return end }
      index = end
    }
    while index < scalars.count, isFlag(scalars[index]) { index += 1 }
    while index < scalars.count, [0x68, 0x6C, 0x71, 0x7A, 0x6A, 0x74].contains(scalars[index]) {
      index += 1
    }
    guard index < scalars.count, isConversion(scalars[index]) else { return nil }
    // A word after a per cent sign is one: "%off".
    if index + 1 < scalars.count, Scalars.isLatinLetter(scalars[index + 1]),
      scalars[start + 1] != 0x28, !isPositional(scalars[start..<index])
    {
      return nil
    }
    return index + 1
  }

  private static func isFlag(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || [0x24, 0x2B, 0x2D, 0x2E, 0x23, 0x2A].contains(scalar)
  }

  private static func isPositional(_ scalars: ArraySlice<UInt32>) -> Bool {
    scalars.contains(0x24)
  }

  /// d i o u x X e E f F g G s c p @.
  private static func isConversion(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x64, 0x69, 0x6F, 0x75, 0x78, 0x58, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x73, 0x53, 0x63,
      0x70, 0x40:
      true
    default: false
    }
  }

  /// Returns the end of a name in braces; what has white space in it is none, nor is a plural of ICU.
  private static func braces(at start: Int, in scalars: [UInt32]) -> Int? {
    let isDouble = start + 1 < scalars.count && scalars[start + 1] == 0x7B
    guard let end = name(from: start + (isDouble ? 2 : 1), until: 0x7D, in: scalars) else {
      return nil
    }
    guard isDouble else { return end }
    return end < scalars.count && scalars[end] == 0x7D ? end + 1 : nil
  }

  private static func name(from start: Int, until close: UInt32, in scalars: [UInt32]) -> Int? {
    var index = start
    while index < scalars.count, index - start <= longest {
      let scalar = scalars[index]
      if scalar == close { return index > start ? index + 1 : nil }
      guard isName(scalar) else { return nil }
      index += 1
    }
    return nil
  }

  private static func isName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x2D, 0x3A, 0x23, 0x24, 0x40: true
    default: false
    }
  }
}
