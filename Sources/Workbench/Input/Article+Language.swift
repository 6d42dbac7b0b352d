package import Documents
package import Model
import Segmentation

extension Article {
  /// Takes a text as an article: a blank line ends a paragraph; in a text without blank lines each
  /// line is one, and so it is where at least four of five lines end in the mark of a sentence.
  ///
  /// - Complexity: O(`plainText.utf8.count`)
  package init(plainText text: String) {
    let paragraphs = Paragraphs(of: text)
    let hasLines = paragraphs.lineBreaks == .paragraphs
    self.init(
      format: .plainText,
      text: text,
      blocks: paragraphs.ranges.map { range in
        var block = Block(.paragraph, range: range)
        block.hasLines = hasLines
        return block
      }
    )
  }

  /// The article's language: what the document states, where its letters do not speak against it,
  /// else Arabic or English, by which of the two scripts has more letters.
  ///
  /// - Complexity: O(`text.utf8.count`)
  package var recognizedLanguage: LanguageTag {
    let recognized = Workbench.recognizedLanguage(of: text)
    guard let language else { return recognized }
    // A translator's file says what it is; a page often has the language of its template.
    if format == .xliff { return language }
    let usesArabicLetters =
      language.isRightToLeft
      && !["he", "yi", "dv"].contains(
        language.language.description
      )
    return usesArabicLetters == recognized.isArabic ? language : recognized
  }
}
