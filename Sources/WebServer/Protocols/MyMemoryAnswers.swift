import JSON
import Model
import Workbench

/// Matches as MyMemory writes them.
///
/// Reference: MyMemory's API, `get`. A number in `responseStatus` means that all is well, a text that it
/// is not.
struct MyMemoryAnswer {
  let report: MatchReport
  /// The language of the query as the client named it.
  let source: String
  /// The language of the translations as the client named it.
  let target: String

  /// The answer as an object.
  var json: JSONValue {
    [
      "responseData": [
        "translatedText": .string(report.matches.first?.target ?? ""),
        "match": .double(report.matches.first?.score.ratio ?? 0),
      ],
      "quotaFinished": .bool(false), "mtLangSupported": .null, "responseDetails": "",
      "responseStatus": .int(200), "responderId": "dragoman", "exception_code": .null,
      "matches": .array(report.matches.map(json)),
    ]
  }

  private func json(_ match: SegmentMatch) -> JSONValue {
    let date = Self.written(match.date)
    // A machine's work is told by its author.
    let author = match.penalties.contains(.machineTranslated) ? "MT!" : "dragoman"
    return [
      "id": .string(String(match.unit)), "segment": .string(match.source),
      "translation": .string(match.target), "source": .string(source), "target": .string(target),
      "quality": .string(String(match.score.percent)), "reference": .string(match.memory),
      "usage-count": .int(1), "subject": "All", "created-by": .string(author),
      "last-updated-by": .string(author), "create-date": .string(date),
      "last-update-date": .string(date), "match": .double(match.score.ratio), "penalty": .null,
    ]
  }

  /// Returns `2026-11-23 23:59:59` for 20261123235959, and the first day of Unix for what is no date.
  private static func written(_ digits: Int64) -> String {
    let text = String(digits)
    guard text.count == 14 else { return "1970-01-01 00:00:00" }
    let characters = Array(text)
    func part(_ range: Range<Int>) -> String { String(characters[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8)) "
      + "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
  }

  /// An error as an object.
  static func error(_ details: String) -> JSONValue {
    [
      "responseData": ["translatedText": .string(details)], "quotaFinished": .bool(false),
      "mtLangSupported": .null, "responseDetails": .string(details), "responseStatus": "403",
      "responderId": "dragoman", "exception_code": .null, "matches": "",
    ]
  }

  /// What is said of a pair that was stored.
  static func stored(_ identifier: String) -> JSONValue {
    [
      "responseData": "OK", "responseStatus": .int(200),
      "responseDetails": .strings([identifier]),
    ]
  }

  /// A key for a client that asks for one.
  static func key(_ key: String) -> JSONValue {
    ["key": .string(key), "error": "", "code": ""]
  }

  /// The matches as a TMX file.
  static func tmx(
    _ report: MatchReport,
    source: LanguageTag,
    target: LanguageTag,
    version: String
  ) -> [UInt8] {
    let pairs = report.matches.map { (source: $0.source, target: $0.target) }
    let article = AlignedArticle(pairs: pairs, from: source, to: target, name: "matches")
    return AlignmentFormat.tmx(version: version).write([article], minimumConfidence: 0)
  }
}

extension MatchScore {
  fileprivate var ratio: Double { Double(percent) / 100 }
}
