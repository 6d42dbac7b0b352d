import Hummingbird
import Model
import Workbench

/// The most bytes of a text that is looked up.
let maximumQueryByteCount = 16 << 10

extension FormFields {
  /// The text that is looked up: `q`, or `text`.
  func query() throws -> String {
    guard let text = self["q"] ?? self["text"] else { throw Problem(.badRequest, "q is missing") }
    guard text.utf8.count <= maximumQueryByteCount else {
      throw Problem(.contentTooLarge, "q has at most \(maximumQueryByteCount) bytes")
    }
    return text
  }

  /// Returns a language, or `nil` if the field is not there.
  func language(_ name: String) throws -> LanguageTag? {
    try self[name].map { try languageTag($0, name) }
  }
}

/// Returns the language of a tag that a client gave.
func languageTag(_ text: String, _ name: String) throws -> LanguageTag {
  guard let tag = LanguageTag(text) else {
    throw Problem(.badRequest, "\(name) is a BCP 47 language tag, such as ar or en-US")
  }
  return tag
}
