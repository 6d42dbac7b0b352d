/// The codes of one side of a unit that may not change their order.
///
/// A code with `firstNo` begins a sequence, those with `no` that follow belong to it, and the next code
/// of another kind ends it. A sequence moves as a whole or not at all.
///
/// Reference: OASIS, XLIFF 2.1, 4.2.3.1 "canReorder", 4.7.2.4.
struct XLIFFCodeOrder {
  /// The codes as they come: the identifier, with a slash before that of an end.
  private var tokens: [String] = []
  /// Where each token stands.
  private var places: [String: Int] = [:]
  /// The sequences, as ranges of the tokens.
  private var sequences: [Range<Int>] = []
  private var isInSequence = false
  /// Codes that may not be reordered, and whose sequence nothing begins.
  private(set) var strays: [String] = []

  /// Adds a code, or one end of it.
  ///
  /// - Parameters:
  ///   - identifier: The code's identifier.
  ///   - order: The value of `canReorder`.
  ///   - isEnd: Whether it is the end of a code.
  mutating func add(_ identifier: String, order: String, isEnd: Bool) {
    let token = (isEnd ? "/" : "") + identifier
    places[token] = tokens.count
    tokens.append(token)
    switch order {
    case "firstNo" where !isEnd:
      sequences.append(tokens.count - 1..<tokens.count)
      isInSequence = true
    case "no", "firstNo":
      if isInSequence, let last = sequences.popLast() {
        sequences.append(last.lowerBound..<tokens.count)
      } else if !isEnd {
        strays.append(identifier)
      }
    default: isInSequence = false
    }
  }

  /// The first codes of the sequences that another side has in another order.
  ///
  /// What is missing on the other side is not its order.
  func changes(in other: XLIFFCodeOrder) -> [String] {
    sequences.compactMap { range in
      let sequence = tokens[range]
      let found = sequence.compactMap { other.places[$0] }
      guard found.count == sequence.count, let first = found.first else { return nil }
      return found.elementsEqual(first..<first + sequence.count) ? nil : sequence.first
    }
  }
}
