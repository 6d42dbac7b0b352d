public import Documents

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
  /// XLIFF 2.1, for translation tools.
  case xliff
  /// A Word file with the terms shaded and commented.
  case docx
}

extension AnnotatedDocument {
  /// Returns the document as a file of a format, in UTF-8 where it is text.
  ///
  /// Whoever hands annotated articles out, on a command line or by HTTP, does it through this.
  ///
  /// - Throws: for DOCX, when there is no memory for the archive.
  public func bytes(as format: AnnotationFormat) throws -> [UInt8] {
    switch format {
    case .json:
      var bytes: [UInt8] = []
      json.append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      return bytes
    case .html: return Array(html.utf8)
    case .xliff: return xliff
    case .docx: return try docx()
    case .text(let usesColor, let isolates):
      return Array(plainText(usesColor: usesColor, isolates: isolates).utf8)
    }
  }
}
