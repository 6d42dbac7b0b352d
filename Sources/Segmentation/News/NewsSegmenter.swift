public import Model

/// Segments Arabic and English news by built-in rules.
///
/// The rules look at each stop mark and at the words around it; `Documentation/Design/Segmentation.md` has
/// them in words. Both languages are handled in one text, and any other is segmented by what is
/// common to both.
public struct NewsSegmenter: ExplainingSegmenter {
  private let rules: NewsRules
  private let lineBreaks: LineBreaks

  /// Creates a segmenter.
  ///
  /// Reading the word lists takes about a millisecond, so a segmenter is best made once.
  ///
  /// - Parameters:
  ///   - language: The language of the texts; it decides only where the script beside a stop does not.
  ///   - lineBreaks: How line breaks are meant.
  public init(language: LanguageTag, lineBreaks: LineBreaks = .automatic) {
    let words = WordTable(lists: [
      PackageResources.words_ar_tsv, PackageResources.abbreviations_ar_tsv,
      PackageResources.words_en_tsv, PackageResources.abbreviations_en_tsv,
    ])
    rules = NewsRules(words: words, isArabic: language.isArabic)
    self.lineBreaks = lineBreaks
  }

  public func segmentRanges(
    in text: String,
    interruption: Interruption
  ) throws(InterruptionError) -> [Range<Int>] {
    var scan = NewsScan(rules: rules, lineBreaks: lineBreaks, keepsDecisions: false)
    try scan.run(over: text.utf8Span.span, interruption)
    return scan.ranges
  }

  public func decisions(
    in text: String,
    interruption: Interruption
  ) throws(InterruptionError) -> [SegmentationDecision] {
    var scan = NewsScan(rules: rules, lineBreaks: lineBreaks, keepsDecisions: true)
    try scan.run(over: text.utf8Span.span, interruption)
    return scan.decisions
  }
}
