import Linguistics
import Model

/// Letters of Persian, Urdu or another script that look like those of the text.
struct LookalikeCheck: SegmentCheck {
  let rules: [Rule] = [.characterLookalike]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    return side.words.compactMap { word in
      let letters = side.scalars[word.range]
      let table = word.kind == .arabicWord ? (side.isArabic ? Self.arabic : [:]) : Self.latin
      guard letters.contains(where: { table[$0] != nil }) else { return nil }
      // A word of another language that is written in its own letters throughout stays.
      if word.kind == .word {
        guard letters.contains(where: { $0 < 0x250 && Scalars.isLatinLetter($0) }) else {
          return nil
        }
      } else if letters.contains(where: Self.otherLanguages.contains) {
        return nil
      }
      let right = letters.map { table[$0] ?? $0 }.compactMap(Unicode.Scalar.init)
      return Found(
        rule: .characterLookalike,
        target: word.range,
        message: Message(
          "finding.characterLookalike",
          ["text": .quotation(side.text(word.range))]
        ),
        suggestions: [String(String.UnicodeScalarView(right))]
      )
    }
  }

  /// Letters of Persian and Urdu that Arabic has another form of.
  private static let arabic: [UInt32: UInt32] = [
    0x6CC: 0x64A, 0x6A9: 0x643, 0x6C1: 0x647, 0x6BE: 0x647, 0x6D5: 0x647, 0x6C3: 0x629,
    0x6AA: 0x643, 0x6CD: 0x64A, 0x6D2: 0x64A,
  ]
  /// Letters that only a word of another language has.
  private static let otherLanguages: Set<UInt32> = [
    0x679, 0x688, 0x691, 0x6BA, 0x6C6, 0x6C7, 0x6CE, 0x695, 0x6B5, 0x69A, 0x693, 0x67C,
  ]
  /// Letters of Cyrillic and Greek that look like Latin ones.
  private static let latin: [UInt32: UInt32] = [
    0x430: 0x61, 0x435: 0x65, 0x43E: 0x6F, 0x440: 0x70, 0x441: 0x63, 0x443: 0x79, 0x445: 0x78,
    0x456: 0x69, 0x410: 0x41, 0x412: 0x42, 0x415: 0x45, 0x41A: 0x4B, 0x41C: 0x4D, 0x41D: 0x48,
    0x41E: 0x4F, 0x420: 0x50, 0x421: 0x43, 0x422: 0x54, 0x425: 0x58, 0x3BF: 0x6F, 0x391: 0x41,
  ]
}
