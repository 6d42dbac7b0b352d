package import Model
package import Segmentation
import Synchronization

/// The built-in segmenters, each made once: reading their word lists takes as long as segmenting ten
/// pages.
package final class Segmenters: Sendable {
  private struct Key: Hashable {
    let language: LanguageTag
    let lineBreaks: LineBreaks
  }

  private let made = Mutex<[Key: NewsSegmenter]>([:])

  /// Creates a collection without segmenters.
  package init() {}

  /// Returns the segmenter for a language and a meaning of line breaks.
  package func segmenter(for language: LanguageTag, _ lineBreaks: LineBreaks) -> NewsSegmenter {
    // The rules know Arabic and what is not; regions, and languages without rules, need none of their own.
    let key = Key(language: language.isArabic ? .arabic : .english, lineBreaks: lineBreaks)
    return made.withLock { made in
      let segmenter =
        made[key] ?? NewsSegmenter(language: key.language, lineBreaks: lineBreaks)
      made[key] = segmenter
      return segmenter
    }
  }
}
