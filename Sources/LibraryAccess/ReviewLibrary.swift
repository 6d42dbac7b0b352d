package import Model

/// The part of a library that keeps what is proposed.
///
/// Nothing of it is in a glossary or a memory.
package protocol ReviewLibrary: Sendable {
  /// Returns proposals, the earliest first.
  ///
  /// - Throws: `LibraryError`.
  func proposals(_ selection: ProposalSelection) throws -> [StoredProposal]
  /// Runs one transaction that proposes, or decides without another change.
  ///
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  func updateProposals<Result>(_ body: (any ProposalWriter) throws -> Result) throws -> Result
}

/// Which proposals are wanted.
package struct ProposalSelection: Hashable, Sendable {
  /// What has become of them; `nil` is anything.
  package var state: Proposal.State?
  /// The glossary that they are for; `nil` is any, and none.
  package var glossary: String?
  /// The most of them.
  package var limit = Int.max

  /// Creates a selection of all proposals.
  package init() {}
}

/// Where a transaction proposes and decides, beside what else it does.
package protocol ProposalWriter: ChangeRecorder {
  /// Stores a proposal; returns its number.
  ///
  /// - Throws: `LibraryError`.
  func propose(_ proposal: Proposal) throws -> Int64
  /// Returns a proposal by its number.
  ///
  /// - Throws: `LibraryError`.
  func proposal(_ number: Int64) throws -> Proposal?
  /// Decides of a proposal.
  ///
  /// - Throws: `LibraryError`.
  func decide(_ number: Int64, _ state: Proposal.State, _ decision: Proposal.Decision) throws
}
