import Linguistics
import Model

/// Tatweel that only stretches a word, and vowel signs.
struct StrokeCheck: SegmentCheck {
  let rules: [Rule] = [.characterTatweel, .characterDiacritics]
  /// Whether titles may be stretched: a text of a few words without a stop.
  let allowsTitles: Bool

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    guard side.isArabic else { return [] }
    return side.words.flatMap { word in
      [tatweel(in: word, side), signs(in: word, side)].compactMap(\.self)
    }
  }

  /// A tatweel between letters; after a clitic, before Latin letters or digits, it is how Arabic writes.
  private func tatweel(in word: SideWord, _ side: SideText) -> Found? {
    guard word.kind == .arabicWord,
      let first = side.scalars[word.range].firstIndex(of: 0x640),
      word.range.contains(where: { $0 > first && Scalars.isArabicLetter(side[$0]) }),
      !(allowsTitles && side.words.count <= 8 && !side.scalars.contains(0x2E))
    else { return nil }
    let scalars = side.scalars[word.range].filter { $0 != 0x640 }.compactMap(Unicode.Scalar.init)
    return Found(
      rule: .characterTatweel,
      target: word.range,
      message: Message("finding.characterTatweel", ["text": .quotation(side.text(word.range))]),
      suggestions: [String(String.UnicodeScalarView(scalars))]
    )
  }

  /// Vowel signs, but for the doubling of a letter and the ending of adverbs, which most texts write.
  private func signs(in word: SideWord, _ side: SideText) -> Found? {
    let isSign: (UInt32) -> Bool = {
      Scalars.isArabicMark($0) && $0 != 0x651 && $0 != 0x64B
    }
    guard word.kind == .arabicWord, side.scalars[word.range].contains(where: isSign) else {
      return nil
    }
    let scalars = side.scalars[word.range].filter { !isSign($0) }.compactMap(Unicode.Scalar.init)
    return Found(
      rule: .characterDiacritics,
      target: word.range,
      message: Message(
        "finding.characterDiacritics",
        ["text": .quotation(side.text(word.range))]
      ),
      suggestions: [String(String.UnicodeScalarView(scalars))]
    )
  }
}
