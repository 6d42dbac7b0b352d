package import Files
import Linguistics
import Model

/// Terms that are not to be marked, whatever the glossaries say.
package struct StopList: Hashable, Sendable {
  private let keys: Set<String>

  /// Creates a list without terms.
  package init() { keys = [] }

  /// Reads a list: a term a line, in any spelling, with or without its article; `#` begins a comment.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no text.
  package init(reading file: InputFile) throws {
    self.init(lines: try file.readText().split(whereSeparator: \.isNewline).map(String.init))
  }

  /// Creates a list from its lines.
  package init(lines: [String]) {
    keys = Set(
      lines.filter { !$0.hasPrefix("#") }.map(Self.key).filter { !$0.isEmpty }
    )
  }

  /// Whether a term is not to be marked, in any of its forms.
  func contains(_ term: Term) -> Bool {
    !keys.isEmpty && keys.contains(Self.key(term.text))
  }

  /// The folded words of a text, the first without its article.
  private static func key(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let words = text.tokens.map {
      FoldedWord(String(decoding: bytes[$0.range], as: UTF8.self)).text
    }
    guard let first = words.first else { return "" }
    let bare = first.hasPrefix("ال") && first.count > 4 ? String(first.dropFirst(2)) : first
    return ([bare] + words.dropFirst()).joined(separator: " ")
  }
}
