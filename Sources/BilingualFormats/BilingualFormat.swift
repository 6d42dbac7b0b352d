import Model

/// A format of files that have a text in two languages; `all` is the one table of them.
///
/// To add a format: a reader that conforms to `PairReader`, and a row here.
package struct BilingualFormat: Sendable {
  /// The format's name, for messages.
  package let name: String
  /// The extensions of its files, in lower case and without a full stop, the usual one first.
  package let suffixes: [String]
  /// The media types of its files, the usual one first.
  package let mediaTypes: [String]
  /// Whether a file that begins with some text, in UTF-8, is of the format.
  private let begins: @Sendable (String) -> Bool
  /// Makes a reader for one file.
  package let makeReader: @Sendable (PairReading) -> any PairReader

  /// The formats.
  package static let all: [BilingualFormat] = [xliff, tmx, json, po, subtitles, tsv, csv]

  /// Translation jobs: XLIFF 1.0 to 2.2 and the dialects of translators' tools.
  package static let xliff = BilingualFormat(
    name: "XLIFF",
    suffixes: ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "txlf"],
    mediaTypes: ["application/xliff+xml", "application/x-xliff+xml"],
    begins: { rootElement($0) == "xliff" },
    makeReader: { XLIFFPairReader($0) }
  )

  /// Translation memories.
  package static let tmx = BilingualFormat(
    name: "TMX",
    suffixes: ["tmx"],
    mediaTypes: ["application/x-tmx+xml"],
    begins: { rootElement($0) == "tmx" },
    makeReader: { TMXPairReader($0) }
  )

  /// Aligned segments as JSON, one object or one to a line.
  package static let json = BilingualFormat(
    name: "aligned JSON",
    suffixes: ["json", "jsonl", "ndjson"],
    mediaTypes: ["application/json", "application/x-ndjson"],
    begins: { text in
      let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      return (start.hasPrefix("{") || start.hasPrefix("["))
        && ["source", "segments", "translation", "ar", "en"].contains { text.contains("\"\($0)\"") }
    },
    makeReader: { JSONPairReader($0) }
  )

  /// Messages of programs.
  package static let po = BilingualFormat(
    name: "gettext PO",
    suffixes: ["po", "pot"],
    mediaTypes: ["text/x-gettext-translation"],
    begins: { text in
      text.split(whereSeparator: \.isNewline).contains {
        $0.hasPrefix("msgid ") || $0.hasPrefix("msgid\t") || $0.hasPrefix("msgid\"")
      }
    },
    makeReader: { POPairReader($0) }
  )

  /// Subtitles of which each has both languages.
  package static let subtitles = BilingualFormat(
    name: "subtitles",
    suffixes: ["srt", "vtt"],
    mediaTypes: ["application/x-subrip", "text/vtt"],
    begins: { text in
      text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.hasPrefix("WEBVTT")
        || text.split(whereSeparator: \.isNewline).prefix(4).contains { $0.contains(" --> ") }
    },
    makeReader: { SubtitlePairReader($0) }
  )

  /// Tables of two columns, apart by tabs.
  package static let tsv = BilingualFormat(
    name: "TSV",
    suffixes: ["tsv", "tab", "txt"],
    mediaTypes: ["text/tab-separated-values"],
    begins: { text in
      let rows = text.split(separator: "\n", maxSplits: 20).prefix(20)
      let count = rows.count { $0.contains("\t") }
      return count > 0 && count * 2 >= rows.count
    },
    makeReader: { TablePairReader($0) }
  )

  /// Tables of two columns with a header, apart by commas or semicolons.
  package static let csv = BilingualFormat(
    name: "CSV",
    suffixes: ["csv"],
    mediaTypes: ["text/csv"],
    begins: { TablePairReader.delimiter(ofHeader: $0) != nil },
    makeReader: { TablePairReader($0) }
  )

  /// Returns the format of a file, or `nil` if it is none of these.
  ///
  /// The first bytes say it; the name says it where they could be several.
  ///
  /// - Parameters:
  ///   - start: The file, or its first kilobytes.
  ///   - name: The file's name or path.
  /// - Returns: The format.
  package static func format(of start: some Sequence<UInt8>, name: String) -> BilingualFormat? {
    // UTF-16 has a zero in each character of a tag.
    let bytes = start.prefix(16_384).filter { $0 != 0 }
    let text = String(decoding: bytes, as: UTF8.self)
    let last = name.split(separator: "/").last ?? ""
    let suffix = last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() }
    let fitting = all.filter { $0.begins(text) && ($0.isXML || !isBinary(bytes)) }
    if let suffix, let named = fitting.first(where: { $0.suffixes.contains(suffix) }) {
      return named
    }
    return fitting.first
  }

  private var isXML: Bool { name == Self.xliff.name || name == Self.tmx.name }

  /// Whether a file is no text: it is packed, or more than a few of its bytes are control characters.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B, 0x03]) { return true }
    let controlCount = bytes.count { $0 < 0x09 || (0x0E..<0x20).contains($0) }
    return controlCount * 25 > bytes.count
  }

  /// The local name of the first element of a text, in lower case.
  private static func rootElement(_ text: String) -> String? {
    var rest = text[...]
    while let mark = rest.firstIndex(of: "<") {
      guard rest[..<mark].allSatisfy({ $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" })
      else { return nil }
      rest = rest[mark...]
      let end: String
      if rest.hasPrefix("<?") {
        end = "?>"
      } else if rest.hasPrefix("<!--") {
        end = "-->"
      } else if rest.hasPrefix("<!DOCTYPE") {
        let declaration = rest.prefix { $0 != ">" }
        end = declaration.contains("[") ? "]>" : ">"
      } else {
        let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return name.split(separator: ":").last?.lowercased()
      }
      guard let found = rest.firstRange(of: end) else { return nil }
      rest = rest[found.upperBound...]
    }
    return nil
  }
}
