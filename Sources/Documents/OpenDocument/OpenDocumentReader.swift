import Archives
import Model
import XMLStreams

/// Reads texts of LibreOffice and of other programs that write OpenDocument.
///
/// Reference: OASIS, Open Document Format for Office Applications 1.3 (ISO/IEC 26300).
enum OpenDocumentReader {
  /// Reads a document.
  ///
  /// Deleted text is left out and inserted text is kept, as if all changes had been accepted; hidden text
  /// and comments are left out. Text boxes follow the paragraph that they are anchored to, footnotes and
  /// endnotes the text.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - keepsEverything: Whether the headers and footers of pages are read too.
  ///   - interruption: Asked while the parts are read.
  /// - Returns: The article; codes of text have the name of their style as data.
  /// - Throws: `InterruptionError`; `ArchiveError`, `ArticleError`, when the package is damaged or no text,
  ///   or has more paragraphs or formatting than any article.
  /// - Complexity: O(length of the unpacked parts)
  static func read(
    _ bytes: [UInt8],
    keepsEverything: Bool,
    interruption: Interruption
  ) throws -> Article {
    let wanted: Set = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"]
    let parts = try ZipReader(bytes).contents { wanted.contains($0) }
    guard let content = parts["content.xml"] else {
      throw ArticleError(.missingPart("content.xml"))
    }
    try checkManifest(parts["META-INF/manifest.xml"])
    try interruption.check()
    var styles = OpenDocumentStyles()
    if let part = parts["styles.xml"] { try styles.read(part, name: "styles.xml") }
    try styles.read(content, name: "content.xml")
    let writer = OpenDocumentBlockWriter(styles: styles)
    func read(_ part: [UInt8], _ name: String, of roots: Set<String>) throws {
      let body = OpenDocumentBody(roots: roots, writer: writer, interruption: interruption)
      do {
        _ = try XMLStreamReader.parse(document: part, handler: body)
      } catch let error as XMLError {
        throw ArticleError(.damagedPart(name, error))
      }
    }
    let styling = keepsEverything ? parts["styles.xml"] : nil
    if let styling { try read(styling, "styles.xml", of: ["header"]) }
    try read(content, "content.xml", of: ["text"])
    try writer.writeNotes()
    if let styling { try read(styling, "styles.xml", of: ["footer"]) }
    guard writer.isText else { throw ArticleError(.otherKind(.openDocument)) }
    var article = writer.finish()
    article.title = try OpenDocumentTitle.read(parts["meta.xml"])
    return article
  }

  private static func checkManifest(_ part: [UInt8]?) throws {
    guard let part else { return }
    let text = String(decoding: part, as: UTF8.self)
    if text.contains("encryption-data") { throw ArchiveError(.encrypted) }
  }
}

/// The title of a document, as its author states it.
private struct OpenDocumentTitle: XMLEventHandler {
  private var isInTitle = false
  private var title: [UInt8] = []

  static func read(_ part: [UInt8]?) throws -> String? {
    guard let part else { return nil }
    do {
      let title = try XMLStreamReader.parse(document: part, handler: Self()).title
      return title.isEmpty ? nil : String(decoding: title, as: UTF8.self)
    } catch let error as XMLError {
      throw ArticleError(.damagedPart("meta.xml", error))
    }
  }

  mutating func startElement(_ tag: XMLStartTag) { isInTitle = tag.name.local == "title" }
  mutating func endElement(_ name: XMLName) { isInTitle = false }
  mutating func characters(_ text: XMLBytes) { if isInTitle { text.append(to: &title) } }
}
