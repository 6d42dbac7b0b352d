import Documents

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
}

extension Annotation {
  /// Returns an annotated article as it is written to a file.
  ///
  /// - Throws: what the library throws.
  public func annotate(
    _ text: String,
    file: String,
    as format: AnnotationFormat
  ) throws -> String {
    let document = try annotate(text, file: file)
    switch format {
    case .json: return document.json.text + "\n"
    case .html: return document.html
    case .text(let usesColor, let isolates):
      return document.plainText(usesColor: usesColor, isolates: isolates)
    }
  }
}
