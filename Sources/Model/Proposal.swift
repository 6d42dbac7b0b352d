/// Something that somebody proposes, and that counts for nothing until somebody else accepts it.
package struct Proposal: Hashable, Sendable {
  /// What is proposed.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    /// A concept, or another state of one.
    case concept
    /// A term of a concept that is there.
    case term
    /// A unit of a memory.
    case unit
  }

  /// What has become of it.
  package enum State: String, CaseIterable, Hashable, Sendable {
    case open
    case accepted
    case refused
  }

  /// What is proposed.
  package var subject: Subject
  /// The glossary that it is for.
  package var glossary: String?
  /// The memory that it is for.
  package var memory: String?
  /// Who proposes it; `nil` where nobody had to say.
  package var person: String?
  /// When, as an ISO 8601 date and time in UTC.
  package var date: String
  /// Why.
  package var reason: String?
  /// Texts that speak for it.
  package var evidence: [String]
  /// What is there now, as a JSON object.
  package var before: String?
  /// What is to be there, as a JSON object.
  package var after: String
  /// What has become of it.
  package var state = State.open
  /// The decision: who, when, and why.
  package var decision: Decision?

  /// Who decided of a proposal.
  package struct Decision: Hashable, Sendable {
    /// Who; `nil` where nobody had to say.
    package var person: String?
    /// When, as an ISO 8601 date and time in UTC.
    package var date: String
    /// Why.
    package var reason: String?

    /// Creates a decision.
    package init(person: String?, date: String, reason: String?) {
      self.person = person
      self.date = date
      self.reason = reason
    }
  }

  /// Creates an open proposal.
  package init(
    _ subject: Subject,
    person: String?,
    date: String,
    reason: String?,
    evidence: [String],
    after: String
  ) {
    self.subject = subject
    self.person = person
    self.date = date
    self.reason = reason
    self.evidence = evidence
    self.after = after
  }
}

/// A proposal with its number, which is never given twice.
package struct StoredProposal: Hashable, Sendable {
  /// The number.
  package let number: Int64
  /// What is proposed.
  package let proposal: Proposal

  /// Creates one.
  package init(number: Int64, proposal: Proposal) {
    self.number = number
    self.proposal = proposal
  }
}
