import JSON

/// What is known of a client from what it said before.
package struct Peer: Hashable, Sendable {
  /// The version that was agreed on; `nil` before the handshake.
  package var version: ProtocolVersion?
  /// The name that the client gives itself.
  package var client: String?
  /// Whether the client sent a request that says its version itself; then all do.
  var isStateless = false

  /// Somebody who has said nothing.
  package init() {}

  /// A client that has shown a session, as `session` wrote it.
  ///
  /// Whoever makes one up gains nothing: a client can call itself what it likes anyway.
  package init(session: String) {
    let parts = session.split(separator: ".", maxSplits: 1)
    version = parts.first.flatMap { ProtocolVersion(rawValue: String($0)) }
    client = parts.count > 1 ? Self.decoded(parts[1]) : nil
  }

  /// What a client shows with each request after its handshake, in letters, digits, hyphens and full stops, so that
  /// the server need remember nobody.
  package var session: String {
    let name = (client ?? "").utf8.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
    return "\((version ?? .latestWithHandshake).rawValue).\(name)"
  }

  private static func decoded(_ hexadecimal: Substring) -> String? {
    let digits = hexadecimal.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == hexadecimal.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
    return String(validating: bytes, as: UTF8.self).flatMap(shownName)
  }

  /// Returns the name in what a client says of itself, with its version, cut to what a line holds.
  static func name(of info: JSONField) -> String? {
    guard case .string(let name) = info["name"].value else { return nil }
    guard case .string(let version) = info["version"].value else { return shownName(name) }
    return shownName("\(name) \(version)")
  }

  private static func shownName(_ name: String) -> String? {
    let line = String(name.prefix(80)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty ? nil : line
  }
}
