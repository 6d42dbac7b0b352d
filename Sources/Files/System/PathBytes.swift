// File names are bytes, and need not be UTF-8; a `String` is. Each byte that is not part of
// well-formed UTF-8 stands in the string as one of the last 128 scalars of plane 16, U+10FF80 for
// byte 80 to U+10FFFF for byte FF. They are for private use, and where a name has them already, their
// own bytes are written this way. So every name has one string, which leads back to its bytes.

extension String {
  /// Takes the bytes of a file's name or path.
  ///
  /// - Complexity: O(`bytes.count`)
  package init(pathBytes bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self), !text.hasByteScalars {
      self = text
      return
    }
    self.init(escaping: Array(bytes))
  }

  private init(escaping bytes: [UInt8]) {
    var scalars = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(bytes, at: index)
      let part = bytes[index..<index + Swift.max(1, length)]
      if length > 0, let text = String(validating: part, as: UTF8.self), !text.hasByteScalars {
        scalars.append(contentsOf: text.unicodeScalars)
        index += length
      } else {
        scalars.append(byteScalar(bytes[index]))
        index += 1
      }
    }
    self.init(scalars)
  }

  private var hasByteScalars: Bool {
    utf8.contains(0xF4) && unicodeScalars.contains { byte(of: $0) != nil }
  }

  /// The path as a person is shown it: bytes that are no text are written `\xE9`.
  package var shownPath: String {
    guard hasByteScalars else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      if let byte = byte(of: scalar) {
        shown += "\\x" + String(byte, radix: 16, uppercase: true)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// The path as a text for programs: each byte that is no text is U+FFFD, as in any other text.
  package var textPath: String {
    guard hasByteScalars else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { byte(of: $0) == nil ? $0 : "\u{FFFD}" })
    )
  }

  /// Whether every byte of the path is text.
  package var isTextPath: Bool { !hasByteScalars }
}

extension [UInt8] {
  /// The bytes of a file's name or path.
  package init(pathBytes path: String) {
    self = []
    reserveCapacity(path.utf8.count)
    for scalar in path.unicodeScalars {
      if let byte = byte(of: scalar) {
        append(byte)
      } else {
        append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}

private let firstByteScalar: UInt32 = 0x10FF80

private func byte(of scalar: Unicode.Scalar) -> UInt8? {
  scalar.value < firstByteScalar
    ? nil : UInt8(truncatingIfNeeded: scalar.value - firstByteScalar + 0x80)
}

private func byteScalar(_ byte: UInt8) -> Unicode.Scalar {
  // A byte below 80 is text of its own, and is never asked for.
  Unicode.Scalar(firstByteScalar + UInt32(byte) - 0x80) ?? "\u{FFFD}"
}

/// How many bytes a sequence has that begins with this byte, as far as there are so many; 0 for none.
private func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
  let length =
    switch bytes[index] {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  return index + length <= bytes.count ? length : 0
}
