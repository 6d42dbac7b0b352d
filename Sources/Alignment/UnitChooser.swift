import Linguistics

/// Chooses, among more units of memories than there is time to learn from, those that have words of
/// the texts to align.
///
/// Words are counted by their coarse keys, so that any form of a word will do. Once enough units
/// have a word, a unit is not chosen for its sake.
public struct UnitChooser {
  /// How many units are still wanted for each Arabic word of the texts.
  private var wanted: [[UInt16]: Int] = [:]
  private var word = FoldedWord()
  /// From how many units a word is learned unless something else is said.
  public static let unitsForWord = 12

  /// Creates a chooser for texts in either language; only their Arabic words count.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - unitsForWord: From how many units each of their words is learned.
  public init(texts: [String], unitsForWord: Int = Self.unitsForWord) {
    for text in texts {
      forEachKey(of: text) { chooser, key in chooser.wanted[key] = unitsForWord }
    }
  }

  /// Counts a unit, and says whether it is worth learning from.
  ///
  /// - Parameter arabic: The Arabic text of the unit.
  /// - Returns: Whether one of its words is still wanted.
  /// - Complexity: O(length of the text)
  public mutating func chooses(_ arabic: String) -> Bool {
    var keys: Set<[UInt16]> = []
    var isWanted = false
    forEachKey(of: arabic) { chooser, key in
      guard let count = chooser.wanted[key], keys.insert(key).inserted else { return }
      if count > 0 { isWanted = true }
    }
    guard isWanted else { return false }
    for key in keys { wanted[key, default: 0] -= 1 }
    return true
  }

  private mutating func forEachKey(
    of text: String,
    _ visit: (inout UnitChooser, [UInt16]) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      var scanner = TokenScanner(bytes)
      while let token = scanner.next() {
        guard token.kind == .arabicWord else { continue }
        word.fold(UnsafeBufferPointer(rebasing: bytes[token.range]))
        if !word.units.isEmpty { visit(&self, WordKey.arabic(word.units)) }
      }
    }
  }
}
