/// What separates the fields of a text, and where its rows begin.
struct DelimitedFormat {
  private(set) var delimiter = UInt8(ascii: ",")
  /// Whether OmegaT wrote the file, as its first line says.
  private(set) var isOmegaT: Bool
  /// Where the first row begins, after a byte order mark, Excel's line and comments.
  private(set) var start = 0
  /// Whether the first line is that of UTX, whose headings are a comment too.
  private var isUTX = false
  /// The line on which the first row begins.
  private(set) var line = 1

  /// Looks at the beginning of a text.
  ///
  /// - Complexity: O(length of the comments), and of the first lines
  init(_ bytes: [UInt8], isOmegaT: Bool) {
    self.isOmegaT = isOmegaT
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let prefix = Array("sep=".utf8)
    if bytes.count > start + 4,
      bytes[start..<start + 4].map({ $0 | 0x20 }) == prefix.map({ $0 | 0x20 })
    {
      let (text, next) = firstLine(of: bytes)
      if text.count == 5, let last = text.last {
        delimiter = last
        (start, line) = (next, line + 1)
        return
      }
    }
    skipComments(bytes)
    delimiter = Self.delimiter(of: bytes[start...])
  }

  private mutating func skipComments(_ bytes: [UInt8]) {
    while start < bytes.count {
      let (text, next) = firstLine(of: bytes)
      let trimmed = text.trimmedText
      if !trimmed.isEmpty {
        guard trimmed.first == UInt8(ascii: "#"), isOmegaT || Self.isComment(trimmed) else {
          return
        }
        let words = String(decoding: trimmed.prefix(200), as: UTF8.self).lowercased()
        if words.hasPrefix("#utx") { isUTX = true }
        if isUTX, words.hasPrefix("#src") {
          // The headings of UTX stand in a comment.
          start = trimmed.startIndex + 1
          return
        }
        if words.contains("glossary in tab-separated format") || words.contains("coding: utf-8") {
          isOmegaT = true
        }
      }
      (start, line) = (next, line + 1)
    }
  }

  /// Whether a line that begins with `#` is a remark, and no heading of a column of numbers.
  private static func isComment(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0 == UInt8(ascii: "#") }
    guard let first = rest.first else { return true }
    return !delimiters.contains(first) && !(rest.contains(.tab) && rest.contains(.quote))
  }

  /// Returns the line at `start` without its end, and where the next one begins.
  private func firstLine(of bytes: [UInt8]) -> (ArraySlice<UInt8>, Int) {
    let rest = bytes[start...]
    let end = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? bytes.count
    var next = min(end + 1, bytes.count)
    if end < bytes.count, bytes[end] == .carriageReturn, next < bytes.count,
      bytes[next] == .lineFeed
    {
      next += 1
    }
    return (bytes[start..<end], next)
  }

  private static let delimiters: [UInt8] = [
    UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"),
  ]

  /// Returns what separates the text into fields.
  ///
  /// It is what separates most of the first lines into equally many fields; the first line counts
  /// double. Where nothing does, a bar may.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    if let delimiter = delimiterOfHeader(bytes) { return delimiter }
    let lines = sampleLines(of: bytes)
    var best: (delimiter: UInt8, score: Int) = (UInt8(ascii: ","), 0)
    for delimiter in delimiters + [UInt8(ascii: "|")] {
      if delimiter == UInt8(ascii: "|"), best.score > 0 { break }
      let counts = lines.map { line in line[delimiter] ?? 0 }
      var scores: [Int: Int] = [:]
      for (index, count) in counts.enumerated() where count > 0 {
        scores[count, default: 0] += index == 0 ? 2 : 1
      }
      let score = scores.values.max() ?? 0
      // A tab is no punctuation mark, so that half as many lines are enough.
      let weight = delimiter == .tab ? 2 * score : score
      if weight > best.score { best = (delimiter, weight) }
    }
    return best.delimiter
  }

  /// Returns what separates the first line into headings that are understood, two of them at least.
  private static func delimiterOfHeader(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    let lines = bytes.prefix(1 << 14).split { $0 == .lineFeed || $0 == .carriageReturn }
    guard let line = lines.first(where: { !$0.trimmedText.isEmpty }) else { return nil }
    let counts = delimiters.map { delimiter in
      let fields = line.split(separator: delimiter).prefix(TableLimits.headingCount)
      let known = fields.count { field in
        let name = field.filter { $0 != .quote }[...].trimmedText
        return name.count <= 120
          && HeadingReader.heading(String(decoding: name, as: UTF8.self)).isKnown
      }
      return (delimiter, known)
    }
    guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 >= 2 else { return nil }
    return best.0
  }

  /// Returns how often each delimiter stands outside quotation marks in the first lines.
  private static func sampleLines(of bytes: ArraySlice<UInt8>) -> [[UInt8: Int]] {
    var lines: [[UInt8: Int]] = []
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var hasText = false
    var isFieldStart = true
    for byte in bytes.prefix(1 << 16) {
      if byte == .quote, isQuoted || isFieldStart { isQuoted.toggle() }
      let isDelimiter = byte == .tab || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      isFieldStart = isDelimiter || byte == .lineFeed || byte == .carriageReturn
      if byte == .lineFeed || byte == .carriageReturn {
        // A mark that nothing closes on its line quotes nothing in a table with tabs.
        if isQuoted, counts[.tab] == nil { continue }
        isQuoted = false
        if hasText { lines.append(counts) }
        (counts, hasText) = ([:], false)
        if lines.count == 50 { break }
      } else if isDelimiter || byte == UInt8(ascii: "|") {
        if !isQuoted || byte == .tab { counts[byte, default: 0] += 1 }
        hasText = true
      } else {
        hasText = true
      }
    }
    if hasText { lines.append(counts) }
    return lines
  }
}
