/// Reads placeables at one token after another.
struct PlaceableReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the text is Arabic, in which Latin letters are names.
  let isArabic: Bool
  let readsMonthFirst: Bool
  let words = PlaceableWords.shared
  private(set) var tokens: [Token] = []
  /// The token that is read next.
  var position = 0
  /// The UTF-8 offset at which reading ends, since an address begins there.
  var limit: Int
  /// Where the placeable before ends, which no other one overlaps.
  var floor = 0
  /// The token after a number that was not understood as a whole, so that no part of it has a value.
  var unreadUntil = 0
  /// The measures after numbers, by where the number begins.
  var units: [Int: String] = [:]
  private var folded = FoldedWord()

  init(_ bytes: UnsafeBufferPointer<UInt8>, isArabic: Bool, readsMonthFirst: Bool) {
    self.bytes = bytes
    self.isArabic = isArabic
    self.readsMonthFirst = readsMonthFirst
    limit = bytes.count
    var scanner = TokenScanner(bytes)
    while let token = scanner.next() { tokens.append(token) }
  }

  /// Goes on to the first token at or after an offset.
  mutating func skip(to offset: Int) {
    while position < tokens.count, tokens[position].start < offset { position += 1 }
    floor = offset
  }

  /// Whether a word, with proclitics or without, begins a phrase of the data file, as few words do.
  mutating func mayMean(_ index: Int) -> Bool {
    folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
    let word = folded.units
    if words.phrases[word] != nil || word.last == 0x73 && word.dropLast().last == 0x27 {
      return true
    }
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

  /// The same where the word begins with و, or stands after it, with the article or without.
  mutating func meaningAfterAnd<Value>(
    at index: Int,
    _ wanted: (PlaceableWords.Meaning) -> Value?
  ) -> (value: Value, next: Int)? {
    guard isJoined(index), tokens[index].kind == .arabicWord else { return nil }
    folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
    var place = index
    var word = folded.units
    guard word.first == Letter.waw else { return nil }
    if word.count == 1 {
      place += 1
      guard isJoined(place), tokens[place].kind == .arabicWord else { return nil }
      folded.fold(UnsafeBufferPointer(rebasing: bytes[tokens[place].range]))
      word = folded.units
    } else {
      word.removeFirst()
    }
    if let found = meaning(of: word, at: place, wanted) { return found }
    guard word.count > 3, word.starts(with: Letter.article) else { return nil }
    return meaning(of: Array(word.dropFirst(2)), at: place, wanted)
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
