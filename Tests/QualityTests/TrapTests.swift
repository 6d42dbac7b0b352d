import Foundation
import Model
import Testing

@testable import Quality

/// Right translations that checkers trip over.
@Suite("Traps")
struct TrapTests {
  @Test("no right translation is flagged, one by one or as a document")
  func isQuiet() throws {
    let url = try #require(
      Bundle.module.url(forResource: "traps", withExtension: "tsv", subdirectory: "Fixtures")
    )
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(rows.count >= 200)
    for row in rows {
      let cells = row.split(separator: "\t").map(String.init)
      let pair = RuleTableTests.Row(source: cells[0], target: cells[1], expected: nil)
      let findings = try RuleTableTests.findings(in: pair, QualityProfile(.news))
        .filter { $0.severity > .neutral }
      #expect(findings.map(\.rule) == [], "\(cells[0]) | \(cells[1])")
    }
  }
}
