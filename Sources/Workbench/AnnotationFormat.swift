public import Documents
public import Model

/// How an annotated article is written.
public enum AnnotationFormat: Sendable {
  /// Plain text with the terms numbered, for reading.
  ///
  /// - Parameters:
  ///   - usesColor: Whether it has the colours of a terminal.
  ///   - isolates: Whether runs of the other direction are isolated, for a terminal.
  case text(usesColor: Bool, isolates: Bool)
  /// One object in one line, as `Documentation/JSON.md` describes it.
  case json
  /// One page, complete in itself.
  case html
  /// What stands in the body of that page, for another page that has `styleSheet`.
  case htmlBody

  /// How the page looks.
  public static var styleSheet: String { AnnotatedDocument.styleSheet }
}

/// An annotated article as it is written to a file.
public struct AnnotatedFile: Sendable {
  /// The bytes of the file.
  public let content: [UInt8]
  /// The article's language.
  public let language: LanguageTag
  /// Whether there is nothing in the article.
  public let isEmpty: Bool

  init(_ document: AnnotatedDocument, as format: AnnotationFormat) {
    content = Array(format.write(document).utf8)
    language = document.sourceLanguage
    isEmpty = document.segments.isEmpty
  }
}

extension AnnotationFormat {
  /// Returns an annotated article as it is written to a file.
  fileprivate func write(_ document: AnnotatedDocument) -> String {
    switch self {
    case .json: document.json.text + "\n"
    case .html: document.html
    case .htmlBody: document.htmlBody
    case .text(let usesColor, let isolates):
      document.plainText(usesColor: usesColor, isolates: isolates)
    }
  }
}

extension Annotation {
  /// Returns an annotated article as it is written to a file.
  ///
  /// - Throws: what the library throws.
  public mutating func annotate(
    _ article: Article,
    file: String,
    as format: AnnotationFormat
  ) throws -> String {
    format.write(try annotate(article, file: file))
  }
}
