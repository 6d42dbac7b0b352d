/// Words and their classes, found by the bytes of a folded word.
///
/// Made from lists in which each line is a word or phrase, a tab, and its classes with spaces
/// between; what follows a second tab, and lines that start with `#`, are for readers.
struct WordTable: Sendable {
  private var classesByWord: [FoldedKey: WordClasses] = [:]

  private struct FoldedKey: Hashable, Sendable {
    let bytes: [UInt8]
  }

  private var slots: [Slot] = []
  private var text: [UInt8] = []

  /// An entry of the open hash table.
  private struct Slot: Sendable {
    var fingerprint: UInt64
    var start: Int32
    var byteCount: Int32
    var classes: WordClasses
  }

  /// Reads lists of words.
  ///
  /// - Precondition: every line has a word and classes that are known; the lists are part of the
  ///   program, so anything else is a mistake in them.
  init(lists: [[UInt8]]) {
    for list in lists {
      for line in list.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
        add(line)
      }
    }
    fillSlots()
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    let fields = line.split(
      separator: UInt8(ascii: "\t"),
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    precondition(fields.count >= 2, "a line of a word list has no class: \(text(line))")
    var word = FoldedWord()
    for scalar in text(fields[0]).unicodeScalars { word.append(scalar) }
    precondition(!word.isTooLong && !word.isEmpty, "a word is too long: \(text(line))")
    for name in text(fields[1]).split(separator: " ") {
      guard let named = WordClasses.names[String(name)] else {
        preconditionFailure("a word list has the unknown class \(name)")
      }
      classesByWord[FoldedKey(bytes: word.array), default: []].formUnion(named)
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private mutating func fillSlots() {
    var capacity = 64
    while capacity < classesByWord.count * 3 { capacity *= 2 }
    slots = Array(
      repeating: Slot(fingerprint: 0, start: 0, byteCount: -1, classes: []),
      count: capacity
    )
    for (key, classes) in classesByWord {
      var word = FoldedWord()
      for scalar in String(decoding: key.bytes, as: UTF8.self).unicodeScalars {
        word.append(scalar)
      }
      var index = Int(truncatingIfNeeded: word.fingerprint) & (capacity - 1)
      while slots[index].byteCount >= 0 { index = (index + 1) & (capacity - 1) }
      slots[index] = Slot(
        fingerprint: word.fingerprint,
        start: Int32(text.count),
        byteCount: Int32(key.bytes.count),
        classes: classes
      )
      text += key.bytes
    }
    classesByWord = [:]
  }

  /// Returns the classes of a word; none, if it is in no list.
  ///
  /// - Complexity: O(1) on average; allocates nothing.
  func classes(of word: FoldedWord) -> WordClasses {
    guard !word.isEmpty, !word.isTooLong else { return [] }
    let fingerprint = word.fingerprint
    var index = Int(truncatingIfNeeded: fingerprint) & (slots.count - 1)
    while slots[index].byteCount >= 0 {
      let slot = slots[index]
      if slot.fingerprint == fingerprint, isEqual(slot, word) { return slot.classes }
      index = (index + 1) & (slots.count - 1)
    }
    return []
  }

  private func isEqual(_ slot: Slot, _ word: FoldedWord) -> Bool {
    guard Int(slot.byteCount) == word.byteCount else { return false }
    for index in 0..<word.byteCount where text[Int(slot.start) + index] != word[index] {
      return false
    }
    return true
  }
}
