extension ArticleFormat {
  /// Texts of LibreOffice and other programs that keep to ISO/IEC 26300.
  package static let openDocument: ArticleFormat = .init(
    name: "OpenDocument text",
    suffixes: ["odt", "ott"],
    mediaTypes: ["application/vnd.oasis.opendocument.text"],
    isAlwaysTold: true,
    isTold: { $0.holdsFile("content.xml") && $0.holdsFile("META-INF/manifest.xml") },
    read: { bytes, options, interruption in
      try OpenDocumentReader.read(
        bytes,
        keepsEverything: options.keepsEverything,
        interruption: interruption
      )
    }
  )
}

extension AnnotationFormat {
  /// A text of LibreOffice with the terms shaded and commented.
  package static let openDocument: AnnotationFormat = .init(
    name: "odt",
    suffix: "odt",
    mediaType: "application/vnd.oasis.opendocument.text",
    isBinary: true
  ) { document, _, interruption, output in
    try output.write(OpenDocumentWriter.archive(of: document, interruption))
  }
}

/// The namespaces of OpenDocument.
enum OpenDocumentNamespace {
  static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  static let formatting = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
  static let link = "http://www.w3.org/1999/xlink"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
}
