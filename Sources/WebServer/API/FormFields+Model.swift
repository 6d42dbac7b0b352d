import Hummingbird
import Model
import Workbench

/// The most bytes of a text that is looked up.
let maximumQueryByteCount = 16 << 10

extension FormFields {
  /// The text that is looked up: `q`, or `text`.
  func query() throws -> String {
    guard let text = self["q"] ?? self["text"] else { throw Problem.missing("q") }
    guard text.utf8.count <= maximumQueryByteCount else {
      throw Problem(
        .contentTooLarge,
        Message("request.queryTooLong", ["limit": .number(maximumQueryByteCount)])
      )
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
    throw Problem.noLanguage(name)
  }
  return tag
}
