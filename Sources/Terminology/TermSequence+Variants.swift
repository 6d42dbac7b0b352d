import Linguistics

extension TermSequence {
  /// The sequence, and what it is where words are written together or apart: عبد الله and عبدالله,
  /// أبوظبي and أبو ظبي, cease-fire and ceasefire, air strike and airstrike.
  ///
  /// - Complexity: O(words) for terms without such a word; no more than eight sequences are made.
  var variants: [TermSequence] {
    let first = changes
    guard !first.isEmpty else { return [self] }
    var variants = [self] + first
    var position = 1
    while position < variants.count, variants.count < 8 {
      for changed in variants[position].changes
      where !variants.contains(where: { $0.hasWords(of: changed) }) {
        variants.append(changed)
      }
      position += 1
    }
    return variants
  }

  private func hasWords(of other: TermSequence) -> Bool {
    words.count == other.words.count && zip(words, other.words).allSatisfy { $0.units == $1.units }
  }

  /// The sequences that differ in one word written apart or two written together.
  private var changes: [TermSequence] {
    var changes: [TermSequence] = []
    for index in words.indices {
      if let length = splitLength(words[index]) { changes.append(split(index, after: length)) }
      let next = index + 1
      if next < words.count, canJoin(words[index], words[next], gaps[next]) {
        changes.append(joined(index))
      }
    }
    return changes
  }

  private func joined(_ index: Int) -> TermSequence {
    var joined = self
    let second = words[index + 1]
    let count = words[index].units.count
    joined.words[index].units += second.units
    if count < 64 {
      joined.words[index].hamzaAbove |= second.hamzaAbove << UInt64(count)
      joined.words[index].hamzaBelow |= second.hamzaBelow << UInt64(count)
    }
    joined.words[index].inflection = second.inflection
    joined.words[index].kind = second.kind
    joined.words[index].endsInAlefMaqsura = second.endsInAlefMaqsura
    joined.words.remove(at: index + 1)
    joined.gaps.remove(at: index + 1)
    if joined.words.count == 1 { joined.words[0].role.insert(.onlyWord) }
    return joined
  }

  private func split(_ index: Int, after length: Int) -> TermSequence {
    var split = self
    var first = words[index]
    var second = words[index]
    let low = length < 64 ? UInt64(1) << UInt64(length) &- 1 : .max
    first.units = Array(first.units.prefix(length))
    first.hamzaAbove &= low
    first.hamzaBelow &= low
    first.inflection = .fixed
    first.endsInAlefMaqsura = false
    second.units = Array(second.units.dropFirst(length))
    second.hamzaAbove = length < 64 ? second.hamzaAbove >> UInt64(length) : 0
    second.hamzaBelow = length < 64 ? second.hamzaBelow >> UInt64(length) : 0
    for role: WordRole in [.onlyWord, .head, .articleOnly] { second.role.remove(role) }
    first.role.remove(.onlyWord)
    if index == 0, first.kind == .arabicWord { first.role.insert(.head) }
    split.words.replaceSubrange(index...index, with: [first, second])
    split.gaps.insert([], at: index + 1)
    return split
  }

  private func splitLength(_ word: TermWord) -> Int? {
    guard word.exactText == nil else { return nil }
    switch word.kind {
    case .arabicWord: return CompoundWords.shared.splitOfArabic(word.units)
    case .word: return CompoundWords.shared.splitOfEnglish(word.units)
    case .number: return nil
    }
  }

  private func canJoin(_ first: TermWord, _ second: TermWord, _ gap: Gap) -> Bool {
    guard first.exactText == nil, first.kind == second.kind else { return false }
    switch first.kind {
    case .arabicWord: return CompoundWords.shared.joinsArabic(first.units, second.units)
    case .word:
      let isLong = first.units.count + second.units.count >= 6
      let isPair = words.count == 2 && (3...6).contains(first.units.count)
      return isLong && (gap == .dash || (gap == .space && isPair))
        || CompoundWords.shared.joinsEnglish(first.units, second.units)
    case .number: return false
    }
  }
}
