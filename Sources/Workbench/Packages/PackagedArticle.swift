import Documents

/// An article of a package, with the bytes of its file.
struct PackagedArticle: Sendable {
  let bytes: [UInt8]
  let document: AnnotatedDocument

  /// Whether a tool gets the text of the article, since it does not read the article's format.
  func isGivenAsText(in format: PackageFormat) -> Bool {
    switch (format, document.article.format) {
    case (.xliff, _): false
    case (_, .webVTT): true
    case (_, .xliff): !isFirstXLIFF
    default: false
    }
  }

  /// Whether the file is a job of XLIFF 1, which every tool reads.
  private var isFirstXLIFF: Bool {
    String(decoding: bytes.prefix(4_096).filter { $0 != 0 }, as: UTF8.self)
      .contains(#/version\s*=\s*["']1\./#)
  }
}
