import Linguistics

/// A segment as checks see it.
struct SegmentView: Sendable {
  /// The source; `nil` for a text in one language.
  let source: SideText?
  /// The translation, or the text.
  let target: SideText
  /// The terms of both sides, where there are glossaries.
  let terms: SegmentTerms?
  /// Whether nobody has translated the segment.
  let isUntranslated: Bool

  init(source: SideText?, target: SideText, terms: SegmentTerms? = nil) {
    self.source = source
    self.target = target
    self.terms = terms
    isUntranslated = source != nil && target.isBlank
  }

  /// Both sides, where the segment is translated.
  var translation: (source: SideText, target: SideText)? {
    guard let source, !isUntranslated, !source.isBlank else { return nil }
    return (source, target)
  }

  /// Whether the target has the words of the source, one by one.
  var repeatsSource: Bool {
    guard let source, source.words.count == target.words.count else { return false }
    return source.words.elementsEqual(target.words) { $0.letters.units == $1.letters.units }
  }
}
