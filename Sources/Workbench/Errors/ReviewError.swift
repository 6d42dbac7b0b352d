package import Model

/// Why something is not proposed, or not decided.
package enum ReviewError: Explained, Hashable {
  /// There is no proposal of this number.
  case noSuchProposal(String)
  /// It was decided already.
  case isDecided(Int64)
  /// What it was made from was changed since.
  case changedMeanwhile(Int64)
  /// The reason or the evidence is too long.
  case tooLong(limit: Int)

  package var message: Message {
    switch self {
    case .noSuchProposal(let text): Message("review.missing", ["number": .quotation(text)])
    case .isDecided(let number): Message("review.isDecided", ["number": .text("\(number)")])
    case .changedMeanwhile(let number):
      Message("review.changedMeanwhile", ["number": .text("\(number)")])
    case .tooLong(let limit): Message("review.tooLong", ["limit": .number(limit)])
    }
  }

  package var kind: Failure.Kind {
    switch self {
    case .noSuchProposal: .missing
    case .isDecided, .changedMeanwhile: .conflict
    case .tooLong: .input
    }
  }
}
