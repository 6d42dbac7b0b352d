import Hummingbird
import JSON
import Model

extension Request {
  /// Reads the body as JSON.
  ///
  /// - Parameter limit: The most bytes.
  /// - Returns: The value, whose parts are read by their names.
  /// - Throws: `Problem`, when there is more; `JSONError`, when it is not JSON.
  func readJSON(upTo limit: Int) async throws -> JSONField {
    let buffer = try await body.collect(upTo: limit)
    return JSONField(
      try JSONReader.read(Array(buffer.readableBytesView), limits: .init(byteCount: limit))
    )
  }
}

extension JSONField {
  /// Returns the language of a tag.
  ///
  /// - Throws: `Problem`, when it is none; `JSONFieldError`.
  func language() throws -> LanguageTag { try languageTag(string(), path) }
}
