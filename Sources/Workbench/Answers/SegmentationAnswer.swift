package import JSON
import Model

/// The segments of an article's file.
package struct SegmentationAnswer: Sendable {
  /// The path of the file as the user gave it.
  package let file: String
  /// The text, its segments, and where that was asked for what was decided.
  package let segmented: SegmentedText
  /// Whether the decisions were asked for.
  package let explains: Bool
  /// What is to be said of the file.
  package let warnings: [Remark]
}

extension SegmentationAnswer {
  /// The segments as an object.
  package var json: JSONValue {
    let object: JSONValue = [
      "file": .string(file), "language": .string(segmented.language.description),
      "text": .string(segmented.text),
      "segments": .array(
        segmented.segments.map { segment in
          [
            "paragraph": .int(segment.paragraph), "start": .int(segment.scalars.lowerBound),
            "end": .int(segment.scalars.upperBound), "text": .string(segment.text),
          ]
        }
      ),
    ]
    guard explains else { return object }
    let decisions = segmented.decisions.map { decision -> JSONValue in
      [
        "paragraph": .int(decision.paragraph), "offset": .int(decision.scalarOffset),
        "break": .bool(decision.isBreak), "rule": .string(decision.rule),
        "reason": .string(decision.reason),
      ]
    }
    return object.adding(.init("decisions", .array(decisions)))
  }

  /// One segment a line, in which line breaks become spaces; or one decision a line.
  package var text: String {
    explains
      ? segmented.decisions.map(line(for:)).joined()
      : segmented.segments.map { oneLine($0.text) + "\n" }.joined()
  }

  /// One line for a decision: break or not, the text around the place, the rule.
  private func line(for decision: SegmentedText.Decision) -> String {
    let mark = decision.isBreak ? "break" : "keep "
    let place = "\u{2068}\(oneLine(decision.before))‖\(oneLine(decision.after))\u{2069}"
    return "\(mark)  \(decision.scalarOffset)\t\(place)\t\(decision.rule): \(decision.reason)\n"
  }
}

/// Returns a text without line breaks: each run of white space with one in it becomes a space.
private func oneLine(_ text: String) -> String {
  guard text.contains(where: \.isNewline) else { return text }
  return text.split(whereSeparator: \.isNewline)
    .map { line in
      let start = line.drop { $0.isWhitespace }
      return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
    .joined(separator: " ")
}
