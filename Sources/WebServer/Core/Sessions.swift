import Hummingbird
import Synchronization

/// Who has shown the token.
///
/// Programs send it with each request; a browser shows it once and has a session from then on, so that
/// the token is in no cookie.
final class Sessions: Sendable {
  private let token: String?
  private let identifiers = Mutex<[String]>([])

  /// The name of the cookie.
  static let cookieName = "dragoman-session"
  private static let maximumCount = 1_000

  init(token: String?) { self.token = token }

  /// Whether a token is needed at all.
  var isNeeded: Bool { token != nil }

  /// Whether a request may be served.
  func admits(_ request: Request) -> Bool {
    guard let token else { return true }
    if let header = request.headers[.authorization] {
      let parts = header.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return false }
      switch parts[0].lowercased() {
      case "bearer": return isEqual(parts[1], token)
      // The name is of no account, the password is the token.
      case "basic":
        let pair = base64Decoded(parts[1]).split(separator: ":", maxSplits: 1)
        return pair.count == 2 && isEqual(String(pair[1]), token)
      default: return false
      }
    }
    if let session = request.cookies[Self.cookieName]?.value {
      return identifiers.withLock { $0.contains { isEqual($0, session) } }
    }
    // The protocol of MyMemory has a key among its parameters.
    guard let key = try? FormFields(queryOf: request)["key"] else { return false }
    return isEqual(key, token)
  }

  /// Returns the cookie of a new session, or `nil` if that is not the token.
  func begin(token shown: String) -> Cookie? {
    guard let token, isEqual(shown, token) else { return nil }
    var generator = SystemRandomNumberGenerator()
    let identifier = (0..<4).map { _ in String(generator.next(), radix: 36) }.joined()
    identifiers.withLock { identifiers in
      if identifiers.count >= Self.maximumCount { identifiers.removeFirst() }
      identifiers.append(identifier)
    }
    return Cookie(name: Self.cookieName, value: identifier, path: "/", sameSite: .strict)
  }
}

/// Compares in a time that does not tell where the texts differ.
private func isEqual(_ left: String, _ right: String) -> Bool {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  var difference = left.count ^ right.count
  for index in 0..<max(left.count, right.count) {
    difference |=
      Int((index < left.count ? left[index] : 0) ^ (index < right.count ? right[index] : 0))
  }
  return difference == 0
}

/// Returns the text that base64 stands for, up to the first character that is none of its own.
private func base64Decoded(_ text: String) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var bytes: [UInt8] = []
  var bits = 0
  var bitCount = 0
  for byte in text.utf8 {
    guard let value = digits.firstIndex(of: byte) else { break }
    bits = (bits << 6 | value) & 0xFFFF
    bitCount += 6
    if bitCount >= 8 {
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
