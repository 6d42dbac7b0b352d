package import JSON
import Model
package import TermExtraction
package import Wording

/// The terms that were found in articles.
package struct ExtractedTerms: Sendable {
  /// A candidate, and whether a glossary has it.
  package struct Candidate: Sendable {
    package let found: TermCandidate
    package let isKnown: Bool

    init(_ found: TermCandidate, isKnown: Bool) {
      self.found = found
      self.isKnown = isKnown
    }
  }

  /// The candidates, the best first.
  package internal(set) var candidates: [Candidate] = []
  /// How many were proposed, where that was asked for.
  package internal(set) var proposedCount: Int?
  /// What is to be said of the files.
  package internal(set) var warnings: [Remark] = []

  /// One object with all candidates.
  package var json: JSONValue {
    let object: JSONValue = ["candidates": .array(candidates.map(\.json))]
    guard let proposedCount else { return object }
    return object.adding(.init("proposed", .int(proposedCount)))
  }

  /// A line for each candidate: the term, how often and in how many documents, its forms.
  package func text(in wording: Wording) -> String {
    var lines = candidates.map { candidate in
      let found = candidate.found
      let mark = candidate.isKnown ? "=" : "+"
      let forms = found.forms.prefix(3).joined(separator: " · ")
      return "\(mark) \(found.term)\t\(found.count)\t\(found.documents)\t\(forms)"
    }
    if let proposedCount {
      lines.append(wording.sentence(Message("report.proposed", ["count": .number(proposedCount)])))
    }
    return lines.joined(separator: "\n")
  }

  /// A table with a header, one row for each candidate.
  package var csv: String {
    let rows = candidates.map { candidate in
      let found = candidate.found
      return [
        found.term, found.language.description, found.kind.rawValue, found.score.tenths,
        "\(found.count)", "\(found.documents)", candidate.isKnown ? "known" : "new",
        found.forms.joined(separator: " | "), found.contexts.first ?? "",
      ]
    }
    return csvTable(
      [["term", "language", "kind", "score", "count", "documents", "known", "forms", "context"]]
        + rows
    )
  }
}

extension ExtractedTerms.Candidate {
  fileprivate var json: JSONValue {
    [
      "term": .string(found.term), "language": .string(found.language.description),
      "kind": .string(found.kind.rawValue), "score": .double(found.score.rounded(to: 100)),
      "count": .int(found.count), "documents": .int(found.documents),
      "forms": .strings(found.forms), "contexts": .strings(found.contexts),
      "longForm": .optional(found.longForm), "known": .bool(isKnown),
    ]
  }
}

extension Double {
  /// The value with no more decimals than a number of parts has.
  func rounded(to parts: Double) -> Double { (self * parts).rounded() / parts }

  /// The value with one decimal.
  fileprivate var tenths: String { "\(rounded(to: 10))" }
}

/// Writes a table as CSV, so that no cell is taken for a formula.
///
/// Reference: RFC 4180.
func csvTable(_ rows: [[String]]) -> String {
  rows.map { row in
    row.map { cell in
      let cell =
        cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true
        ? "'" + cell : cell
      guard cell.contains(where: { "\",\n\r".contains($0) }) else { return cell }
      return "\""
        + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
    .joined(separator: ",") + "\r\n"
  }
  .joined()
}
