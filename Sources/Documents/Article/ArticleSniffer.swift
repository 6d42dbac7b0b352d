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
  ) throws(ArticleError) -> ArticleFormat {
    let named = ArticleFormat.named(name)
    for (start, what) in refused where bytes.starts(with: start) { throw ArticleError(what) }
    let sample = try ArticleSample(bytes, named: named?.format)
    guard let found = ArticleFormat.all.first(where: { $0.isTold(sample) }) else {
      try refuse(sample)
      guard named?.isAlwaysTold != true else {
        guard !bytes.isEmpty else { throw ArticleError("the file is empty") }
        throw ArticleError("the name says \(words(for: named)), but the file is none")
      }
      return named ?? .plainText
    }
    try refusePackage(sample)
    guard let named, named != found else { return found }
    throw ArticleError(
      "the name says \(words(for: named)), but this is \(words(for: found)); rename the file to read it"
    )
  }

  private static func words(for format: ArticleFormat?) -> String { format?.format.name ?? "text" }

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

  /// Refuses files of Office that are no texts, which have the same beginnings as texts.
  private static func refusePackage(_ sample: ArticleSample) throws(ArticleError) {
    guard !sample.holdsFile("word/document") else { return }
    if sample.holdsFile("xl/workbook") {
      throw ArticleError("this is an Excel workbook, not an article")
    }
    if sample.holdsFile("ppt/presentation") {
      throw ArticleError("this is a PowerPoint presentation, not an article")
    }
  }

  /// Refuses what is known to be no article.
  private static func refuse(_ sample: ArticleSample) throws(ArticleError) {
    try refusePackage(sample)
    if sample.isArchive {
      if sample.holdsFile("META-INF/manifest.xml") {
        throw ArticleError("this is an OpenDocument file, but no text")
      }
      throw ArticleError("this is a ZIP archive, not an article; unpack it first")
    }
    if sample.rootName == "tmx" || sample.documentType == "tmx" {
      throw ArticleError("this is a translation memory (TMX); use memory import")
    }
    if ["martif", "tbx"].contains(sample.rootName) {
      throw ArticleError("this is a glossary (TBX); use glossary import")
    }
    if sample.documentType != nil {
      throw ArticleError("this is XML of a kind that is not read here")
    }
    if sample.isXML {
      throw ArticleError("this is XML (\(sample.rootElement)) that is not read here")
    }
  }
}
