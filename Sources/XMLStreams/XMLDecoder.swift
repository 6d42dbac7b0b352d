import CLibXML2

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Turns the bytes of a document in any encoding into UTF-8, piece by piece.
///
/// The encoding is found as XML 1.0, appendix F, says: by the byte order mark, else by the pattern
/// of the first bytes, else by the declaration. UTF-8 passes through without a copy. A document
/// that declares UTF-16 in bytes that are not is taken for UTF-8. Bytes that mean nothing in the
/// encoding become the byte FF, which no UTF-8 has, so that the parser reports them in their place.
/// A declaration with white space before it is overwritten with spaces; see `MisplacedDeclaration`.
public struct XMLDecoder {
  /// The document's encoding is not known here.
  public struct UnknownEncoding: Error, Hashable, Sendable {
    /// The encoding's name, as the document declares it.
    public let name: String
  }

  private enum State {
    case undecided
    case utf8
    case utf16(UTF16Decoder)
    case other(Converter)
  }

  private var state = State.undecided
  private var head: [UInt8] = []
  private var declaration = MisplacedDeclaration()

  /// Creates a decoder for one document.
  public init() {}

  /// Decodes the next piece and passes it on as UTF-8, which is valid during the call only.
  ///
  /// - Throws: `UnknownEncoding`, or what `body` throws.
  /// - Complexity: O(`bytes.count`)
  public mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    guard case .undecided = state else { return try convertStart(bytes, to: body) }
    head.append(contentsOf: bytes)
    guard hasDeclaration || head.count >= longestDeclaration else { return }
    try decide(to: body)
  }

  /// Decodes a piece, and overwrites a misplaced declaration as long as one may still come.
  private mutating func convertStart(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    guard !declaration.isDone else { return try convert(bytes, to: body) }
    var start = declaration
    var output: [UInt8] = []
    try convert(bytes) { output += start.overwritten($0) }
    declaration = start
    try output.withUnsafeBufferPointer(body)
  }

  /// Ends the document and passes on what is left of it.
  ///
  /// - Throws: `UnknownEncoding`, or what `body` throws.
  public mutating func finish(to body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    if case .undecided = state { try decide(to: body) }
    var rest = declaration.finish()
    switch state {
    case .utf16(var decoder): decoder.finish(into: &rest)
    case .other(let converter): converter.finish(into: &rest)
    case .undecided, .utf8: break
    }
    if !rest.isEmpty { try rest.withUnsafeBufferPointer(body) }
  }

  /// Returns a text of a known encoding in UTF-8; bytes that mean nothing in it become FF.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - encoding: The encoding's name, as iconv knows it.
  /// - Returns: The text in UTF-8.
  /// - Throws: `UnknownEncoding`.
  /// - Complexity: O(`bytes.count`)
  public static func convert(
    _ bytes: [UInt8],
    from encoding: String
  ) throws(UnknownEncoding) -> [UInt8] {
    let converter = try Converter(from: encoding)
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer { converter.convert($0, into: &output) }
    converter.finish(into: &output)
    return output
  }

  /// Whether the head holds all that the choice of an encoding depends on.
  private var hasDeclaration: Bool {
    let start = head.drop(while: isXMLWhiteSpace)
    if start.count >= 4, !start.starts(with: Array("<?xm".utf8)) { return true }
    return start.contains(UInt8(ascii: ">"))
  }

  private mutating func decide(to body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let (chosen, markCount) = try Self.choose(head)
    state = chosen
    let start = head
    head = []
    try start.withUnsafeBufferPointer {
      try convertStart(UnsafeBufferPointer(rebasing: $0[markCount...]), to: body)
    }
  }

  private static func choose(_ head: [UInt8]) throws -> (State, markCount: Int) {
    let marks: [(bytes: [UInt8], markCount: Int, encoding: String)] = [
      ([0xFF, 0xFE, 0, 0], 4, "UTF-32LE"), ([0, 0, 0xFE, 0xFF], 4, "UTF-32BE"),
      ([0x3C, 0, 0, 0], 0, "UTF-32LE"), ([0, 0, 0, 0x3C], 0, "UTF-32BE"),
      ([0xEF, 0xBB, 0xBF], 3, "UTF-8"),
      ([0xFF, 0xFE], 2, "UTF-16LE"), ([0xFE, 0xFF], 2, "UTF-16BE"),
      ([0x3C, 0], 0, "UTF-16LE"), ([0, 0x3C], 0, "UTF-16BE"),
    ]
    if let mark = marks.first(where: { head.starts(with: $0.bytes) }) {
      switch mark.encoding {
      case "UTF-8": return (.utf8, mark.markCount)
      case "UTF-16LE": return (.utf16(UTF16Decoder(isBigEndian: false)), mark.markCount)
      case "UTF-16BE": return (.utf16(UTF16Decoder(isBigEndian: true)), mark.markCount)
      default: return (.other(try Converter(from: mark.encoding)), mark.markCount)
      }
    }
    guard let name = declaredEncoding(head) else { return (.utf8, 0) }
    let passThrough = ["utf-8", "utf8", "us-ascii", "ascii", "unicode", "utf-16", "utf16", "ucs-2"]
    let lowercased = name.lowercased()
    if passThrough.contains(lowercased) || lowercased.hasPrefix("utf-16") { return (.utf8, 0) }
    return (.other(try Converter(from: name)), 0)
  }

  private mutating func convert(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    var output: [UInt8] = []
    switch state {
    case .undecided, .utf8: return try body(bytes)
    case .utf16(var decoder):
      decoder.decode(bytes, into: &output)
      state = .utf16(decoder)
    case .other(let converter): converter.convert(bytes, into: &output)
    }
    try output.withUnsafeBufferPointer(body)
  }
}

/// How far into a document the XML declaration may reach, in bytes.
private let longestDeclaration = 1_024

/// Returns the encoding that an XML declaration at the start of `head` names, or `nil`; white space
/// may stand before it.
private func declaredEncoding(_ head: [UInt8]) -> String? {
  let head = head.drop(while: isXMLWhiteSpace)
  guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">"))
  else { return nil }
  let words = String(decoding: head[..<end], as: UTF8.self)
    .split { "'\"=".contains($0) || $0.isWhitespace }
  guard let index = words.firstIndex(of: "encoding"), index + 1 < words.count else { return nil }
  return String(words[index + 1])
}

/// Turns UTF-16 into UTF-8.
private struct UTF16Decoder {
  let isBigEndian: Bool
  private var pendingByte: UInt8?
  private var pendingSurrogate: UInt32?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    output.reserveCapacity(bytes.count + bytes.count / 2 + 4)
    for byte in bytes {
      guard let first = pendingByte else {
        pendingByte = byte
        continue
      }
      pendingByte = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      take(UInt32(high) << 8 | UInt32(low), &output)
    }
  }

  mutating func finish(into output: inout [UInt8]) {
    if pendingSurrogate != nil || pendingByte != nil { output.append(0xFF) }
  }

  private mutating func take(_ unit: UInt32, _ output: inout [UInt8]) {
    if let high = pendingSurrogate {
      pendingSurrogate = nil
      if (0xDC00...0xDFFF).contains(unit) {
        appendUTF8(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &output)
        return
      }
      appendUTF8(high, to: &output)
    }
    if (0xD800...0xDBFF).contains(unit) {
      pendingSurrogate = unit
    } else {
      appendUTF8(unit, to: &output)
    }
  }
}

/// Adds a code point in UTF-8; half a surrogate pair comes out as three bytes that are not UTF-8.
private func appendUTF8(_ scalar: UInt32, to output: inout [UInt8]) {
  func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8((scalar >> shift) & 0x3F) }
  switch scalar {
  case ..<0x80: output.append(UInt8(scalar))
  case ..<0x800:
    output.append(0xC0 | UInt8(scalar >> 6))
    output.append(tail(0))
  case ..<0x10000:
    output.append(0xE0 | UInt8(scalar >> 12))
    output.append(tail(6))
    output.append(tail(0))
  default:
    output.append(0xF0 | UInt8(scalar >> 18))
    output.append(tail(12))
    output.append(tail(6))
    output.append(tail(0))
  }
}

/// What iconv returns when it cannot go on: `(size_t) -1`.
private let iconvFailure = Int(bitPattern: UInt.max)

/// Turns any other encoding into UTF-8, with the converter that libxml2 itself uses.
private final class Converter {
  private let handle: iconv_t
  private var pending: [CChar] = []

  init(from name: String) throws(XMLDecoder.UnknownEncoding) {
    let isPlainName = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    guard isPlainName, let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else {
      throw XMLDecoder.UnknownEncoding(name: name)
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  func convert(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    pending.append(contentsOf: bytes.lazy.map { CChar(bitPattern: $0) })
    var buffer = [CChar](repeating: 0, count: 16 << 10)
    var used = 0
    pending.withUnsafeMutableBufferPointer { pending in
      while used < pending.count {
        var from = pending.baseAddress.map { $0 + used }
        var fromCount = pending.count - used
        var failed = false
        let written = buffer.withUnsafeMutableBufferPointer { buffer in
          var to = buffer.baseAddress
          var toCount = buffer.count
          failed = iconv(handle, &from, &fromCount, &to, &toCount) == iconvFailure
          return buffer.count - toCount
        }
        let failure = failed ? errno : 0
        output.append(contentsOf: buffer[..<written].lazy.map { UInt8(bitPattern: $0) })
        used = pending.count - fromCount
        if failure == EINVAL { break }
        if failure == EILSEQ {
          output.append(0xFF)
          used += 1
        }
      }
    }
    pending.removeFirst(used)
  }

  func finish(into output: inout [UInt8]) {
    if !pending.isEmpty { output.append(0xFF) }
  }
}
