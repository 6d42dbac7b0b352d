import Foundation
import Model
import Quality
import Testing

/// Professional translations, of which hardly any should be flagged.
///
/// `DRAGOMAN_FLAGS` names a file to which each flag is written, to be read: set, line, rule, sides.
@Suite("Outside: clean pairs")
struct OutsideCleanPairsTests {
  private static let data = ProcessInfo.processInfo.environment["DRAGOMAN_DATA"] ?? "../shared/data"

  @Test(
    "few translations of professionals are flagged",
    arguments: ["ntrex", "flores", "tico19", "ud-pud", "un-sdg"]
  )
  func isQuiet(set: String) throws {
    let path = "\(Self.data)/parallel/\(set).tsv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let checker = QualityChecker(QualityProfile(.news))
    var reader = checker.makeReader()
    var document = checker.makeDocument()
    for (index, row) in text.split(separator: "\n").enumerated() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > 1 else { continue }
      let pair = SegmentPair(
        source: CodedText(text: String(cells[0])),
        target: CodedText(text: String(cells[1])),
        from: .english,
        to: .arabic,
        line: index + 1
      )
      document.add(try reader.read(pair, identifier: "\(index + 1)"))
    }
    let checked = document.finish()
    let flagged = checked.segments.filter { $0.findings.contains { $0.severity >= .minor } }
    var rules: [String: Int] = [:]
    var lines = ""
    for segment in flagged {
      for finding in segment.findings where finding.severity >= .minor {
        rules[finding.rule, default: 0] += 1
        lines +=
          "\(set)\t\(segment.identifier)\t\(finding.rule)\t\(finding.source?.text ?? "")\t"
          + "\(finding.target?.text ?? "")\t\(segment.source ?? "")\t\(segment.target)\n"
      }
    }
    if let path = ProcessInfo.processInfo.environment["DRAGOMAN_FLAGS"] {
      try lines.write(toFile: "\(path).\(set).tsv", atomically: true, encoding: .utf8)
    }
    let rate = Double(flagged.count) * 1_000 / Double(checked.segmentCount)
    let counts = rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    print("\(set): \(flagged.count) of \(checked.segmentCount), \(rate) of 1,000: \(counts)")
    #expect(rate <= 40, "\(set): \(counts)")
  }
}
