import Hummingbird

/// What a request shows to be let in.
enum Credentials: Hashable {
  /// Nothing.
  case none
  /// A token.
  case token(String)
  /// The identifier of a session.
  case session(String)
  /// A field that cannot be read; nothing else of the request counts then.
  case malformed

  /// Takes what a request shows: the `Authorization` field, else the session's cookie, else the key.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - takesKey: Whether the token may stand among the parameters, as MyMemory's clients have it.
  init(of request: Request, takesKey: Bool) {
    if let header = request.headers[.authorization] {
      self = Self.token(in: header).map(Self.token) ?? .malformed
    } else if let session = request.cookies[SessionCookie.name]?.value {
      self = .session(session)
    } else if takesKey, let fields = try? FormFields(queryOf: request), let key = fields["key"] {
      self = .token(key)
    } else {
      self = .none
    }
  }

  /// Returns the token of an `Authorization` field, or `nil` if there is none in it.
  ///
  /// References: RFC 6750 (`Bearer`), RFC 7617 (`Basic`). The name of a pair is no account of anybody's,
  /// and may be empty; the password is the token.
  static func token(in header: String) -> String? {
    let parts = header.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0].lowercased() {
    case "bearer": return parts[1]
    case "basic":
      guard let bytes = base64Decoded(parts[1]),
        let pair = String(validating: bytes, as: UTF8.self),
        let colon = pair.firstIndex(of: ":")
      else { return nil }
      let password = pair[pair.index(after: colon)...]
      return password.isEmpty ? nil : String(password)
    default: return nil
    }
  }
}

/// Returns the bytes that base64 stands for, or `nil` where it is not base64.
///
/// Reference: RFC 4648, 4; the padding at the end may be left out.
func base64Decoded(_ text: some StringProtocol) -> [UInt8]? {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let encoded = Array(text.utf8)
  let end = encoded.lastIndex { $0 != UInt8(ascii: "=") }.map { $0 + 1 } ?? 0
  let paddingCount = encoded.count - end
  guard paddingCount == 0 || (paddingCount <= 2 && encoded.count.isMultiple(of: 4)), end % 4 != 1
  else { return nil }
  var bytes: [UInt8] = []
  var bits = 0
  var bitCount = 0
  for byte in encoded[..<end] {
    guard let value = digits.firstIndex(of: byte) else { return nil }
    bits = (bits << 6 | value) & 0xFFFF
    bitCount += 6
    if bitCount >= 8 {
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
    }
  }
  return bytes
}
