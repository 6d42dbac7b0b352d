/// Finds web and e-mail addresses in text.
///
/// Reference: RFC 3986 and RFC 5321, as far as addresses are written in running text: without
/// quoted local parts, and without the punctuation of the sentence after them.
struct WebAddresses {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// No domain is longer (RFC 1035), and no local part with its domain (RFC 5321); what is longer in a
  /// text is no address, and looking at all of it again at each stop would take quadratic time.
  private static let maximumDomainByteCount = 253
  private static let maximumLocalByteCount = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The addresses, in order.
  ///
  /// - Complexity: O(length of the text)
  var placeables: [Placeable] {
    var found: [Placeable] = []
    var offset = 0
    var end = 0
    while offset < bytes.count {
      let placeable: Placeable? =
        switch bytes[offset] {
        case UInt8(ascii: "@"): email(at: offset, from: end)
        case UInt8(ascii: ":"): url(schemeEnd: offset, from: end)
        case UInt8(ascii: "."): domain(at: offset, from: end)
        default: nil
        }
      offset += 1
      guard let placeable else { continue }
      found.append(placeable)
      end = placeable.range.upperBound
      offset = max(offset, end)
    }
    return found
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func url(schemeEnd: Int, from limit: Int) -> Placeable? {
    guard schemeEnd + 3 < bytes.count, bytes[schemeEnd + 1] == UInt8(ascii: "/"),
      bytes[schemeEnd + 2] == UInt8(ascii: "/")
    else { return nil }
    let start = start(of: schemeEnd, from: limit) { isAlphanumeric($0) }
    guard ["http", "https", "ftp"].contains(text(start..<schemeEnd).lowercased()) else {
      return nil
    }
    let end = pathEnd(from: schemeEnd + 3)
    guard end > schemeEnd + 3 else { return nil }
    return Placeable(range: start..<end, kind: .url, value: text(start..<end))
  }

  /// A domain that stands without a scheme: it begins with `www`, or ends in a well-known suffix.
  private func domain(at dot: Int, from limit: Int) -> Placeable? {
    let lowest = max(limit, dot - Self.maximumDomainByteCount)
    let start = start(of: dot, from: lowest) { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    guard var end = domainEnd(from: dot, start: start) else { return nil }
    while end > dot, !isAlphanumeric(bytes[end - 1]) { end -= 1 }
    // A letter of another script goes on where a domain does not.
    guard start < dot, end > dot + 1, end == bytes.count || bytes[end] < 0x80 || isBreak(end)
    else { return nil }
    let labels = text(start..<end).lowercased().split(separator: ".")
    guard labels.count > 1, let last = labels.last, labels[0] == "www" || isSuffix(labels, last)
    else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "@") { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end = pathEnd(from: end) }
    return Placeable(range: start..<end, kind: .url, value: text(start..<end))
  }

  private func isSuffix(_ labels: [Substring], _ last: Substring) -> Bool {
    let general: Set<Substring> = ["com", "net", "org", "info", "gov", "edu", "int", "tv", "news"]
    if general.contains(last) { return true }
    let second: Set<Substring> = ["com", "co", "net", "org", "gov", "edu", "ac"]
    return last.count == 2 && labels.count > 2 && second.contains(labels[labels.count - 2])
  }

  private func email(at sign: Int, from limit: Int) -> Placeable? {
    let lowest = max(limit, sign - Self.maximumLocalByteCount)
    let start = start(of: sign, from: lowest) { isAlphanumeric($0) || "._%+-".utf8.contains($0) }
    guard var end = domainEnd(from: sign + 1, start: sign + 1) else { return nil }
    while end > sign + 1, !isAlphanumeric(bytes[end - 1]) { end -= 1 }
    guard start < sign, bytes[start..<sign].contains(where: isAlphanumeric),
      bytes[sign + 1..<end].contains(UInt8(ascii: "."))
    else { return nil }
    let value = text(start..<sign) + text(sign..<end).lowercased()
    return Placeable(range: start..<end, kind: .email, value: value)
  }

  private func start(of end: Int, from limit: Int, where isPart: (UInt8) -> Bool) -> Int {
    var start = end
    while start > limit, isPart(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Returns where the letters of a domain end that begins at `start`; `nil` where it is longer than any.
  private func domainEnd(from offset: Int, start: Int) -> Int? {
    var end = offset
    while end < bytes.count, isDomain(bytes[end]) {
      end += 1
      if end - start > Self.maximumDomainByteCount { return nil }
    }
    return end
  }

  /// Returns where an address ends, without the punctuation after it.
  private func pathEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, !isBreak(end) {
      end += decodeScalar(bytes, at: end).1
    }
    var openCount = 0
    for byte in bytes[start..<end] {
      if byte == UInt8(ascii: "(") { openCount += 1 }
      if byte == UInt8(ascii: ")") { openCount -= 1 }
    }
    while end > start {
      let last = bytes[end - 1]
      if last == UInt8(ascii: ")") {
        if openCount >= 0 { break }
        openCount += 1
      } else if !".,;:!?'*".utf8.contains(last) {
        break
      }
      end -= 1
    }
    return end
  }

  /// Whether a character cannot be within an address.
  private func isBreak(_ offset: Int) -> Bool {
    switch decodeScalar(bytes, at: offset).0 {
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x7F...0xA0, 0xAB, 0xBB, 0x60C, 0x61B,
      0x61F, 0x2000...0x206F, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  private func isDomain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
