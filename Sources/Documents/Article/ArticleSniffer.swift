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
    for (start, kind) in refused where bytes.starts(with: start) {
      throw ArticleError(.otherKind(kind))
    }
    let sample = try ArticleSample(bytes, named: named?.format)
    guard let found = ArticleFormat.all.first(where: { $0.isTold(sample) }) else {
      try refuse(sample)
      guard named?.isAlwaysTold != true else {
        guard !bytes.isEmpty else { throw ArticleError(.empty) }
        throw ArticleError(.notAsNamed(words(for: named)))
      }
      return named ?? .plainText
    }
    try refusePackage(sample)
    guard let named, named != found else { return found }
    throw ArticleError(.namedOtherwise(words(for: named), found: words(for: found)))
  }

  private static func words(for format: ArticleFormat?) -> String { format?.format.name ?? "text" }

  private static let refused: [(start: [UInt8], kind: ArticleError.OtherKind)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("%PDF-".utf8), .pdf),
    (Array("{\\rtf".utf8), .rtf),
    ([0x1F, 0x8B], .gzip),
    ([0x89, 0x50, 0x4E, 0x47], .picture("PNG")),
    ([0xFF, 0xD8, 0xFF], .picture("JPEG")),
    (Array("GIF8".utf8), .picture("GIF")),
    ([0x7F, 0x45, 0x4C, 0x46], .program),
    (Array("SQLite format 3".utf8), .database),
  ]

  /// Refuses files of Office that are no texts, which have the same beginnings as texts.
  private static func refusePackage(_ sample: ArticleSample) throws(ArticleError) {
    guard !sample.holdsFile("word/document") else { return }
    if sample.holdsFile("xl/workbook") {
      throw ArticleError(.otherKind(.workbook))
    }
    if sample.holdsFile("ppt/presentation") {
      throw ArticleError(.otherKind(.presentation))
    }
  }

  /// Refuses what is known to be no article.
  private static func refuse(_ sample: ArticleSample) throws(ArticleError) {
    try refusePackage(sample)
    if sample.isArchive {
      if sample.holdsFile("META-INF/manifest.xml") {
        throw ArticleError(.otherKind(.openDocument))
      }
      throw ArticleError(.otherKind(.archive))
    }
    if sample.rootName == "tmx" || sample.documentType == "tmx" {
      throw ArticleError(.otherKind(.memory))
    }
    if ["martif", "tbx"].contains(sample.rootName) {
      throw ArticleError(.otherKind(.glossary))
    }
    if sample.documentType != nil {
      throw ArticleError(.unknownXML(element: nil))
    }
    if sample.isXML {
      throw ArticleError(.unknownXML(element: sample.rootElement))
    }
  }
}
