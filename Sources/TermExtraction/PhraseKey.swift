/// What the forms of a phrase have in common, by which candidates are compared with the terms of a glossary.
package enum PhraseKey {
  /// Returns the key of a text that is one phrase.
  ///
  /// - Complexity: O(length of the text)
  package static func of(_ text: String) -> String {
    PhraseReader.key(of: PhraseReader.shared.words(of: text)[...])
  }
}
