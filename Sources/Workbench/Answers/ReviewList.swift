package import JSON
package import Model
package import Wording

/// Some proposals.
package struct ReviewList: Sendable {
  /// The proposals.
  package let proposals: [StoredProposal]
  /// The concepts that are like a proposed one, by its number.
  package internal(set) var alike: [Int64: [GlossaryConcept]] = [:]
  /// What is wrong with those that could not be decided, by number.
  package internal(set) var failures: [Int64: Message] = [:]

  init(_ proposals: [StoredProposal]) { self.proposals = proposals }

  /// One object with all proposals.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [.init("proposals", .array(proposals.map(json)))]
    if !failures.isEmpty {
      members.append(
        .init(
          "failures",
          .array(
            failures.sorted { $0.key < $1.key }.map { number, reason in
              ["id": .string("\(number)"), "reason": .string(Wording.english.sentence(reason))]
            }
          )
        )
      )
    }
    return .object(members)
  }

  private func json(_ stored: StoredProposal) -> JSONValue {
    let proposal = stored.proposal
    return [
      "id": .string("\(stored.number)"), "what": .string(proposal.subject.rawValue),
      "glossary": .optional(proposal.glossary), "memory": .optional(proposal.memory),
      "by": .optional(proposal.person), "at": .string(proposal.date),
      "reason": .optional(proposal.reason), "evidence": .strings(proposal.evidence),
      "before": proposal.before.recordedValue, "after": Optional(proposal.after).recordedValue,
      "state": .string(proposal.state.rawValue),
      "decision": proposal.decision.map { decision in
        [
          "by": .optional(decision.person), "at": .string(decision.date),
          "reason": .optional(decision.reason),
        ]
      } ?? .null,
      "alike": .array(
        (alike[stored.number] ?? []).map {
          ["concept": .string($0.concept.identifier), "glossary": .string($0.glossary)]
        }
      ),
    ]
  }

  /// For each proposal a line, what it changes, and what speaks for and against it.
  package func text(in wording: Wording) -> String {
    proposals.map { stored in
      let proposal = stored.proposal
      var lines = [
        [
          "\(stored.number)", proposal.date, proposal.person ?? "", proposal.subject.rawValue,
          proposal.glossary ?? proposal.memory ?? "", proposal.state.rawValue,
        ].filter { !$0.isEmpty }.joined(separator: "  ")
      ]
      lines += stored.differences.map { "    \($0)" }
      lines += [proposal.reason].compactMap(\.self).map { "    \($0)" }
      lines += proposal.evidence.map { "    › \($0)" }
      lines += (alike[stored.number] ?? []).map { known in
        let name = "\(known.concept.identifier) · \(known.glossary)"
        return "    " + wording.sentence(Message("review.alike", ["name": .text(name)]))
      }
      lines += [failures[stored.number]].compactMap(\.self).map { "    " + wording.sentence($0) }
      return lines.joined(separator: "\n")
    }
    .joined(separator: "\n")
  }
}

extension StoredProposal {
  /// What would be different, a line for each value.
  package var differences: [String] {
    guard proposal.subject == .concept else {
      return valueDifferences(from: .null, to: Optional(proposal.after).recordedValue)
    }
    return valueDifferences(
      from: proposal.before.recordedValue,
      to: Optional(proposal.after).recordedValue
    )
  }
}
