package import Model

/// A kind of file in which an article comes.
///
/// `all` is the one table of them: what a file is told by, which files of a folder are articles, and
/// what the command line and the pages take are read from it. To add a format, write a file with its
/// reader and put a row here.
package struct ArticleFormat: Sendable {
  /// How an article is read, beside its bytes.
  package struct Options: Hashable, Sendable {
    /// Whether what stands around the article of a page (menus, lists of links) is kept too.
    package var keepsEverything = false
    /// The encoding of text files, where they do not state it themselves and are not UTF-8, such as
    /// `windows-1256`.
    package var encoding: String?

    /// Creates the default options.
    package init() {}
  }

  /// Reads an article.
  ///
  /// It throws `InterruptionError`; `ArticleError`, `TextEncodingError`, `XMLError` or `ArchiveError`,
  /// when the file is damaged or is none of the format.
  package typealias Reader = @Sendable ([UInt8], Options, Interruption) throws -> Article

  /// The kind that articles of the format have.
  package let format: Article.Format
  /// How the names of files end, in lower case and without the stop, the usual one first.
  package let suffixes: [String]
  /// The media types, the usual one first.
  package let mediaTypes: [String]
  /// Whether the bytes of every such file tell what it is, so that one of that name whose bytes do not
  /// is none.
  package var isAlwaysTold = false
  /// Whether a file is of the format, as its bytes tell, and its name where they do not.
  let isTold: @Sendable (ArticleSample) -> Bool
  /// Reads an article.
  package let read: Reader

  /// All formats, in the order in which they are tried.
  package static let all: [ArticleFormat] = [
    docx, openDocument, xliff, html, webVTT, subRip, markdown, plainText,
  ]

  /// All endings of the names of articles.
  package static let suffixes = Set(all.flatMap(\.suffixes))

  /// Returns the format that a file's name or path states, or `nil`.
  package static func named(_ path: String) -> ArticleFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    return all.first { $0.suffixes.contains(suffix) }
  }
}

extension ArticleFormat: Hashable, CustomStringConvertible {
  package static func == (left: ArticleFormat, right: ArticleFormat) -> Bool {
    left.format == right.format
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(format) }

  package var description: String { format.name }
}

extension ArticleFormat {
  /// Text without markup.
  ///
  /// Its reader returns no blocks: how its lines make paragraphs is a question of sentences, which are not
  /// known here.
  package static let plainText: ArticleFormat = .init(
    format: .plainText,
    suffixes: ["txt", "text"],
    mediaTypes: ["text/plain"],
    isTold: { _ in false },
    read: { bytes, options, _ in
      Article(format: .plainText, text: try decodeText(bytes, options))
    }
  )

  package static let markdown: ArticleFormat = .init(
    format: .markdown,
    suffixes: ["md", "markdown", "mkd", "mdown"],
    mediaTypes: ["text/markdown"],
    isTold: { _ in false },
    read: { bytes, options, interruption in
      try MarkdownArticleReader.read(decodeText(bytes, options), interruption: interruption)
    }
  )

  package static let html: ArticleFormat = .init(
    format: .html,
    suffixes: ["html", "htm", "xhtml"],
    mediaTypes: ["text/html", "application/xhtml+xml"],
    isTold: \.isHTML,
    read: { bytes, options, interruption in
      try HTMLArticleReader.read(
        options.encoding.map { try decodeText(bytes, encoding: $0) } ?? decodeHTML(bytes),
        keepsEverything: options.keepsEverything,
        interruption: interruption
      )
    }
  )

  package static let docx: ArticleFormat = .init(
    format: .docx,
    suffixes: ["docx", "docm"],
    mediaTypes: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    isAlwaysTold: true,
    isTold: { sample in
      // A package of Office without a known main part: its reader says what is wrong with it.
      sample.holdsFile("word/document")
        || sample.holdsFile("[Content_Types].xml") || sample.holdsFile("_rels/.rels")
    },
    read: { bytes, options, interruption in
      try DOCXArticleReader.read(
        bytes,
        keepsEverything: options.keepsEverything,
        interruption: interruption
      )
    }
  )

  package static let xliff: ArticleFormat = .init(
    format: .xliff,
    suffixes: ["xlf", "xliff", "mxliff", "mqxliff", "sdlxliff", "txlf"],
    mediaTypes: ["application/xliff+xml"],
    isAlwaysTold: true,
    isTold: { $0.rootName == "xliff" || $0.documentType == "xliff" },
    read: { bytes, _, interruption in
      try interruption.check()
      return try XLIFFArticleReader.read(bytes, interruption: interruption)
    }
  )
}

/// Returns the text of a file in the encoding that its reader states, or that it has.
func decodeText(_ bytes: [UInt8], _ options: ArticleFormat.Options) throws -> String {
  try options.encoding.map { try decodeText(bytes, encoding: $0) } ?? decodeText(bytes)
}
