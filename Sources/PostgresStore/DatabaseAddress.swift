import CLibPQ
import LibraryAccess

/// Where a database is, as libpq takes it: `postgresql://…`, with what the environment, a service file and
/// a password file add.
struct DatabaseAddress: Sendable {
  private let uri: String
  /// The address as a person may see it: without a password.
  let shown: String

  /// Takes an address.
  ///
  /// - Throws: `LibraryError`, `.unusableAddress`. What libpq says of it may quote the password, and is
  ///   left out.
  init(_ uri: String) throws(LibraryError) {
    guard let options = PQconninfoParse(uri, nil) else { throw LibraryError(.unusableAddress) }
    defer { PQconninfoFree(options) }
    self.uri = uri
    shown = Self.shownAddress(uri)
  }

  /// Returns an address without what may be secret: the password, wherever it stands, and all parameters.
  static func shownAddress(_ uri: String) -> String {
    let plain = uri.prefix { $0 != "?" }
    guard let scheme = plain.firstRange(of: "://") else { return "postgresql://…" }
    let rest = plain[scheme.upperBound...]
    // A password may have a slash or another @ that should have been escaped.
    guard let end = rest.lastIndex(of: "@") else { return String(plain) }
    let user = rest[..<end].prefix { $0 != ":" }
    return String(plain[..<scheme.upperBound] + user + rest[end...])
  }

  /// Calls `body` with the parameters of libpq; those of the address win over those before it.
  ///
  /// A server that went away without a word is given up after about twenty seconds.
  func withParameters<Result>(
    connectTimeout seconds: Int = 8,
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>
    ) -> Result
  ) -> Result {
    let parameters = [
      ("connect_timeout", "\(seconds)"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
      ("keepalives_count", "2"), ("tcp_user_timeout", "20000"),
      ("fallback_application_name", "dragoman"), ("dbname", uri), ("client_encoding", "UTF8"),
    ]
    return withCStrings(parameters.map(\.0)) { names in
      withCStrings(parameters.map(\.1)) { values in body(names, values) }
    }
  }
}

/// Calls `body` with texts as C has them, and a null pointer after the last.
func withCStrings<Result>(
  _ texts: [String],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes += text.utf8CString
  }
  return bytes.withUnsafeBufferPointer { bytes in
    let pointers = starts.map { start in bytes.baseAddress.map { $0 + start } } + [nil]
    return pointers.withUnsafeBufferPointer { pointers in
      withUnsafePointer(to: nil as UnsafePointer<CChar>?) { nothing in
        body(pointers.baseAddress ?? nothing)
      }
    }
  }
}
