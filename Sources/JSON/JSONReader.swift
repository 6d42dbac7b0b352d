/// Reads JSON that a stranger wrote.
///
/// One value is read, in time and memory linear in the text, within limits of length, depth and number
/// of values. RFC 8259 leaves some things open; here they are decided so that no two readers can
/// understand one text differently:
///
/// - The text is UTF-8; a byte order mark before it is passed over. Other encodings are errors.
/// - A name that an object has twice is an error (RFC 7493 §2.3), and so is half of a surrogate pair.
/// - A number without fraction and exponent is a whole number and must be one of `Int`; any other must be
///   finite as a `Double`, to whose precision it is rounded. A number has at most 400 bytes.
/// - Nothing but white space may stand around the value; comments and trailing commas are errors.
///
/// The functions call each other at most as deep as the limit, so that no text can exhaust the stack.
package struct JSONReader {
  /// How much is taken.
  package struct Limits: Hashable, Sendable {
    /// The most bytes of a text.
    package var byteCount: Int
    /// How deep arrays and objects may stand in each other.
    package var depth: Int
    /// The most values, those in arrays and objects included: each takes some twenty bytes of memory.
    package var valueCount: Int

    /// - Precondition: `depth` is from 1 through 512.
    package init(byteCount: Int = 64 << 20, depth: Int = 64, valueCount: Int = 1 << 20) {
      precondition((1...512).contains(depth), "a depth is from 1 through 512 (was \(depth))")
      self.byteCount = byteCount
      self.depth = depth
      self.valueCount = valueCount
    }
  }

  private static let maximumNumberByteCount = 400

  private let bytes: [UInt8]
  private let limits: Limits
  private var position = 0
  private var valueCount = 0

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - limits: How much is taken.
  /// - Returns: The value.
  /// - Throws: `JSONError`, with the place of the first fault.
  /// - Complexity: O(`bytes.count`)
  package static func read(
    _ bytes: [UInt8],
    limits: Limits = Limits()
  ) throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.byteCount else {
      throw JSONError(.tooLong, offset: limits.byteCount)
    }
    var reader = JSONReader(bytes: bytes, limits: limits)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    reader.skipSpace()
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw JSONError(.trailingBytes, offset: reader.position)
    }
    return value
  }

  private init(bytes: [UInt8], limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private func current() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw JSONError(.truncated, offset: bytes.count) }
    return bytes[position]
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    valueCount += 1
    guard valueCount <= limits.valueCount else { throw JSONError(.tooManyValues, offset: position) }
    switch try current() {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw JSONError(.unexpectedByte, offset: position)
    }
  }

  private mutating func word(
    _ word: StaticString,
    _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard try current() == word.utf8Start[index] else {
        throw JSONError(.unexpectedByte, offset: position)
      }
      position += 1
    }
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= limits.depth else { throw JSONError(.tooDeep, offset: position) }
    var values: [JSONValue] = []
    guard try begin(end: UInt8(ascii: "]")) else { return .array(values) }
    repeat { values.append(try value(depth: depth)) } while try isMore(before: UInt8(ascii: "]"))
    return .array(values)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= limits.depth else { throw JSONError(.tooDeep, offset: position) }
    var members: [JSONValue.Member] = []
    // Bytes, since `String` takes names for equal that Unicode writes in two ways.
    var names: Set<[UInt8]> = []
    guard try begin(end: UInt8(ascii: "}")) else { return .object(members) }
    repeat {
      let start = position
      guard try current() == UInt8(ascii: "\"") else {
        throw JSONError(.unexpectedByte, offset: position)
      }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw JSONError(.duplicateName, offset: start)
      }
      skipSpace()
      guard try current() == UInt8(ascii: ":") else {
        throw JSONError(.unexpectedByte, offset: position)
      }
      position += 1
      skipSpace()
      members.append(JSONValue.Member(name, try value(depth: depth)))
    } while try isMore(before: UInt8(ascii: "}"))
    return .object(members)
  }

  /// Passes over the bracket that begins an array or an object; `false` where it is empty.
  private mutating func begin(end: UInt8) throws(JSONError) -> Bool {
    position += 1
    skipSpace()
    guard try current() == end else { return true }
    position += 1
    return false
  }

  /// Passes over what stands after a value in an array or an object; `false` at its end.
  private mutating func isMore(before end: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    let byte = try current()
    guard byte == end || byte == UInt8(ascii: ",") else {
      throw JSONError(.unexpectedByte, offset: position)
    }
    position += 1
    skipSpace()
    return byte != end
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    var isWhole = true
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits()
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
      throw JSONError(.unexpectedByte, offset: first + 1)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      let sign = try current()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    guard position - start <= Self.maximumNumberByteCount else {
      throw JSONError(.numberOutOfRange, offset: start)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let number = Int(text) { return .int(number) }
    guard !isWhole, let number = Double(text), number.isFinite else {
      throw JSONError(.numberOutOfRange, offset: start)
    }
    return .double(number)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    guard position > start else {
      throw JSONError(position < bytes.count ? .unexpectedByte : .truncated, offset: position)
    }
  }
}

extension JSONReader {
  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    var runStart = position
    while true {
      switch try current() {
      case UInt8(ascii: "\""):
        content.append(contentsOf: bytes[runStart..<position])
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw JSONError(.invalidUTF8, offset: invalidOffset(from: start + 1))
        }
        return text
      case UInt8(ascii: "\\"):
        content.append(contentsOf: bytes[runStart..<position])
        content.append(contentsOf: String(try escape()).utf8)
        runStart = position
      case 0..<0x20: throw JSONError(.controlCharacter, offset: position)
      default: position += 1
      }
    }
  }

  /// Reads an escape; a surrogate pair is two of them.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    let kind = try current()
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(kind)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try hexadecimal(from: start)
      if let scalar = Unicode.Scalar(high) { return scalar }
      guard high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      else { throw JSONError(.loneSurrogate, offset: start) }
      position += 2
      let low = try hexadecimal(from: position - 2)
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { throw JSONError(.loneSurrogate, offset: start) }
      return scalar
    default: throw JSONError(.invalidEscape, offset: start)
    }
  }

  private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try current()
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONError(.invalidEscape, offset: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// Returns where the first fault in UTF-8 is; escapes between are ASCII.
  private func invalidOffset(from start: Int) -> Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes[start...].makeIterator()
    var offset = start
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }
}
