import Archives

/// What the beginning of a file, or the list of files in an archive, tells of its format.
struct ArticleSample: Sendable {
  /// How many bytes of a text are looked at.
  private static let byteCount = 16_384

  /// The format that the file's name states.
  let named: Article.Format?
  /// The names of the files in the archive; none of what is no archive.
  private let files: [String]
  /// The name of the first element without its prefix, in lower case; empty where no element comes
  /// first.
  let rootName: String
  /// The first element as it stands, in lower case.
  let rootElement: String
  /// Whether the text begins as XML.
  let isXML: Bool
  /// The name in the document type, in lower case, where one comes first.
  let documentType: String?
  /// The first line of a text, without a byte order mark.
  let firstLine: Substring
  /// The beginning of the text.
  let text: Substring

  /// Looks at a file.
  ///
  /// - Throws: `ArticleError`, when it is an archive that cannot be read.
  init(_ bytes: [UInt8], named: Article.Format?) throws(ArticleError) {
    self.named = named
    let isArchive =
      bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    files = isArchive ? try Self.files(of: bytes) : []
    // UTF-16 has a zero in each character of a tag.
    let start = isArchive ? [] : bytes.prefix(Self.byteCount).filter { $0 != 0 }
    text = String(decoding: start, as: UTF8.self).drop {
      $0 == "\u{FEFF}" || $0 == "\u{FFFD}"
    }
    firstLine = text.prefix { !$0.isNewline }
    let markup = Self.markup(of: text)
    isXML = markup?.isXML ?? false
    documentType = markup?.documentType
    rootElement = markup?.element ?? ""
    rootName = rootElement.split(separator: ":").last.map(String.init) ?? ""
  }

  /// Whether the archive has a file whose name begins like this.
  func holdsFile(_ name: String) -> Bool { files.contains { $0.hasPrefix(name) } }

  /// Whether the file is an archive.
  var isArchive: Bool { !files.isEmpty }

  /// Whether the text is a web page, or a piece of one that its name does not say to be something else.
  var isHTML: Bool {
    if let documentType { return documentType == "html" }
    if ["html", "head", "body"].contains(rootName) { return true }
    if isXML || named == .plainText || named == .markdown { return false }
    return Self.commonElements.contains(rootElement)
  }

  private static let commonElements: Set = [
    "p", "div", "article", "section", "main", "h1", "h2", "h3", "ul", "ol", "table", "meta",
    "title", "header", "span", "b", "strong", "blockquote", "figure", "center", "font", "a", "img",
    "style", "script", "link",
  ]

  private static func files(of bytes: [UInt8]) throws(ArticleError) -> [String] {
    var names: [String] = []
    do {
      try ZipReader(bytes).forEachFile { names.append($0.name) }
    } catch let error as ArchiveError {
      throw ArticleError(.archive(error))
    } catch {
      throw ArticleError(.archive(ArchiveError(.damaged(nil))))
    }
    return names.isEmpty ? [""] : names
  }

  /// What a text that begins with a tag begins with.
  private static func markup(
    of text: Substring
  ) -> (isXML: Bool, documentType: String?, element: String)? {
    var rest = text
    guard let mark = rest.firstIndex(of: "<"), rest[..<mark].allSatisfy(isBeforeMarkup) else {
      return nil
    }
    rest = rest[mark...]
    let isXML = rest.hasPrefix("<?xml")
    while let end = endOfPrologue(rest) { rest = rest[end...].drop(while: \.isWhitespace) }
    let element = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
      .lowercased()
    guard element == "!doctype" else { return (isXML, nil, element) }
    let type = rest.dropFirst(9).drop(while: \.isWhitespace)
      .prefix { !$0.isWhitespace && $0 != ">" }
    return (isXML, type.lowercased(), element)
  }

  private static func isBeforeMarkup(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{FEFF}" || character == "\u{FFFD}"
  }

  /// The place after a declaration, a comment or a processing instruction at the start of a text.
  private static func endOfPrologue(_ text: Substring) -> Substring.Index? {
    let end: String? =
      if text.hasPrefix("<?") { "?>" } else if text.hasPrefix("<!--") { "-->" } else { nil }
    return end.flatMap { text.firstRange(of: $0)?.upperBound }
  }
}
