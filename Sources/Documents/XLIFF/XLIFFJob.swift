import Model

/// The job that an article was read from.
struct XLIFFJob: ArticleOrigin {
  /// The job.
  let document: XLIFFDocument
  /// The positions of the blocks that units became, by the positions of the units.
  let blocks: [Int: Int]

  var warnings: [(line: Int, reason: Message)] {
    document.warnings.map { ($0.line, $0.message) }
  }
}
