import Hummingbird

/// Returns an address of this server that somebody sent to be led to, if it is one.
///
/// `//evil.com` and `/\evil.com` are addresses of other servers to a browser.
func localAddress(_ address: String?) -> String? {
  guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
    address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
  else { return nil }
  let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  let path = normalizedPath(String(parts[0]))
  guard parts.count > 1 else { return path }
  let query = parts[1].utf8.map { byte -> String in
    switch Unicode.Scalar(byte) {
    case "\"", "<", ">", "#": percentEncoded([byte])
    case let scalar where scalar.isASCII: String(scalar)
    default: percentEncoded([byte])
    }
  }
  return path + "?" + query.joined()
}

extension Request {
  /// The address of the page with its query, as a link has it.
  var address: String {
    normalizedPath(uri.path) + (uri.query.map { $0.isEmpty ? "" : "?\($0)" } ?? "")
  }

  /// The address of the page with some parameters set, and others taken away.
  ///
  /// - Parameter changes: For each name its value, encoded where that is needed; `nil` takes it away.
  /// - Returns: The path and the query.
  func address(changing changes: KeyValuePairs<String, String?>) -> String {
    let names = changes.map(\.key)
    let kept = (uri.query ?? "").split(separator: "&").filter { field in
      !names.contains(String(field.prefix { $0 != "=" }))
    }.map(String.init)
    let set = changes.compactMap { name, value in
      value.map { "\(name)=\(percentEncoded($0))" }
    }
    let query = (kept + set).joined(separator: "&")
    return normalizedPath(uri.path) + (query.isEmpty ? "" : "?\(query)")
  }
}
