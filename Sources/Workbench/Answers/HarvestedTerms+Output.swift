package import JSON
import Model
import TermExtraction
package import Wording

extension HarvestedTerms {
  /// One object with all pairs.
  package var json: JSONValue {
    let object: JSONValue = ["candidates": .array(candidates.map(\.json))]
    guard let proposedCount else { return object }
    return object.adding(.init("proposed", .int(proposedCount)))
  }

  /// For each pair a line, and below it what else the glossaries and the units have, and a unit with the words marked.
  package func text(in wording: Wording, marks: (String, String)) -> String {
    var lines: [String] = []
    for candidate in candidates {
      let found = candidate.found
      let mark =
        switch candidate.standing {
        case .agrees: "="
        case .contradicts: "≠"
        case .new: "+"
        }
      lines.append(
        "\(mark) \(found.arabic)\t\(found.english)\t\(found.count)\t\(found.score.rounded(to: 100))"
      )
      if !candidate.glossaryTerms.isEmpty {
        lines.append(
          "    ≠ \(candidate.glossary ?? ""): \(candidate.glossaryTerms.joined(separator: ", "))"
        )
      }
      for rival in candidate.rivals {
        let since = rival.since.map { "\t\($0)" } ?? ""
        lines.append("    ~ \(rival.arabic)\t\(rival.english)\t\(rival.count)\(since)")
      }
      if let shown = candidate.evidence.first {
        lines.append("    › \(shown.source.marked(shown.sourceRange, marks))")
        lines.append("    › \(shown.target.marked(shown.targetRange, marks))")
      }
    }
    if let proposedCount {
      lines.append(wording.sentence(Message("report.proposed", ["count": .number(proposedCount)])))
    }
    return lines.joined(separator: "\n")
  }

  /// A table with a header, one row for each pair.
  package var csv: String {
    csvTable(
      [["ar", "en", "score", "count", "basis", "standing", "concept", "source", "target"]]
        + candidates.map { candidate in
          let found = candidate.found
          return [
            found.arabic, found.english, "\(found.score.rounded(to: 100))", "\(found.count)",
            found.basis.rawValue, candidate.standing.rawValue, candidate.concept ?? "",
            candidate.evidence.first?.source ?? "", candidate.evidence.first?.target ?? "",
          ]
        }
    )
  }
}

extension HarvestedTerms.Candidate {
  fileprivate var json: JSONValue {
    [
      "ar": .string(found.arabic), "en": .string(found.english),
      "score": .double(found.score.rounded(to: 1000)), "count": .int(found.count),
      "basis": .string(found.basis.rawValue), "since": .optional(found.since.map(day)),
      "evidence": .array(evidence.map(\.json)),
      "concept": .optional(concept), "glossary": .optional(glossary),
      "standing": .string(standing.rawValue), "glossaryTerms": .strings(glossaryTerms),
      "rivals": .array(
        rivals.map { rival in
          [
            "ar": .string(rival.arabic), "en": .string(rival.english), "count": .int(rival.count),
            "since": .optional(rival.since),
          ]
        }
      ),
    ]
  }
}

extension HarvestedTerms.Evidence {
  fileprivate var json: JSONValue {
    [
      "source": .string(source), "target": .string(target), "unit": .string(unit),
      "sourceTerm": Self.json(sourceRange), "targetTerm": Self.json(targetRange),
    ]
  }

  private static func json(_ range: Range<Int>?) -> JSONValue {
    range.map { ["start": .int($0.lowerBound), "end": .int($0.upperBound)] } ?? .null
  }
}

extension String {
  /// The text with a range of its scalars between marks.
  fileprivate func marked(_ range: Range<Int>?, _ marks: (String, String)) -> String {
    guard let range else { return self }
    let scalars = Array(unicodeScalars)
    func text(_ part: Range<Int>) -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars[part.clamped(to: scalars.indices)])
      return text
    }
    return text(0..<range.lowerBound) + marks.0 + text(range) + marks.1
      + text(range.upperBound..<max(range.upperBound, scalars.count))
  }
}
