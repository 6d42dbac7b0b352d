package import Documents
package import Model

/// The language of a text and the one that it is translated into.
package struct LanguagePair: Hashable, Sendable {
  /// The language of the text.
  package var source: LanguageTag
  /// The other language.
  package var target: LanguageTag

  /// Creates a pair.
  ///
  /// - Parameters:
  ///   - source: The language of the text.
  ///   - target: The other language; `nil` is English for Arabic, and Arabic for all others.
  package init(from source: LanguageTag, to target: LanguageTag? = nil) {
    self.source = source
    self.target = target ?? source.counterpart
  }

  /// Creates a pair for a text, whose letters tell what is not given.
  ///
  /// - Complexity: O(length of the text)
  package init(of text: String, from source: LanguageTag?, to target: LanguageTag?) {
    self.init(from: source ?? recognizedLanguage(of: text), to: target)
  }

  /// Creates a pair for an article, which may state its languages.
  ///
  /// - Complexity: O(length of the article)
  package init(of article: Article, from source: LanguageTag?, to target: LanguageTag?) {
    self.init(
      from: source ?? article.recognizedLanguage,
      to: target ?? article.targetLanguage
    )
  }
}

extension LanguageTag {
  /// The language that texts in this one are translated into unless somebody says otherwise: English
  /// for Arabic, Arabic for all others.
  package var counterpart: LanguageTag { isArabic ? .english : .arabic }
}
