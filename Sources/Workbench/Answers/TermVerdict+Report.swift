import JSON
import Model
import Quality
import Wording

extension TermVerdict {
  /// The verdict as an object.
  var json: JSONValue {
    [
      "term": .string(term), "verdict": .string(kind.rawValue), "segment": .optional(segment),
      "found": .optional(found), "use": .strings(use),
    ]
  }
}

extension [TermVerdict] {
  /// How many of the terms were followed, from 0 through 1, to four digits; 1 where there is none.
  var rate: Double {
    guard !isEmpty else { return 1 }
    let followed = Double(filter(\.kind.isFollowed).count)
    return (followed / Double(count) * 10_000).rounded() / 10_000
  }

  /// How many terms there are of each verdict, and a line for each that was not followed.
  func text(of file: String, in wording: Wording) -> String {
    func count(_ kind: TermVerdict.Kind) -> Message.Argument {
      .number(filter { $0.kind == kind }.count)
    }
    let lines = compactMap { verdict in
      verdict.complaint.map { complaint in
        let place = verdict.segment.map { "\(file): \($0)" } ?? file
        return "\(place): \(wording.sentence(complaint))\n"
      }
    }
    let summary = wording.sentence(
      Message(
        "verdict.counts",
        [
          "file": .text(file), "percent": .number(Int((rate * 100).rounded(.down))),
          "followed": count(.followed), "inflected": count(.inflected),
          "missing": count(.missing), "replaced": count(.replaced), "forbidden": count(.forbidden),
        ]
      )
    )
    return lines.joined() + summary + "\n"
  }
}

extension TermVerdict {
  /// What is wrong with what became of the term, if anything is.
  fileprivate var complaint: Message? {
    let told: [String: Message.Argument] = ["term": .quotation(term), "use": .quotations(use)]
    let all = told.merging(["found": .quotation(found ?? "")]) { first, _ in first }
    return switch kind {
    case .followed, .inflected: nil
    case .replaced: Message("verdict.replaced", all)
    case .missing: Message("verdict.missing", told)
    case .forbidden: Message("verdict.forbidden", all)
    }
  }
}
