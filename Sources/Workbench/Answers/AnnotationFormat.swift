package import Documents
package import Model

/// How an annotated article is written: in a format of the table in `Documents`, in a style.
package struct AnnotationFormat: Sendable {
  /// A format that a user can choose.
  package struct Choice: Hashable, Sendable {
    /// The name by which it is asked for.
    package let name: String
    /// How the names of files end, without the stop.
    package let suffix: String
    /// The media type, for HTTP.
    package let mediaType: String
    /// Whether several documents can follow one another in one file.
    package let isAppendable: Bool
    /// Whether the file is nothing that a terminal can show.
    package let isBinary: Bool
  }

  /// The formats that a user can choose, in the order in which they are offered; the first is that of the
  /// command line.
  package static let choices = Documents.AnnotationFormat.all.map { format in
    Choice(
      name: format.name,
      suffix: format.suffix,
      mediaType: format.mediaType,
      isAppendable: format.isAppendable,
      isBinary: format.isBinary
    )
  }

  /// Writes a document, piece by piece.
  package let write:
    @Sendable (AnnotatedDocument, Interruption, inout DocumentOutput) throws -> Void

  private init(
    _ format: Documents.AnnotationFormat,
    _ style: Documents.AnnotationFormat.Style = .init()
  ) {
    write = { document, interruption, output in
      try format.write(document, style, interruption, &output)
    }
  }

  private init(
    write:
      @escaping @Sendable (AnnotatedDocument, Interruption, inout DocumentOutput) throws -> Void
  ) {
    self.write = write
  }

  /// Returns the format of a name among `choices`, or `nil`.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - language: The language of what a page says of itself.
  ///   - usesColor: Whether plain text has the colours of a terminal.
  ///   - isolates: Whether plain text isolates runs of the other direction, for a terminal.
  /// - Returns: The format.
  package static func named(
    _ name: String,
    language: PageLanguage = .english,
    usesColor: Bool = false,
    isolates: Bool = false
  ) -> AnnotationFormat? {
    var style = Documents.AnnotationFormat.Style()
    style.language = language
    style.usesColor = usesColor
    style.isolates = isolates
    return Documents.AnnotationFormat.named(name).map { AnnotationFormat($0, style) }
  }

  /// One object in one line, as `Documentation/Manual/JSON.md` describes it.
  package static let json = AnnotationFormat(Documents.AnnotationFormat.json)
  /// XLIFF 2.1, for translation tools.
  package static let xliff = AnnotationFormat(Documents.AnnotationFormat.xliff)
  /// A Word file with the terms shaded and commented.
  package static let docx = AnnotationFormat(Documents.AnnotationFormat.docx)

  /// The article and the list of its terms, for another page that has `styleSheet`.
  ///
  /// - Parameters:
  ///   - language: The language of what the page says of itself.
  ///   - address: Returns the address of a concept's page: of a glossary, and an identifier.
  /// - Returns: The format.
  package static func htmlBody(
    _ language: PageLanguage,
    address: @escaping @Sendable (_ glossary: String, _ concept: String) -> String
  ) -> AnnotationFormat {
    AnnotationFormat { document, interruption, output in
      try document.writeHTMLBody(in: language, address: address, to: &output, interruption)
    }
  }

  /// How the page looks.
  package static var styleSheet: String { AnnotatedDocument.styleSheet }
}

/// An annotated article as it is written to a file.
package struct AnnotatedFile: Sendable {
  /// The bytes of the file.
  package let content: [UInt8]
  /// The article's language.
  package let language: LanguageTag
  /// How many segments the article has.
  package let segmentCount: Int
  /// How many words of it are marked as terms.
  package let termCount: Int
  /// How many of these are terms that must not be used.
  package let discouragedCount: Int
  /// How many segments have earlier translations.
  package let matchedCount: Int
  /// The glossaries of the terms, by name.
  package let glossaries: [String]

  /// Whether there is nothing in the article.
  package var isEmpty: Bool { segmentCount == 0 }

  /// Writes a document.
  ///
  /// - Throws: for DOCX, when there is no memory for the archive; `InterruptionError`.
  package init(
    _ document: AnnotatedDocument,
    as format: AnnotationFormat,
    interruption: Interruption = .never
  ) throws {
    content = try document.bytes(as: format, interruption: interruption)
    language = document.sourceLanguage
    segmentCount = document.segments.count
    let places = document.segments.flatMap(\.visibleTerms)
    termCount = places.count
    discouragedCount = places.count { $0.terms.allSatisfy(\.term.status.isDiscouraged) }
    matchedCount = document.segments.count { !$0.matches.isEmpty }
    glossaries = Set(places.flatMap(\.terms).map(\.glossary)).sorted()
  }
}

extension AnnotatedDocument {
  /// Returns the document as a file of a format, in UTF-8 where it is text.
  ///
  /// What hands annotated articles out, on a command line or by HTTP, does it through this.
  ///
  /// - Throws: `InterruptionError`; for archives, when there is no memory.
  package func bytes(
    as format: AnnotationFormat,
    interruption: Interruption = .never
  ) throws -> [UInt8] {
    try DocumentOutput.bytes { output in try format.write(self, interruption, &output) }
  }
}
