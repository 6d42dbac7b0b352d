import XMLStreams

/// Returns the text of a file whose encoding its reader states.
///
/// - Parameters:
///   - bytes: The file.
///   - encoding: The encoding's name as iconv or a browser knows it, such as `windows-1256`. A byte
///     order mark in the file counts more.
/// - Returns: The text.
/// - Throws: `ArticleError`, when the encoding is not known, or the bytes mean nothing in it.
/// - Complexity: O(`bytes.count`)
package func decodeText(_ bytes: [UInt8], encoding: String) throws(ArticleError) -> String {
  if hasByteOrderMark(bytes) { return try decoded(bytes) }
  let utf8: [UInt8]
  do {
    utf8 = try XMLDecoder.convert(bytes, from: webName(encoding))
  } catch {
    throw ArticleError(.unknownEncoding(error.name))
  }
  // What means nothing comes out as FF.
  if let fault = utf8.firstIndex(of: 0xFF) {
    let line = 1 + utf8[..<fault].count { $0 == 0x0A }
    throw ArticleError(line: line, .byteOutsideEncoding(encoding))
  }
  return try decoded(utf8)
}

/// Returns the text of a web page, by its byte order mark, the encoding that it declares, or UTF-8.
///
/// A few bytes of other encodings in a page of UTF-8 become U+FFFD, as in a browser.
///
/// - Throws: `ArticleError`, when the page is no text, or not in the encoding that it declares.
/// - Complexity: O(`bytes.count`)
package func decodeHTML(_ bytes: [UInt8]) throws(ArticleError) -> String {
  if hasByteOrderMark(bytes) { return try decoded(bytes) }
  let declared = declaredCharset(in: bytes).map(webName)
  if let declared, !["utf-8", "utf8", "utf-16", "unicode"].contains(declared) {
    return try decodeText(bytes, encoding: declared)
  }
  guard declared != nil, !bytes.contains(0) else { return try decoded(bytes) }
  let text = String(decoding: bytes, as: UTF8.self)
  let replaced = text.unicodeScalars.count { $0 == "\u{FFFD}" }
  return replaced * 1_000 > bytes.count ? try decoded(bytes) : text
}

private func decoded(_ bytes: [UInt8]) throws(ArticleError) -> String {
  do {
    return try decodeText(bytes)
  } catch {
    throw ArticleError(line: error.line, .text(error))
  }
}

private func hasByteOrderMark(_ bytes: [UInt8]) -> Bool {
  [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]].contains { bytes.starts(with: $0) }
}

/// The encoding that browsers understand by a name.
///
/// Reference: WHATWG Encoding Standard, "Names and labels".
private func webName(_ name: String) -> String {
  switch name.lowercased() {
  case "iso-8859-1", "latin1", "us-ascii", "ascii": "windows-1252"
  case "x-cp1256", "cp1256", "cp-1256", "windows1256": "windows-1256"
  case "arabic", "iso8859-6", "asmo-708": "iso-8859-6"
  case let other: other
  }
}

/// Returns the encoding that stands in a `meta` element near the start of a page, or in an XML
/// declaration.
///
/// Reference: HTML Living Standard, "Prescan a byte stream to determine its encoding".
private func declaredCharset(in bytes: [UInt8]) -> String? {
  let head = String(decoding: bytes.prefix(8_192), as: UTF8.self).lowercased()
  for (mark, sign) in [("<meta", "charset"), ("<?xml", "encoding")] {
    var rest = head[...]
    while let start = rest.firstRange(of: mark) {
      rest = rest[start.upperBound...]
      let tag = rest.prefix { $0 != ">" }
      guard let name = tag.firstRange(of: sign) else { continue }
      let value = tag[name.upperBound...].drop { $0.isWhitespace }
      guard value.first == "=" else { continue }
      let start = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      let charset = start.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
      }
      if !charset.isEmpty { return String(charset) }
    }
  }
  return nil
}

/// Whether bytes that are not UTF-8 read like Arabic in windows-1256: letters of Arabic side by side.
func looksLikeWindows1256(_ bytes: some Sequence<UInt8>) -> Bool {
  var letters = 0
  var pairs = 0
  var wasLetter = false
  for byte in bytes {
    // The letters of Arabic lie between C0 and ED, with D7 the sign of multiplication, and French
    // letters among the last.
    let isLetter =
      (0xC1...0xDF).contains(byte) && byte != 0xD7
      || [0xE1, 0xE3, 0xE4, 0xE5, 0xE6, 0xEC, 0xED].contains(byte)
    if isLetter { letters += 1 }
    if isLetter, wasLetter { pairs += 1 }
    wasLetter = isLetter
  }
  return letters >= 10 && pairs * 2 > letters
}
