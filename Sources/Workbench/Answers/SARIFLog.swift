import JSON
import Model
import Quality
import Wording

/// Findings as one log of SARIF 2.1.0.
///
/// Reference: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0.
struct SARIFLog {
  private let reports: [CheckReport]
  private let wording: Wording
  private let version: String

  init(_ reports: [CheckReport], _ wording: Wording, version: String) {
    self.reports = reports
    self.wording = wording
    self.version = version
  }

  var json: JSONValue {
    let rules = Rule.allCases.filter { rule in
      reports.contains { report in
        report.document.segments.contains { $0.findings.contains { $0.rule == rule.rawValue } }
      }
    }
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.rawValue, $0) })
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([
        [
          "tool": [
            "driver": [
              "name": "dragoman",
              "version": .string(version.isEmpty ? "0" : version),
              "rules": .array(rules.map(json)),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(
            reports.flatMap { report in
              report.document.segments.flatMap { segment in
                segment.findings.map { result($0, segment, report, places) }
              }
            }
          ),
        ]
      ]),
    ]
  }

  private func json(_ rule: Rule) -> JSONValue {
    [
      "id": .string(rule.rawValue),
      "shortDescription": ["text": .string(wording.sentence(rule.summary))],
      "properties": ["category": .string(rule.category)],
    ]
  }

  private func result(
    _ finding: Finding,
    _ segment: CheckedDocument.Segment,
    _ report: CheckReport,
    _ places: [String: Int]
  ) -> JSONValue {
    var place: [JSONValue.Member] = [
      .init("artifactLocation", ["uri": .string(Self.address(of: report.file))])
    ]
    if let line = segment.line {
      place.append(
        .init(
          "region",
          ["startLine": .int(line), "snippet": ["text": .string(segment.target)]]
        )
      )
    }
    return [
      "ruleId": .string(finding.rule),
      "ruleIndex": .int(places[finding.rule] ?? 0),
      "level": .string(finding.severity.level),
      "message": ["text": .string(wording.sentence(finding.message))],
      "locations": .array([
        [
          "physicalLocation": .object(place),
          "logicalLocations": .array([
            ["name": .string(segment.identifier), "kind": "resource"]
          ]),
        ]
      ]),
      "partialFingerprints": ["dragoman/v1": .string(finding.fingerprint)],
      "properties": [
        "severity": .string(finding.severity.rawValue),
        "category": .string(finding.category),
        "source": .optional(finding.source?.text),
        "target": .optional(finding.target?.text),
        "suggestions": .strings(finding.suggestions),
      ],
    ]
  }

  /// A path as the reference of a URI (RFC 3986).
  private static func address(of path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Finding.Severity {
  /// The level of SARIF.
  fileprivate var level: String {
    switch self {
    case .neutral: "note"
    case .minor: "warning"
    case .major, .critical: "error"
    }
  }
}
