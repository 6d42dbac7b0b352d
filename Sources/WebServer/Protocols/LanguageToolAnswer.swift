import JSON
import Model
import Wording

/// What LanguageTool's clients get for a check.
struct LanguageToolAnswer {
  let text: LanguageToolText
  let language: LanguageToolLanguage
  let findings: [Finding]
  let wording: Wording
  let version: String

  /// How many units of the text stand on each side of a finding in its context.
  private static let context = 40

  var json: JSONValue {
    let code = Self.code(of: language.tag)
    let units = Array(text.sent.utf16)
    let detected: JSONValue = [
      "name": .string(Self.name(of: language.tag)), "code": .string(code),
      "confidence": .double(0.99),
    ]
    return [
      "software": Self.software(version: version),
      "warnings": ["incompleteResults": .bool(false)],
      "language": [
        "name": .string(Self.name(of: language.tag)), "code": .string(code),
        "detectedLanguage": detected,
      ],
      "matches": .array(findings.map { match($0, units) }),
      "sentenceRanges": .array(units.isEmpty ? [] : [.array([.int(0), .int(units.count)])]),
    ]
  }

  private func match(_ finding: Finding, _ units: [UInt16]) -> JSONValue {
    // What has no place in the text is said of all of it.
    let range =
      finding.target.map { text.units($0.range) } ?? 0..<units.count
    let start = max(0, range.lowerBound - Self.context)
    let end = min(units.count, range.upperBound + Self.context)
    let message = wording.sentence(finding.message)
    let category = finding.languageToolCategory
    return [
      "message": .string(message),
      "shortMessage": .string(wording.sentence(Message("rule.\(finding.rule)"))),
      "replacements": .array(finding.suggestions.map { ["value": .string($0)] }),
      "offset": .int(range.lowerBound),
      "length": .int(range.count),
      "context": [
        "text": .string(String(decoding: units[start..<end], as: UTF16.self)),
        "offset": .int(range.lowerBound - start),
        "length": .int(range.count),
      ],
      "sentence": .string(text.sent),
      "type": ["typeName": "Other"],
      "rule": [
        "id": .string(finding.rule),
        "description": .string(wording.sentence(Message("rule.\(finding.rule)"))),
        "issueType": .string(finding.category),
        "category": ["id": .string(category), "name": .string(category.capitalized)],
      ],
      "ignoreForIncompleteSentence": .bool(finding.rule == "punctuation.end"),
      "contextForSureMatch": .int(0),
    ]
  }

  static func software(version: String) -> JSONValue {
    [
      "name": "Dragoman", "version": .string(version), "buildDate": "", "apiVersion": .int(1),
      "premium": .bool(false), "status": "",
    ]
  }

  // MARK: Languages

  /// The languages that are offered; LibreOffice goes by `longCode`.
  static let languages: JSONValue = .array(
    (arabicRegions.map { ("Arabic", "ar", $0) } + englishRegions.map { ("English", "en", $0) }).map
    {
      name,
      code,
      region in
      [
        "name": .string(region.isEmpty ? name : "\(name) (\(region))"), "code": .string(code),
        "longCode": .string(region.isEmpty ? code : "\(code)-\(region)"),
      ]
    }
  )

  private static let arabicRegions = [
    "", "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS",
    "QA", "SA", "SD", "SO", "SY", "TN", "YE",
  ]
  private static let englishRegions = ["", "AU", "CA", "GB", "IE", "IN", "NZ", "US", "ZA"]

  private static func code(of tag: LanguageTag) -> String { tag.description }

  private static func name(of tag: LanguageTag) -> String {
    tag.isArabic ? "Arabic" : tag.isEnglish ? "English" : tag.description
  }
}

extension String {
  /// The word with a capital letter.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
