import Foundation
import Model
import Terminology
import Testing

@testable import Quality

/// Each rule has a table of three columns: source, target, and the text that its finding stands on.
///
/// In it `-` stands for no finding, `~` for no source, `\u202B` for a character that nobody sees.
@Suite("Tables of rules")
struct RuleTableTests {
  /// Rules that more than one segment breaks, or that other tests look after.
  private static let elsewhere: Set<Rule> = [
    .termInconsistent, .consistencyTarget, .consistencySource, .nameInconsistent,
  ]

  @Test("each row is found, or is not", arguments: Rule.allCases.filter { !elsewhere.contains($0) })
  func holds(rule: Rule) throws {
    let rows = try Self.rows(of: rule)
    #expect(rows.contains { $0.expected != nil } && rows.contains { $0.expected == nil })
    for row in rows {
      let found = try Self.found(rule, in: row)
      #expect(found == row.expected, "\(rule.rawValue): \(row.source ?? "~") | \(row.target)")
    }
  }

  @Test(
    "what is right breaks no rule at all",
    arguments: Rule.allCases.filter { !elsewhere.contains($0) }
  )
  func isQuiet(rule: Rule) throws {
    let rows = try Self.rows(of: rule).filter { $0.expected == nil && $0.source != nil }
    for row in rows where !Self.breaksOthers.contains(rule) {
      let findings = try Self.findings(in: row, QualityProfile(.news)).filter {
        $0.severity > .neutral
      }
      #expect(findings.map(\.rule) == [], "\(rule.rawValue): \(row.source ?? "~") | \(row.target)")
    }
  }

  /// Rules whose tables have counterexamples that break another rule.
  private static let breaksOthers: Set<Rule> = []

  struct Row {
    let source: String?
    let target: String
    let expected: String?
  }

  static func rows(of rule: Rule) throws -> [Row] {
    let url = try #require(
      Bundle.module.url(
        forResource: rule.rawValue,
        withExtension: "tsv",
        subdirectory: "Fixtures/rules"
      ),
      "there is no table of \(rule.rawValue)"
    )
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
      return Row(
        source: cells[0] == "~" ? nil : cells[0],
        target: cells[1],
        expected: cells[2] == "-" ? nil : cells[2]
      )
    }
  }

  private static func found(_ rule: Rule, in row: Row) throws -> String? {
    let findings = try findings(in: row, QualityProfile(.strict))
    guard let finding = findings.first(where: { $0.rule == rule.rawValue }) else { return nil }
    return finding.target?.text ?? finding.source?.text
  }

  static func findings(in row: Row, _ profile: QualityProfile) throws -> [Finding] {
    let checker = QualityChecker(profile, terms: DeskTerms.terms)
    var reader = checker.makeReader()
    var document = checker.makeDocument()
    guard let source = row.source else {
      document.add(try reader.read(row.target, language: .arabic, identifier: "1"))
      return document.finish().segments.flatMap(\.findings)
    }
    let isArabic = source.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }
    let pair = SegmentPair(
      source: CodedText(text: source),
      target: CodedText(text: row.target),
      from: isArabic ? .arabic : .english,
      to: isArabic ? .english : .arabic,
      line: 1
    )
    document.add(try reader.read(pair, identifier: "1"))
    return document.finish().segments.flatMap(\.findings)
  }

  private static func unescaped(_ cell: Substring) -> String {
    String(
      cell.replacing(/\\u([0-9A-F]{4})/) { match in
        UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
      }
    )
  }
}
