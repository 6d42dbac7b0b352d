package import Model

/// Why a change is not taken back, or not found.
package enum HistoryError: Explained, Hashable {
  /// There is no change of this number.
  case noSuchChange(Int64)
  /// What it changed was changed again.
  case changedMeanwhile(Int64)
  /// A change of this kind cannot be taken back.
  case cannotUndo(Int64)
  /// What should be the number of a change is none.
  case noNumber
  /// This is no date.
  case noDate(String)

  package var message: Message {
    switch self {
    case .noSuchChange(let number): Message("history.missing", Self.names(number))
    case .changedMeanwhile(let number): Message("history.changedMeanwhile", Self.names(number))
    case .cannotUndo(let number): Message("history.cannotUndo", Self.names(number))
    case .noNumber: Message("history.noNumber")
    case .noDate(let text): Message("history.noDate", ["text": .quotation(text)])
    }
  }

  package var kind: Failure.Kind {
    switch self {
    case .noSuchChange: .missing
    case .changedMeanwhile: .conflict
    case .cannotUndo: .input
    case .noNumber, .noDate: .request
    }
  }

  private static func names(_ number: Int64) -> [String: Message.Argument] {
    ["number": .text("\(number)")]
  }
}
