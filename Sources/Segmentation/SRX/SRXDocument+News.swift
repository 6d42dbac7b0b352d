extension SRXDocument {
  /// The built-in rules as far as SRX can say them, to start rules of one's own from.
  ///
  /// What the built-in segmenter does beyond them stands in `Documentation/Design/Segmentation.md`.
  ///
  /// - Throws: `SRXError`, if the file that ships is damaged.
  public static func news() throws(SRXError) -> SRXDocument {
    try SRXDocument(reading: PackageResources.news_srx, path: "news.srx")
  }
}
