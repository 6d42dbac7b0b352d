extension ArticleFormat {
  /// Texts of LibreOffice and other programs that keep to ISO/IEC 26300.
  package static let openDocument: ArticleFormat = .init(
    format: .openDocument,
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
