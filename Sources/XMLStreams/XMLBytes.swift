/// UTF-8 text that belongs to the parser and is valid only during the call that passes it.
///
/// Nothing is copied until `string` or `append(to:)` is asked for, which is what makes reading
/// millions of segments cheap. Never keep a value beyond the call.
public struct XMLBytes {
  private let start: UnsafePointer<UInt8>?
  /// The length in bytes.
  public let count: Int

  init(start: UnsafePointer<UInt8>?, count: Int) {
    self.start = start
    self.count = start == nil ? 0 : count
  }

  init(zeroTerminated start: UnsafePointer<UInt8>?) {
    var count = 0
    if let start {
      while start[count] != 0 { count += 1 }
    }
    self.init(start: start, count: count)
  }

  /// Whether there is no text.
  public var isEmpty: Bool { count == 0 }

  /// The bytes, valid during the call that passed the value.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// The text as a string of its own.
  ///
  /// - Complexity: O(`count`)
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether there is nothing but XML white space (space, tab, line feed, carriage return).
  ///
  /// - Complexity: O(`count`)
  public var isWhiteSpace: Bool { bytes.allSatisfy(isXMLWhiteSpace) }

  /// Adds the bytes to an array.
  ///
  /// - Complexity: O(`count`)
  public func append(to array: inout [UInt8]) { array.append(contentsOf: bytes) }

  /// Returns whether the text is the given literal, which must be ASCII.
  ///
  /// - Complexity: O(`count`)
  public static func == (left: XMLBytes, right: StaticString) -> Bool {
    guard left.count == right.utf8CodeUnitCount, right.hasPointerRepresentation else {
      return false
    }
    for index in 0..<left.count where left.bytes[index] != right.utf8Start[index] { return false }
    return true
  }
}

/// Returns whether a byte is XML white space.
func isXMLWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}
