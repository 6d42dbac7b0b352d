import Model

/// What the header of an HTTP request repeats of its body, for those on the way who do not read bodies.
///
/// Only requests that say their version themselves must have it; others may name the version that was agreed on.
package struct RequestHeaders: Hashable, Sendable {
  /// The value of `MCP-Protocol-Version`.
  package var version: String?
  /// The value of `Mcp-Method`.
  package var method: String?
  /// The value of `Mcp-Name`: the name of the tool or prompt, or the address of the resource.
  package var name: String?

  /// Creates the header of a request that says nothing.
  package init() {}

  /// Whether the header says that the request carries its version itself: it names none of the earlier ones.
  var isStateless: Bool {
    guard let version else { return false }
    return ProtocolVersion(rawValue: version).map(\.isStateless) ?? true
  }

  /// Fails where the header does not say the same as the body.
  func check(_ request: RPCRequest, version: String) throws {
    let pairs = [
      ("MCP-Protocol-Version", self.version, version), ("Mcp-Method", method, request.method),
    ]
    for (field, shown, wanted) in pairs where shown != wanted {
      throw RPCError.headers(Message("mcp.otherHeader", ["name": .text(field)]))
    }
    if let wanted = request.name, name.flatMap(Self.decoded) != wanted {
      throw RPCError.headers(Message("mcp.otherHeader", ["name": .text("Mcp-Name")]))
    }
  }

  /// Returns a value that may be written as `=?base64?…?=`, where it is no printable ASCII.
  private static func decoded(_ value: String) -> String? {
    let (start, end) = ("=?base64?", "?=")
    guard value.hasPrefix(start), value.hasSuffix(end), value.count >= start.count + end.count
    else {
      return value
    }
    var bits: UInt32 = 0
    var bitCount = 0
    var bytes: [UInt8] = []
    for scalar in value.dropFirst(start.count).dropLast(end.count).unicodeScalars {
      if scalar == "=" { continue }
      guard let digit = digits.firstIndex(of: scalar) else { return nil }
      bits = (bits << 6 | UInt32(digit)) & 0xFFFF
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars
  )
}
