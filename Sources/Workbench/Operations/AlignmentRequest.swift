import Files
package import Model

/// The articles, and how they are aligned.
package struct AlignmentRequest: Sendable {
  /// The articles and their translations.
  package var pairs: [ArticlePair]
  /// The language of the articles; `nil` means that each article tells.
  package var source: LanguageTag?
  /// The language of the translations; `nil` means that each tells.
  package var target: LanguageTag?
  /// Whether each line of a text is a segment already; empty lines count.
  package var isSegmented = false
  /// Whether the texts are taken for translations of each other even if they do not look like it;
  /// the confidence of their pairs then does not suffer.
  package var isTranslation = false
  /// How the articles are read.
  package var reading = ArticleReader.Options()

  /// Creates a request with the usual values.
  package init(_ pairs: [ArticlePair]) { self.pairs = pairs }

  /// Creates a request for two texts, with the usual values.
  package init(source: String, target: String) {
    self.init([
      ArticlePair(
        source: InputFile(name: "source", content: Array(source.utf8)),
        target: InputFile(name: "target", content: Array(target.utf8))
      )
    ])
  }
}
