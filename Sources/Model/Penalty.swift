/// A difference that lowers a match's score but that the edit distance does not count.
///
/// The values are percent points. They add up, and a score never falls below 0.
public enum Penalty: String, CaseIterable, Hashable, Sendable {
  /// The texts differ only in what folding takes away: vowel signs, letter case, hamzas, spaces.
  case spelling
  /// The inline codes differ.
  case inlineCodes
  /// The unit comes from a machine translation.
  case machineTranslated

  /// The percent points that the penalty takes off.
  public var points: Int {
    switch self {
    case .spelling: 1
    case .inlineCodes: 2
    case .machineTranslated: 15
    }
  }
}
