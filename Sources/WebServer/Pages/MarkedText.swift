/// Returns a text as HTML with some ranges of it marked.
///
/// - Parameters:
///   - text: The text.
///   - ranges: The ranges, in UTF-8 offsets, in order.
/// - Returns: HTML.
func marked(_ text: String, _ ranges: [Range<Int>]) -> String {
  let bytes = Array(text.utf8)
  var html = ""
  var position = 0
  func part(_ range: Range<Int>) -> String {
    escaped(String(decoding: bytes[range], as: UTF8.self))
  }
  for range in ranges where range.lowerBound >= position && range.upperBound <= bytes.count {
    html += part(position..<range.lowerBound) + "<mark>\(part(range))</mark>"
    position = range.upperBound
  }
  return html + part(position..<bytes.count)
}

/// Returns a text with the characters escaped that mean something in HTML.
func escaped(_ text: String) -> String {
  var html = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": html += "&amp;"
    case "<": html += "&lt;"
    case ">": html += "&gt;"
    case "\"": html += "&quot;"
    case "'": html += "&#39;"
    default: html.unicodeScalars.append(character)
    }
  }
  return html
}
