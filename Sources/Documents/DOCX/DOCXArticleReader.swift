package import Model
import XMLStreams

/// Reads Word documents.
///
/// Reference: ECMA-376, Office Open XML, part 1 (WordprocessingML) and part 2 (packages).
package enum DOCXArticleReader {
  /// Reads a document.
  ///
  /// Deleted text is left out and inserted text is kept, as if all changes had been accepted; hidden
  /// text is left out. Text boxes follow the paragraph that they are anchored to, footnotes and
  /// endnotes the text.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - keepsEverything: Whether the headers and footers of pages are read too.
  ///   - interruption: Asked while the parts are read.
  /// - Returns: The article. The codes of runs have the property of the run as their data.
  /// - Throws: `InterruptionError`; `ArchiveError`, `ArticleError`, when the package is damaged or not a
  ///   document, or has more paragraphs or formatting than any article.
  /// - Complexity: O(length of the unpacked parts)
  package static func read(
    _ bytes: [UInt8],
    keepsEverything: Bool,
    interruption: Interruption = .never
  ) throws -> Article {
    let package = try DOCXPackage(bytes)
    try interruption.check()
    let writer = DOCXBlockWriter(
      styles: try DOCXStyles(package.part(of: .styles)),
      numbering: try DOCXNumbering(package.part(of: .numbering))
    )
    func read(_ part: String, isNote: Bool = false) throws {
      try self.read(part, isNote: isNote, in: package, to: writer, interruption)
    }
    if keepsEverything { for part in try package.parts(of: .header) { try read(part) } }
    try read(package.document)
    for kind in [DOCXPackage.PartKind.footnotes, .endnotes] {
      if let part = try package.parts(of: kind).first { try read(part, isNote: true) }
    }
    if keepsEverything { for part in try package.parts(of: .footer) { try read(part) } }
    var article = writer.finish()
    article.title = try DOCXProperties.title(in: package)
    return article
  }

  /// Reads a part paragraph by paragraph, so that no more than one of them is in memory twice.
  private static func read(
    _ part: String,
    isNote: Bool,
    in package: DOCXPackage,
    to writer: DOCXBlockWriter,
    _ interruption: Interruption
  ) throws {
    guard let bytes = package.contents[part] else {
      throw ArticleError(.missingPart(part))
    }
    let reader = DOCXBodyReader(
      relationships: try package.relationships(of: part),
      isNote: isNote,
      writer: writer,
      interruption: interruption
    )
    _ = try package.parse(bytes, part: part, handler: reader)
    writer.endPart(isNote: isNote)
  }
}

/// What a document says of itself beside its text.
private struct DOCXProperties: XMLEventHandler {
  private var isInTitle = false
  private var title = ""

  static func title(in package: DOCXPackage) throws -> String? {
    guard let bytes = package.contents["docProps/core.xml"] else { return nil }
    let properties = try package.parse(bytes, part: "docProps/core.xml", handler: Self())
    return properties.title.isEmpty ? nil : properties.title
  }

  mutating func startElement(_ tag: XMLStartTag) { isInTitle = tag.name.local == "title" }
  mutating func endElement(_ name: XMLName) { isInTitle = false }
  mutating func characters(_ text: XMLBytes) { if isInTitle { title += text.string } }
}
