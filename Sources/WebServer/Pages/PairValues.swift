import Model
import Workbench

/// A segment and its translation as pages show them.
enum PairValues {
  /// - Parameters:
  ///   - source: HTML.
  ///   - target: HTML.
  ///   - copied: What one copies.
  ///   - memory: The memory of the unit.
  ///   - languages: Those of both.
  /// - Returns: The values of the template `pairs`.
  static func values(
    source: String,
    target: String,
    copied: String,
    memory: String,
    languages: LanguagePair
  ) -> [String: any Sendable] {
    [
      "source": source, "target": target, "copied": copied, "memory": memory,
      "memoryHref": "/memories/\(percentEncoded(memory))",
      "sourceLanguage": languages.source.description,
      "targetLanguage": languages.target.description,
      "sourceDirection": direction(languages.source),
      "targetDirection": direction(languages.target),
    ]
  }

  static func values(
    of pair: BrowseConcordance.Pair,
    _ languages: LanguagePair
  ) -> [String: any Sendable] {
    let target = pair.hit.target ?? ""
    return values(
      source: marked(pair.hit.source, pair.hit.ranges),
      target: marked(target, pair.targetRanges),
      copied: target,
      memory: pair.hit.memory,
      languages: languages
    )
  }
}
