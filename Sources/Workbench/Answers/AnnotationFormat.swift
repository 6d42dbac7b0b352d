package import Documents
import JSON
package import Model

/// How an annotated article is written.
package enum AnnotationFormat: Sendable {
  /// Plain text with the terms numbered, for reading.
  ///
  /// - Parameters:
  ///   - usesColor: Whether it has the colours of a terminal.
  ///   - isolates: Whether runs of the other direction are isolated, for a terminal.
  case text(usesColor: Bool, isolates: Bool)
  /// One object in one line, as `Documentation/Manual/JSON.md` describes it.
  case json
  /// One page, complete in itself.
  case html(PageLanguage)
  /// What stands in the body of that page, for another page that has `styleSheet`.
  case htmlBody(PageLanguage)
  /// XLIFF 2.1, for translation tools.
  case xliff
  /// A Word file with the terms shaded and commented.
  case docx

  /// How the page looks.
  package static var styleSheet: String { AnnotatedDocument.styleSheet }
}

/// An annotated article as it is written to a file.
package struct AnnotatedFile: Sendable {
  /// The bytes of the file.
  package let content: [UInt8]
  /// The article's language.
  package let language: LanguageTag
  /// Whether there is nothing in the article.
  package let isEmpty: Bool

  /// Writes a document.
  ///
  /// - Throws: for DOCX, when there is no memory for the archive.
  package init(_ document: AnnotatedDocument, as format: AnnotationFormat) throws {
    content = try document.bytes(as: format)
    language = document.sourceLanguage
    isEmpty = document.segments.isEmpty
  }
}

extension AnnotatedDocument {
  /// Returns the document as a file of a format, in UTF-8 where it is text.
  ///
  /// Whoever hands annotated articles out, on a command line or by HTTP, does it through this.
  ///
  /// - Throws: for DOCX, when there is no memory for the archive.
  package func bytes(as format: AnnotationFormat) throws -> [UInt8] {
    switch format {
    case .json:
      var bytes: [UInt8] = []
      json.append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      return bytes
    case .html(let language): return Array(html(in: language).utf8)
    case .htmlBody(let language): return Array(htmlBody(in: language).utf8)
    case .xliff: return xliff
    case .docx: return try docx()
    case .text(let usesColor, let isolates):
      return Array(plainText(usesColor: usesColor, isolates: isolates).utf8)
    }
  }
}
