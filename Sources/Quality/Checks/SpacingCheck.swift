import Linguistics
import Model

/// White space before a mark, none after one, and a space after the و that belongs to its word.
struct SpacingCheck: SegmentCheck {
  let rules: [Rule] = [.punctuationSpacing]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    guard side.isArabic || side.language.isEnglish else { return [] }
    var found: [Found] = []
    let sourceLacksSpaces = segment.source.map(lacksSpaces) ?? false
    for index in side.scalars.indices where Self.marks.contains(side[index]) {
      guard !side.isProtected(index) else { continue }
      if let start = spaceBefore(index, of: side) {
        found.append(
          Found(
            rule: .punctuationSpacing,
            target: start..<index + 1,
            message: Message(
              "finding.spaceBefore",
              ["mark": .quotation(side.text(index..<index + 1))]
            ),
            suggestions: [side.text(index..<index + 1) + (isLetter(side[index + 1]) ? " " : "")]
          )
        )
      } else if !sourceLacksSpaces, lacksSpaceAfter(index, of: side) {
        found.append(
          Found(
            rule: .punctuationSpacing,
            target: index..<index + 2,
            message: Message(
              "finding.noSpaceAfter",
              ["mark": .quotation(side.text(index..<index + 1))]
            ),
            suggestions: [side.text(index..<index + 1) + " " + side.text(index + 1..<index + 2)]
          )
        )
      }
    }
    if side.isArabic { found += looseConjunctions(in: side) }
    return found
  }

  /// Returns where the space before a mark begins, unless the mark begins something: `.NET`, `...`.
  private func spaceBefore(_ index: Int, of side: SideText) -> Int? {
    // A colon or semicolon before a bracket draws a face.
    if [0x3A, 0x3B].contains(side[index]), [0x28, 0x29].contains(side[index + 1]) { return nil }
    guard index > 0, Scalars.isSpace(side[index - 1]), !side.hasCode(before: index),
      !Self.marks.contains(side[index + 1]),
      index + 1 == side.scalars.count || Scalars.isSpace(side[index + 1])
        || Scalars.isClosing(side[index + 1]) || Self.arabicMarks.contains(side[index])
    else { return nil }
    var start = index - 1
    while start > 0, Scalars.isSpace(side[start - 1]) { start -= 1 }
    guard start > 0, isLetter(side[start - 1]), !side.hasCode(before: start) else { return nil }
    return start
  }

  /// Whether the source has sentences that run into each other, which its translation may keep.
  private func lacksSpaces(_ source: SideText) -> Bool {
    source.scalars.indices.contains { index in
      source[index] == 0x2E && !source.isProtected(index) && isLetter(source[index + 1])
        && wordLength(before: index, of: source) > 2 && wordLength(after: index, of: source) > 1
    }
  }

  /// Whether a word follows a mark at once; after a stop one letter, or two, are an abbreviation.
  private func lacksSpaceAfter(_ index: Int, of side: SideText) -> Bool {
    guard index > 0, isLetter(side[index - 1]), isLetter(side[index + 1]),
      !side.hasCode(before: index), !side.hasCode(before: index + 1)
    else { return false }
    if side[index] == 0x3A { return false }
    guard side[index] == 0x2E else { return true }
    guard Scalars.isArabicLetter(side[index - 1]), Scalars.isArabicLetter(side[index + 1]) else {
      return false
    }
    return wordLength(before: index, of: side) > 2 && wordLength(after: index, of: side) > 2
  }

  /// How many letters, five at most, stand before a place.
  private func wordLength(before index: Int, of side: SideText) -> Int {
    (1...5).prefix { isLetter(side[index - $0]) }.count
  }

  private func wordLength(after index: Int, of side: SideText) -> Int {
    (1...5).prefix { isLetter(side[index + $0]) }.count
  }

  /// Finds each و that stands alone before a word; between letters that are read out it may.
  private func looseConjunctions(in side: SideText) -> [Found] {
    side.words.indices.compactMap { index in
      let word = side.words[index]
      guard word.range.count == 1, side[word.range.lowerBound] == 0x648,
        index + 1 < side.words.count
      else { return nil }
      let next = side.words[index + 1]
      guard next.kind == .arabicWord, next.gap == .space, next.range.count > 2,
        next.range.lowerBound == word.range.upperBound + 1,
        index == 0 || (word.gap != [] && side.words[index - 1].range.count > 2),
        !side.hasCode(before: next.range.lowerBound)
      else { return nil }
      return Found(
        rule: .punctuationSpacing,
        target: word.range.lowerBound..<next.range.lowerBound,
        message: Message("finding.spaceAfterAnd"),
        suggestions: ["و"]
      )
    }
  }

  private func isLetter(_ scalar: UInt32) -> Bool {
    Scalars.isArabicLetter(scalar) || Scalars.isLatinLetter(scalar) || Scalars.isArabicMark(scalar)
  }

  private static let arabicMarks: Set<UInt32> = [0x60C, 0x61B, 0x61F]
  /// The comma, the semicolon, the colon, the stop, the question and exclamation marks of both scripts.
  private static let marks: Set<UInt32> = [
    0x2C, 0x3B, 0x3A, 0x2E, 0x3F, 0x21, 0x60C, 0x61B, 0x61F,
  ]
}
