import Archives

/// Tells what kind of file an article came in.
///
/// The first bytes say it; the name says it where they could be several things. A file whose bytes
/// are not what its name says is an error, because one of the two is wrong.
package enum ArticleSniffer {
  /// Returns the kind of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, or its beginning; of an archive, the whole file.
  ///   - name: The file's name or path.
  /// - Returns: The kind.
  /// - Throws: `ArticleError`, when the file is of a kind that is no article, or not what its name
  ///   says.
  package static func format(
    of bytes: [UInt8],
    name: String
  ) throws(ArticleError) -> Article.Format {
    let named = format(named: name)
    var found = try signature(of: bytes)
    if found == nil { found = try markup(of: bytes, named: named) }
    guard let found else {
      switch named {
      case .docx, .xliff:
        guard !bytes.isEmpty else { throw ArticleError("the file is empty") }
        throw ArticleError("the name says \(words(for: named)), but the file is none")
      case .html, .markdown: return named ?? .plainText
      case .plainText, nil: return .plainText
      }
    }
    guard let named, named != found else { return found }
    throw ArticleError(
      "the name says \(words(for: named)), but this is \(words(for: found)); rename the file to read it"
    )
  }

  private static func words(for format: Article.Format?) -> String { format?.rawValue ?? "text" }

  private static func format(named name: String) -> Article.Format? {
    let last = name.split(separator: "/").last ?? ""
    guard let dot = last.lastIndex(of: ".") else { return nil }
    switch last[last.index(after: dot)...].lowercased() {
    case "txt", "text": return .plainText
    case "md", "markdown", "mkd", "mdown": return .markdown
    case "html", "htm", "xhtml": return .html
    case "docx", "docm": return .docx
    case "xlf", "xliff", "mxliff", "mqxliff", "sdlxliff", "txlf": return .xliff
    default: return nil
    }
  }

  /// The kind of a file that begins with bytes by which it is known.
  private static func signature(of bytes: [UInt8]) throws(ArticleError) -> Article.Format? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      return try officeFormat(of: bytes)
    }
    for (start, what) in refused where bytes.starts(with: start) {
      throw ArticleError(what)
    }
    return nil
  }

  private static let refused: [(start: [UInt8], what: String)] = [
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      "this is a file of an old Office, or encrypted; save it as DOCX without a password"
    ),
    (Array("%PDF-".utf8), "this is a PDF file; export its text, or open the document it came from"),
    (Array("{\\rtf".utf8), "this is an RTF file; save it as DOCX"),
    ([0x1F, 0x8B], "this is packed by gzip; unpack it first"),
    ([0x89, 0x50, 0x4E, 0x47], "this is a picture (PNG), not a text"),
    ([0xFF, 0xD8, 0xFF], "this is a picture (JPEG), not a text"),
    (Array("GIF8".utf8), "this is a picture (GIF), not a text"),
    ([0x7F, 0x45, 0x4C, 0x46], "this is a program, not a text"),
    (Array("SQLite format 3".utf8), "this is a database, not a text"),
  ]

  /// The kind of a ZIP archive, by the names of its files.
  private static func officeFormat(of bytes: [UInt8]) throws(ArticleError) -> Article.Format {
    var names: [String] = []
    do {
      try ZipReader(bytes).forEachFile { names.append($0.name) }
    } catch let error as ArchiveError {
      throw ArticleError(error.description)
    } catch {
      throw ArticleError(String(describing: error))
    }
    func holds(_ name: String) -> Bool { names.contains { $0.hasPrefix(name) } }
    if holds("word/document") { return .docx }
    if holds("xl/workbook") { throw ArticleError("this is an Excel workbook, not an article") }
    if holds("ppt/presentation") {
      throw ArticleError("this is a PowerPoint presentation, not an article")
    }
    if holds("META-INF/manifest.xml") {
      throw ArticleError("this is an OpenDocument file; save it as DOCX")
    }
    if holds("[Content_Types].xml") || holds("_rels/.rels") { return .docx }
    throw ArticleError("this is a ZIP archive, not an article; unpack it first")
  }

  /// The kind of a text that begins with a tag.
  private static func markup(
    of bytes: [UInt8],
    named: Article.Format?
  ) throws(ArticleError) -> Article.Format? {
    // UTF-16 has a zero in each character of a tag.
    let start = bytes.prefix(16_384).filter { $0 != 0 }
    var rest = String(decoding: start, as: UTF8.self)[...]
    guard let mark = rest.firstIndex(of: "<"), rest[..<mark].allSatisfy(isBeforeMarkup) else {
      return nil
    }
    rest = rest[mark...]
    let isXML = rest.hasPrefix("<?xml")
    while let end = endOfPrologue(rest) { rest = rest[end...].drop(while: \.isWhitespace) }
    let element = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
      .lowercased()
    let local = element.split(separator: ":").last.map(String.init) ?? ""
    if local == "xliff" { return .xliff }
    if element == "!doctype" {
      return rest.dropFirst(9).lowercased().drop(while: \.isWhitespace).hasPrefix("html")
        ? .html : try unknown("XML of a kind")
    }
    if ["html", "head", "body"].contains(local) { return .html }
    if local == "tmx" {
      throw ArticleError("this is a translation memory (TMX); use memory import")
    }
    if ["martif", "tbx"].contains(local) {
      throw ArticleError("this is a glossary (TBX); use glossary import")
    }
    if isXML { return try unknown("XML (\(element))") }
    if named == .plainText || named == .markdown { return nil }
    let common: Set = [
      "p", "div", "article", "section", "main", "h1", "h2", "h3", "ul", "ol", "table", "meta",
      "title",
      "header", "span", "b", "strong", "blockquote", "figure", "center", "font", "a", "img",
      "style",
      "script", "link",
    ]
    return common.contains(element) ? .html : nil
  }

  private static func unknown(_ what: String) throws(ArticleError) -> Article.Format {
    throw ArticleError("this is \(what) that is not read here")
  }

  private static func isBeforeMarkup(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{FEFF}" || character == "\u{FFFD}"
  }

  /// The place behind a declaration, a comment or a processing instruction at the start of a text.
  private static func endOfPrologue(_ text: Substring) -> Substring.Index? {
    let end: String? =
      if text.hasPrefix("<?") { "?>" } else if text.hasPrefix("<!--") { "-->" } else { nil }
    return end.flatMap { text.firstRange(of: $0)?.upperBound }
  }
}
