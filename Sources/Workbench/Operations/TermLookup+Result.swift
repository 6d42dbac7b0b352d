import Documents
import Model

extension TermLookup {
  /// Returns the concepts that a query names, the best first.
  ///
  /// First come terms of which the query is a form, then terms that contain it or that it contains,
  /// then terms with words that begin like it; where there are none, terms spelled nearly so.
  ///
  /// - Throws: what the library throws; `InterruptionError`.
  func result() throws -> LookupResult {
    let query = request.query
    let language = request.language ?? recognizedLanguage(of: query)
    var entries = try matching(query, language: language)
    if !request.isWhole { try addLike(query, to: &entries) }
    return LookupResult(
      query: query,
      language: language,
      total: entries.count,
      entries: Array(entries.prefix(request.limit)),
      examples: try examples(query, language: language)
    )
  }

  /// Adds the concepts with terms that are only like the query.
  private func addLike(_ query: String, to entries: inout [LookupEntry]) throws {
    if !entries.contains(where: isWholeOfShortQuery) {
      entries += try beginning(with: query, except: entries)
    }
    if entries.isEmpty { entries = try ofVerb(query) }
    if entries.isEmpty { entries = try spelledLike(query) }
  }
}
