/// The name and the port of a `Host` field.
///
/// Reference: RFC 3986, 3.2; a name here has letters, digits, hyphens, underscores and dots, or is an
/// IPv6 address in brackets.
struct Authority: Hashable {
  /// The name, or the address without brackets, in small letters.
  let name: String
  /// The port, where one is given.
  let port: Int?

  /// Takes a field apart; `nil` if it is no authority.
  init?(_ field: some StringProtocol) {
    let text = field.lowercased()
    let rest: Substring
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      name = String(text[text.index(after: text.startIndex)..<end])
      rest = text[text.index(after: end)...]
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isOfAddress) else { return nil }
    } else {
      name = String(text.prefix { $0 != ":" })
      rest = text.dropFirst(name.count)
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isOfName) else { return nil }
    }
    // A port may be left empty.
    guard !rest.isEmpty, rest != ":" else {
      port = nil
      return
    }
    let digits = rest.dropFirst()
    guard rest.first == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), number <= 65_535
    else { return nil }
    port = number
  }

  /// Whether this machine is meant.
  var isLoopback: Bool { isLoopbackName(name) }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: ":"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
