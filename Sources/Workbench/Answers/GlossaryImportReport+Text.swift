import Model
package import Wording

extension GlossaryImportReport {
  /// The first concepts as they will be stored, a line each, with the name of the file before it.
  ///
  /// - Parameters:
  ///   - wording: Says it.
  ///   - isolates: Whether texts are isolated (U+2068…U+2069), for a terminal.
  /// - Returns: The lines.
  package func sampleText(in wording: Wording, isolates: Bool) -> [String] {
    sample.map { "\(file):\($0.line): \($0.text(in: wording, isolates: isolates))" }
  }

  /// Returns the report in one line: the counts, and what was left out or is not sure.
  package func text(in wording: Wording) -> String {
    var parts = [
      Message(
        "report.glossaryRead",
        [
          "file": .text(file), "count": .number(readCount), "glossary": .quotation(glossary),
          "added": .number(added), "updated": .number(updated), "unchanged": .number(unchanged),
          "duplicate": .number(duplicateCount), "conflicting": .number(conflictingCount),
          "rejected": .number(rejectedCount),
        ]
      )
    ]
    if let first = warnings.first {
      let shown = Message.all([first] + warnings.dropFirst().prefix(2))
      parts.append(
        Message(
          warnings.count == 1 ? "report.oneWarning" : "report.warnings",
          ["what": .message(shown)]
        )
      )
    }
    if warnings.count > 3 {
      parts.append(Message("report.andMore", ["count": .number(warnings.count - 3)]))
    }
    return wording.sentence(Message.all(parts))
  }

  /// What is to be said of each entry that was not taken as it is, and then of each thing that was left
  /// out; of many of one kind, the first twenty.
  package var remarks: [Remark] {
    let kinds: [[Remark]] = [
      rejected.map { Remark(.rejected, $0.reason, at: place($0.line)) },
      duplicates.map {
        let names: [String: Message.Argument] = [
          "concept": .quotation($0.concept), "other": .quotation($0.other),
        ]
        return Remark(.duplicate, Message("report.duplicate", names), at: place($0.line))
      },
      conflicts.map {
        let concept: [String: Message.Argument] = ["concept": .quotation($0.concept)]
        return Remark(.conflict, $0.policy.done(concept), at: place($0.line))
      },
      warnings.map { Remark(.warning, $0, at: place(nil)) },
    ]
    return kinds.flatMap { remarks in
      guard remarks.count > Self.shownCount else { return remarks }
      let rest = Message("report.more", ["count": .number(remarks.count - Self.shownCount)])
      return remarks.prefix(Self.shownCount) + [Remark(.note, rest, at: place(nil))]
    }
  }

  private static let shownCount = 20

  private func place(_ line: Int?) -> Failure.Place { Failure.Place(file: file, line: line) }
}

extension GlossaryImportReport.Sample {
  /// Returns the concept in one line.
  fileprivate func text(in wording: Wording, isolates: Bool) -> String {
    let (start, end) = isolates ? ("\u{2068}", "\u{2069}") : ("", "")
    var parts = concept.languages.map { section in
      let terms = section.terms.map { term in
        term.status == .preferred ? term.text : "\(term.text) (\(wording.name(of: term.status)))"
      }
      return "\(section.language): \(start)\(terms.joined(separator: " | "))\(end)"
    }
    func add(_ message: Message, _ text: String?, _ shown: (String) -> String) {
      guard let text else { return }
      parts.append("\(wording.sentence(message)): \(shown(text))")
    }
    add(Message("label.domain"), concept.domain) { "\(start)\($0)\(end)" }
    add(Message("label.definition"), concept.definition, wording.quoted)
    add(Message("label.note"), concept.note, wording.quoted)
    return parts.joined(separator: "; ")
  }
}

extension GlossaryConflictPolicy {
  /// Says what the policy did to the concept that was there.
  fileprivate func done(_ concept: [String: Message.Argument]) -> Message {
    switch self {
    case .keep: Message("report.conflictKept", concept)
    case .replace: Message("report.conflictReplaced", concept)
    case .merge: Message("report.conflictMerged", concept)
    }
  }
}
