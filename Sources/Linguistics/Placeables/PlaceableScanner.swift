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
    var stepCount = 0
    let addresses = WebAddresses(bytes).placeables
    var reader = PlaceableReader(bytes, isArabic: isArabic, readsMonthFirst: readsMonthFirst)
    var found: [Placeable] = []
    var nextAddress = 0
    while reader.position < reader.tokens.count {
      stepCount += 1
      if stepCount.isMultiple(of: Self.stepsBetweenCheckpoints) { try checkpoint() }
      let start = reader.tokens[reader.position].start
      if nextAddress < addresses.count, start >= addresses[nextAddress].range.lowerBound {
        found.append(addresses[nextAddress])
        reader.skip(to: addresses[nextAddress].range.upperBound)
        nextAddress += 1
        continue
      }
      reader.limit =
        nextAddress < addresses.count ? addresses[nextAddress].range.lowerBound : bytes.count
      if let placeable = reader.next() { found.append(placeable) }
    }
    return found
  }
}

/// Reads placeables at one token after another.
struct PlaceableReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the text is Arabic, in which Latin letters are names.
  let isArabic: Bool
  let readsMonthFirst: Bool
  let words = PlaceableWords.shared
  private(set) var tokens: [Token] = []
  /// The token that is read next.
  private(set) var position = 0
  /// The UTF-8 offset at which reading ends, since an address begins there.
  var limit: Int
  /// Where the placeable before ends, which no other one overlaps.
  private(set) var floor = 0
  /// The token after a number that was not understood as a whole, so that no part of it has a value.
  var unreadUntil = 0
  private var folded = FoldedWord()

  init(_ bytes: UnsafeBufferPointer<UInt8>, isArabic: Bool, readsMonthFirst: Bool) {
    self.bytes = bytes
    self.isArabic = isArabic
    self.readsMonthFirst = readsMonthFirst
    limit = bytes.count
    var scanner = TokenScanner(bytes)
    while let token = scanner.next() { tokens.append(token) }
  }

  /// Goes on to the first token at or behind an offset.
  mutating func skip(to offset: Int) {
    while position < tokens.count, tokens[position].start < offset { position += 1 }
    floor = offset
  }

  /// Reads what stands at the next token, and goes on behind it.
  mutating func next() -> Placeable? {
    let index = position
    guard has(index) else {
      position += 1
      return nil
    }
    let reading: (placeable: Placeable, next: Int)? =
      switch tokens[index].kind {
      case .number:
        date(at: index) ?? time(at: index) ?? telephone(at: index)
          ?? (isPartOfDesignation(index) ? nil : quantity(at: index))
      case .arabicWord: mayMean(index) ? quantityOrDateFromWord(at: index) : nil
      case .word:
        (mayMean(index) ? quantityOrDateFromWord(at: index) : nil) ?? codedAmount(at: index)
          ?? (isArabic ? name(at: index) : nil)
      }
    position = reading?.next ?? max(index + 1, unreadUntil)
    floor = reading?.placeable.range.upperBound ?? floor
    return reading?.placeable
  }

  private mutating func quantityOrDateFromWord(at index: Int) -> (placeable: Placeable, next: Int)?
  {
    dateFromWord(at: index) ?? timeFromWord(at: index) ?? quantityFromWord(at: index)
  }

  /// Whether a word, with proclitics or without, begins a phrase of the data file, as few words do.
  private mutating func mayMean(_ index: Int) -> Bool {
    folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
    let word = folded.units
    if words.phrases[word] != nil { return true }
    guard tokens[index].kind == .arabicWord else { return false }
    return Self.proclitics.contains {
      word.count > $0.count + 1 && word.starts(with: $0)
        && words.phrases[Array(word.dropFirst($0.count))] != nil
    }
  }

  /// What a number or a month may have before it.
  static let proclitics = ["و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "وال", "بال", "لل"]
    .map { Array($0.utf16) }

  // MARK: Tokens

  /// The text of a token.
  func text(_ index: Int) -> String { text(tokens[index].range) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether a token is there, and is read.
  func has(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].end <= limit
  }

  /// What stands between a token and the one before it, without marks of direction.
  func gapText(before index: Int) -> String {
    let range = (index > 0 ? tokens[index - 1].end : 0)..<tokens[index].start
    let gap = text(range)
    guard range.count > 1, gap.unicodeScalars.contains(where: isDirectionMark) else { return gap }
    return String(String.UnicodeScalarView(gap.unicodeScalars.filter { !isDirectionMark($0) }))
  }

  private func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
    [0x200E, 0x200F, 0x61C].contains(scalar.value)
  }

  /// Whether only a space, or nothing, stands before a token.
  func isJoined(_ index: Int) -> Bool { has(index) && tokens[index].gap.isSubset(of: .space) }

  /// The longest phrase of which some meaning is wanted at a token.
  mutating func meaning<Value>(
    at index: Int,
    _ wanted: (PlaceableWords.Meaning) -> Value?
  ) -> (value: Value, next: Int)? {
    guard has(index), tokens[index].kind != .number else { return nil }
    folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
    return meaning(of: folded.units, at: index, wanted)
  }

  /// The same where the word begins with و.
  mutating func meaningAfterAnd<Value>(
    at index: Int,
    _ wanted: (PlaceableWords.Meaning) -> Value?
  ) -> (value: Value, next: Int)? {
    guard isJoined(index), tokens[index].kind == .arabicWord else { return nil }
    folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
    guard folded.units.count > 2, folded.units[0] == Letter.waw else { return nil }
    return meaning(of: Array(folded.units.dropFirst()), at: index, wanted)
  }

  /// The longest phrase of which some meaning is wanted, where the first word is known.
  mutating func meaning<Value>(
    of first: [UInt16],
    at index: Int,
    _ wanted: (PlaceableWords.Meaning) -> Value?
  ) -> (value: Value, next: Int)? {
    for phrase in words.phrases[first] ?? [] {
      guard let value = wanted(phrase.meaning), follows(phrase.rest, index + 1) else { continue }
      return (value, index + 1 + phrase.rest.count)
    }
    return nil
  }

  private mutating func follows(_ rest: [[UInt16]], _ start: Int) -> Bool {
    for (offset, word) in rest.enumerated() {
      let index = start + offset
      guard has(index), tokens[index].gap.isSubset(of: [.space, .dash]) else { return false }
      folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
      guard folded.units == word else { return false }
    }
    return true
  }

  /// The whole number of a token of at most some digits.
  func integer(at index: Int, digits: ClosedRange<Int>) -> Int? {
    guard has(index), tokens[index].kind == .number else { return nil }
    let number = FoldedWord(text(index)).units
    guard digits.contains(number.count) else { return nil }
    return Int(String(decoding: number, as: UTF16.self))
  }
}
