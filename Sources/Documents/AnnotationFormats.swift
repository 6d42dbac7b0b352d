package import Model

/// A format in which an annotated article is written.
///
/// `all` is the one table of them: the choices of the command line and of the pages, the names of files,
/// their media types and the list in the description of the API are read from it. To add a format,
/// write a file with its writer and put a row here.
package struct AnnotationFormat: Sendable {
  /// What a writer needs to know beside the document.
  package struct Style: Hashable, Sendable {
    /// The language of what a page says of itself.
    package var language = PageLanguage.english
    /// Whether plain text has the colours of a terminal.
    package var usesColor = false
    /// Whether plain text isolates runs of the other direction, for a terminal.
    package var isolates = false

    /// Creates the style of files.
    package init() {}
  }

  /// Writes a document, piece by piece; throws `InterruptionError`, and what the output throws.
  package typealias Writer =
    @Sendable (
      AnnotatedDocument, Style, Interruption, inout DocumentOutput
    ) throws -> Void

  /// The name by which a user asks for it.
  package let name: String
  /// How the names of files end, without the stop.
  package let suffix: String
  /// The media type, for HTTP.
  package let mediaType: String
  /// Whether several documents can follow one another in one file.
  package var isAppendable = false
  /// Whether the file is nothing that a terminal can show.
  package var isBinary = false
  /// Writes a document.
  package let write: Writer

  /// All formats, in the order in which they are offered; the first is that of the command line.
  package static let all: [AnnotationFormat] = [text, json, html, xliff, docx, openDocument]

  /// Returns the format of a name, or `nil`.
  package static func named(_ name: String) -> AnnotationFormat? { all.first { $0.name == name } }

  /// Plain text with the terms numbered, for reading.
  package static let text: AnnotationFormat = .init(
    name: "text",
    suffix: "txt",
    mediaType: "text/plain; charset=utf-8",
    isAppendable: true
  ) { document, style, interruption, output in
    try document.writeText(
      usesColor: style.usesColor,
      isolates: style.isolates,
      to: &output,
      interruption
    )
  }

  /// One object in one line.
  package static let json: AnnotationFormat = .init(
    name: "json",
    suffix: "json",
    mediaType: "application/json",
    isAppendable: true
  ) { document, _, interruption, output in
    try document.writeJSON(to: &output, interruption)
  }

  /// One page, complete in itself.
  package static let html: AnnotationFormat = .init(
    name: "html",
    suffix: "html",
    mediaType: "text/html; charset=utf-8"
  ) { document, style, interruption, output in
    try document.writeHTML(in: style.language, to: &output, interruption)
  }

  /// XLIFF 2.1, for translation tools.
  package static let xliff: AnnotationFormat = .init(
    name: "xliff",
    suffix: "xlf",
    mediaType: "application/xliff+xml"
  ) { document, _, interruption, output in
    try interruption.check()
    try output.write(document.xliff)
  }

  /// A Word file with the terms shaded and commented.
  package static let docx: AnnotationFormat = .init(
    name: "docx",
    suffix: "docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    isBinary: true
  ) { document, _, interruption, output in
    try output.write(document.docx(interruption))
  }
}
