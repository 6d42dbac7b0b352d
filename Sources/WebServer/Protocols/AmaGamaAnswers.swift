import JSON
import Model
import Workbench

/// What tmserver and amaGama answer.
///
/// Reference: amaGama's `amagama/views/api.py`.
enum AmaGamaAnswer {
  /// Returns matches as an array, the best first.
  ///
  /// `quality` and `rank` have a fraction always: a client in Java casts them to `Double`.
  static func matches(_ report: MatchReport) -> JSONValue {
    .array(
      report.matches.enumerated().map { rank, match in
        [
          "source": .string(match.source), "target": .string(match.target),
          "quality": .double(Double(match.score.percent)),
          "rank": .double(Double(max(0, 100 - rank))), "context": "",
        ]
      }
    )
  }

  /// Returns the languages of memories: in lower case, with underscores, those of regions with the
  /// language alone beside them.
  static func languages(_ memories: [MemoryRecord]) -> JSONValue {
    var tags: Set<String> = []
    for memory in memories {
      for language in memory.languages.compactMap({ LanguageTag($0.language) }) {
        tags.insert(language.language.description)
        tags.insert(String(language.description.lowercased().map { $0 == "-" ? "_" : $0 }))
      }
    }
    let list = JSONValue.strings(tags.sorted())
    return ["sourceLanguages": list, "targetLanguages": list]
  }
}
