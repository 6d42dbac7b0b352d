import Archives
import Model
import XMLStreams

/// Writes an annotated document as a text of LibreOffice: the article with its formatting, terms shaded,
/// and comments that give the equivalents at the first mention of each concept, and the best match of
/// each segment.
///
/// Reference: OASIS, Open Document Format for Office Applications 1.2.
enum OpenDocumentWriter {
  private static let mediaType = "application/vnd.oasis.opendocument.text"

  /// Returns the file.
  ///
  /// - Throws: `InterruptionError`; `ArchiveError`, when there is no memory for the archive.
  /// - Complexity: O(length of the document)
  static func archive(
    of document: AnnotatedDocument,
    _ interruption: Interruption
  ) throws -> [UInt8] {
    var content = OpenDocumentContent(document)
    let body = try content.write(interruption)
    return try ZipWriter.archive(
      [
        ("mimetype", Array(mediaType.utf8)), ("content.xml", body),
        ("styles.xml", PackageResources.odt_styles_xml), ("META-INF/manifest.xml", manifest()),
      ],
      storesFirst: true
    )
  }

  private static func manifest() -> [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start(
      "manifest:manifest",
      ["xmlns:manifest": OpenDocumentNamespace.manifest, "manifest:version": "1.2"]
    )
    let parts = [("/", mediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml")]
    for (path, type) in parts {
      writer.empty(
        "manifest:file-entry",
        ["manifest:full-path": path, "manifest:media-type": type]
      )
    }
    writer.end()
    return writer.takeBytes()
  }
}
