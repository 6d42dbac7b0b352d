import Model
import Workbench

/// The language of a text.
struct LanguageToolLanguage {
  let tag: LanguageTag
  /// Whether its letters told it.
  let isGuess: Bool

  init(tag: LanguageTag, isGuess: Bool) {
    self.tag = tag
    self.isGuess = isGuess
  }

  /// Takes the language that the letters of a text tell.
  init(of text: String) { self.init(tag: recognizedLanguage(of: text), isGuess: true) }
}
