/// Finds the placeables of a text: numbers, percentages, amounts, dates, times, Latin names in
/// Arabic, and addresses.
///
/// The text is read from left to right; at each token the longest reading wins: an address, then a
/// date, a time, an amount or percentage, a number, a name. Number words are read where a magnitude, a
/// percent sign or a currency makes sure that they are a number (`نصف مليار`, `خمسة في المئة`); of what is
/// not understood as a whole no part has a value.
public struct PlaceableScanner: Sendable {
  private let isArabic: Bool
  private let readsMonthFirst: Bool

  /// How many tokens are read between two questions whether to go on.
  private static let stepsBetweenCheckpoints = 512

  /// Creates a scanner.
  ///
  /// - Parameters:
  ///   - isArabic: Whether the texts are Arabic, in which Latin letters are names.
  ///   - readsMonthFirst: Whether 7/8/2015 is the 8th of July, as in the United States.
  public init(isArabic: Bool, readsMonthFirst: Bool = false) {
    self.isArabic = isArabic
    self.readsMonthFirst = readsMonthFirst
  }

  /// Returns the placeables of a text in order; none overlaps another.
  ///
  /// - Complexity: O(`text.utf8.count`)
  public func placeables(in text: String) -> [Placeable] {
    var text = text
    return text.withUTF8 { placeables(in: $0, checkpoint: {}) }
  }

  /// Returns the placeables of valid UTF-8 in order.
  public func placeables(in bytes: UnsafeBufferPointer<UInt8>) -> [Placeable] {
    placeables(in: bytes, checkpoint: {})
  }

  /// Returns the placeables of valid UTF-8 in order.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - checkpoint: Asked from time to time; what it throws ends the work.
  /// - Returns: The same as `placeables(in:)`.
  /// - Complexity: O(`bytes.count`)
  public func placeables(
    in bytes: UnsafeBufferPointer<UInt8>,
    checkpoint: () throws -> Void
  ) rethrows -> [Placeable] {
    var found: [Placeable] = []
    try read(bytes, checkpoint: checkpoint) { _, _, placeable in
      if let placeable { found.append(placeable) }
    }
    return found
  }

  /// Reads a text from left to right, and tells at each step the token and what stands there.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    checkpoint: () throws -> Void,
    _ tell: (inout PlaceableReader, Int, Placeable?) -> Void
  ) rethrows {
    var stepCount = 0
    let addresses = WebAddresses(bytes).placeables
    var reader = PlaceableReader(bytes, isArabic: isArabic, readsMonthFirst: readsMonthFirst)
    var nextAddress = 0
    while reader.position < reader.tokens.count {
      stepCount += 1
      if stepCount.isMultiple(of: Self.stepsBetweenCheckpoints) { try checkpoint() }
      let index = reader.position
      let start = reader.tokens[index].start
      if nextAddress < addresses.count, start >= addresses[nextAddress].range.lowerBound {
        reader.skip(to: addresses[nextAddress].range.upperBound)
        tell(&reader, index, addresses[nextAddress])
        nextAddress += 1
        continue
      }
      reader.limit =
        nextAddress < addresses.count ? addresses[nextAddress].range.lowerBound : bytes.count
      let placeable = reader.next()
      tell(&reader, index, placeable)
    }
  }
}

extension PlaceableReader {
  /// Reads what stands at the next token, and goes on after it.
  mutating func next() -> Placeable? {
    let index = position
    guard has(index) else {
      position += 1
      return nil
    }
    let reading: (placeable: Placeable, next: Int)? =
      switch tokens[index].kind {
      case .number:
        date(at: index) ?? time(at: index) ?? telephone(at: index) ?? decadeInDigits(at: index)
          ?? shortYear(at: index)
          ?? (isPartOfDesignation(index) ? nil : quantity(at: index))
      case .arabicWord: mayMean(index) ? quantityOrDateFromWord(at: index) : nil
      case .word:
        (mayMean(index) ? quantityOrDateFromWord(at: index) : nil) ?? codedAmount(at: index)
          ?? (isArabic ? name(at: index) : romanNumber(at: index))
      }
    position = reading?.next ?? max(index + 1, unreadUntil)
    floor = reading?.placeable.range.upperBound ?? floor
    return reading?.placeable
  }

  private mutating func quantityOrDateFromWord(at index: Int) -> (placeable: Placeable, next: Int)?
  {
    dateFromWord(at: index) ?? timeFromWord(at: index) ?? decade(at: index)
      ?? rank(at: index) ?? quantityFromWord(at: index) ?? pair(at: index)
      ?? oneAndHalf(at: index)
  }
}
