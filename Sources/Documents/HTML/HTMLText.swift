/// Text as HTML shows it.
package enum HTMLText {
  /// Returns a text with the characters escaped that mean something in HTML.
  package static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default:
        // Controls have no place in HTML; white space has.
        let isControl = scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
        escaped.unicodeScalars.append(isControl || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// Returns a link's address if it is one that can do no harm: of the web, or of mail.
  ///
  /// An address relative to the article means nothing on another page.
  static func harmlessAddress(_ address: String) -> String? {
    let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    let schemes = ["http://", "https://", "mailto:"]
    let isKnown = schemes.contains {
      address.lowercased().hasPrefix($0) && address.count > $0.count
    }
    return isPlain && isKnown ? address : nil
  }

  /// Returns a right-to-left text, escaped, in which each run of Latin words is isolated, so that
  /// its words and the stops after it keep their order.
  static func isolatingLatin(_ text: some StringProtocol) -> String {
    LatinRun.runs(of: text).map { run in
      run.isLatin ? "<bdi dir=\"ltr\">\(escaped(run.text))</bdi>" : escaped(run.text)
    }.joined()
  }
}
