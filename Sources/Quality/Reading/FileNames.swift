import Linguistics

/// Finds the names of files in a text: `report.pdf`, `setup.exe`.
enum FileNames {
  private static let suffixes: Set<String> = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "txt", "csv", "tsv", "xml",
    "json", "yaml", "yml", "html", "htm", "zip", "gz", "tar", "exe", "dll", "msi", "jpg", "jpeg",
    "png", "gif", "svg", "mp3", "mp4", "avi", "mov", "py", "js", "css", "sh", "conf", "ini", "cfg",
    "log", "sql", "rtf", "iso", "apk", "deb", "rpm", "md", "srt", "tmx", "xlf", "xliff",
  ]

  /// How many scalars of a path before the name are looked at.
  private static let longest = 100

  /// Returns where the names stand, in scalars.
  static func ranges(_ words: [SideWord], _ scalars: [UInt32]) -> [Range<Int>] {
    guard words.count > 1 else { return [] }
    return words.indices.dropFirst().compactMap { index in
      let (stem, suffix) = (words[index - 1], words[index])
      guard suffix.kind == .word, suffix.range.lowerBound == stem.range.upperBound + 1,
        scalars[stem.range.upperBound] == 0x2E, stem.kind != .arabicWord,
        suffixes.contains(suffix.letters.text)
      else { return nil }
      var start = stem.range.lowerBound
      let first = max(0, start - longest)
      while start > first, isName(scalars[start - 1]) { start -= 1 }
      return start..<suffix.range.upperBound
    }
  }

  private static func isName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2F, 0x5C, 0x7E: true
    default: false
    }
  }
}
