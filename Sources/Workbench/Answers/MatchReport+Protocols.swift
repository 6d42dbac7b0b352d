import Documents
package import Model

// The forms in which other servers answer, for the tools that know those.

extension MatchReport {
  /// The matches as tmserver and amaGama write them: an array, the best first.
  ///
  /// `quality` has a fraction always: a client in Java casts it to `Double`.
  package var amaGamaJSON: String {
    let matches = matches.enumerated().map { rank, match -> JSON in
      [
        "source": .string(match.source), "target": .string(match.target),
        "quality": .double(Double(match.score.percent)),
        "rank": .double(Double(max(0, 100 - rank))), "context": "",
      ]
    }
    return JSON.array(matches).text
  }

  /// The matches as MyMemory writes them.
  ///
  /// - Parameters:
  ///   - source: The language of the query as the client named it.
  ///   - target: The language of the translations as the client named it.
  /// - Returns: An object.
  package func myMemoryJSON(source: String, target: String) -> String {
    let response: JSON = [
      "responseData": [
        "translatedText": .string(matches.first?.target ?? ""),
        "match": .double(matches.first?.score.ratio ?? 0),
      ],
      "quotaFinished": .bool(false), "mtLangSupported": .null, "responseDetails": "",
      "responseStatus": .int(200), "responderId": "dragoman", "exception_code": .null,
      "matches": .array(
        matches.map { $0.myMemory(source: source, target: target) }
      ),
    ]
    return response.text
  }

  /// An error as MyMemory writes it.
  package static func myMemoryError(_ details: String) -> String {
    let response: JSON = [
      "responseData": ["translatedText": .string(details)], "quotaFinished": .bool(false),
      "mtLangSupported": .null, "responseDetails": .string(details), "responseStatus": "403",
      "responderId": "dragoman", "exception_code": .null, "matches": "",
    ]
    return response.text
  }

  /// The matches as a TMX file.
  package func tmx(source: LanguageTag, target: LanguageTag, version: String) -> String {
    let pairs = matches.map { (source: $0.source, target: $0.target) }
    let article = AlignedArticle(pairs: pairs, from: source, to: target, name: "matches")
    return String(
      decoding: AlignmentFormat.tmx(version: version).write([article], minimumConfidence: 0),
      as: UTF8.self
    )
  }
}

extension SegmentMatch {
  fileprivate func myMemory(source: String, target: String) -> JSON {
    let date = date == 0 ? "1970-01-01 00:00:00" : Self.written(date)
    // A machine's work is told by its author.
    let author = penalties.contains(.machineTranslated) ? "MT!" : "dragoman"
    return [
      "id": .string(String(unit)), "segment": .string(self.source),
      "translation": .string(self.target), "source": .string(source), "target": .string(target),
      "quality": .string(String(score.percent)), "reference": .string(memory),
      "usage-count": .int(1), "subject": "All", "created-by": .string(author),
      "last-updated-by": .string(author), "create-date": .string(date),
      "last-update-date": .string(date), "match": .double(score.ratio), "penalty": .null,
    ]
  }

  /// Returns `2026-11-23 23:59:59` for 20261123235959.
  private static func written(_ digits: Int64) -> String {
    let text = String(digits)
    guard text.count == 14 else { return "1970-01-01 00:00:00" }
    let characters = Array(text)
    func part(_ range: Range<Int>) -> String { String(characters[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8)) "
      + "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
  }
}

extension MatchScore {
  fileprivate var ratio: Double { Double(percent) / 100 }
}

extension MemoryList {
  /// The languages as amaGama lists them: in lower case, with underscores, those of regions with the
  /// language alone beside them.
  package var amaGamaLanguagesJSON: String {
    var tags: Set<String> = []
    for memory in memories {
      for language in memory.languages.compactMap({ LanguageTag($0.language) }) {
        tags.insert(language.language.description)
        tags.insert(String(language.description.lowercased().map { $0 == "-" ? "_" : $0 }))
      }
    }
    let list = JSON.strings(tags.sorted())
    return JSON.object([.init("sourceLanguages", list), .init("targetLanguages", list)]).text
  }
}
