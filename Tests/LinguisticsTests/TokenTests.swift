import Linguistics
import TestSupport
import Testing

@Suite("Tokens")
struct TokenTests {
  @Test(
    "words and numbers are found where they stand",
    arguments: [
      ("وقال \"إس-400\"، 2.5 طن", "وقال|إس|400|2.5|طن"),
      ("منظومة “أس 400”", "منظومة|أس|400"),
      ("إٍس‑٤٠٠", "إٍس|٤٠٠"),
      ("إس400 F35A", "إس|400|F|35|A"),
      ("مـــحمّد\u{200F}، ثم", "مـــحمّد|ثم"),
      ("بـ«الناتو»", "بـ|الناتو"),
      ("the U.S. Army's Qur’an 'quoted'", "the|U.S|Army's|Qur’an|quoted"),
      ("1,000 ٢٬٥٠٠٫٧ 12/5", "1,000|٢٬٥٠٠٫٧|12|5"),
      ("3.14.", "3.14"),
      ("a.m. e.g. Inc.Corp x.", "a.m|e.g|Inc|Corp|x"),
      ("", ""), (" .؟ ", ""),
      ("ﻣﺤﻤﺪ ﷲ", "ﻣﺤﻤﺪ|ﷲ"),
    ]
  )
  func tokens(text: String, expected: String) {
    let bytes = Array(text.utf8)
    let found = text.tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found.joined(separator: "|") == expected)
  }

  @Test("gaps tell what stands between")
  func gaps() {
    let gaps = "(أ) - ب\nج، د".tokens.map(\.gap)
    #expect(gaps == [.bracket, [.bracket, .space, .dash], .newline, [.other, .space]])
  }

  @Test(
    "tokens of random text are in order and start and end at scalars",
    arguments: 0..<40 as Range<UInt64>
  )
  func tokensOfRandomText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = randomText(using: &generator)
    var end = 0
    for token in text.tokens {
      #expect(token.start >= end)
      #expect(token.end > token.start)
      let bytes = Array(text.utf8)[token.range]
      #expect(String(validating: bytes, as: UTF8.self) != nil)
      end = token.end
    }
    #expect(end <= text.utf8.count)
  }
}

@Suite("Folding")
struct FoldingTests {
  @Test(
    "spellings of one word fold to one key",
    arguments: [
      ("الأَطْلَسِيّ", "الاطلسي"), ("الاطلسى", "الاطلسي"), ("إٍس", "اس"), ("مـــحمّد", "محمد"),
      ("ﻣﺤﻤﺪ", "محمد"), ("ﷲ", "الله"), ("لإ", "لا"), ("مسؤول", "مسءول"), ("مسئول", "مسءول"),
      ("موانىء", "موانء"), ("موانئ", "موانء"), ("شيء", "شيء"), ("ک", "ك"), ("ی", "ي"),
      ("٤٠٠", "400"), ("٢٬٥٠٠٫٧", "2500.7"), ("1,000", "1000"), ("1,00", "1,00"), ("U.S", "us"),
      ("Erdoğan", "erdogan"), ("ÉTÉ", "ete"), ("Qur’an", "qur'an"), ("Straße", "strasse"),
      ("مدرسة", "مدرسة"), ("و\u{654}", "ء"), ("ا\u{655}", "ا"),
    ]
  )
  func folds(word: String, key: String) {
    #expect(FoldedWord(word).text == key)
    #expect(FoldedWord(key).text == key)
  }

  @Test("the seat of a hamza is kept beside the letters")
  func seats() {
    let word = FoldedWord("بإعلامأ")
    #expect(word.hamzaBelow == 0b10)
    #expect(word.hamzaAbove == 0b100_0000)
    #expect(FoldedWord("ا\u{654}").hamzaAbove == 1)
  }

  @Test(
    "capitals are kept beside the letters",
    arguments: [
      ("US", true, true), ("U.S", true, true), ("Us", false, true), ("us", false, false),
      ("عر", false, false),
    ]
  )
  func capitals(word: String, allCapitals: Bool, capitalized: Bool) {
    let folded = FoldedWord(word)
    #expect(folded.isAllCapitals == allCapitals)
    #expect(folded.isCapitalized == capitalized)
  }

  @Test("folding twice is folding once", arguments: 0..<60 as Range<UInt64>)
  func isIdempotent(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = randomText(using: &generator)
    let bytes = Array(text.utf8)
    for token in text.tokens {
      let once = FoldedWord(String(decoding: bytes[token.range], as: UTF8.self))
      #expect(FoldedWord(once.text).units == once.units)
    }
  }
}

/// Text of letters, digits, marks and stops of many kinds, whole scalars only.
private func randomText(using generator: inout SeededGenerator) -> String {
  let pools: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x600...0x6FF, 0x621...0x652, 0x2000...0x206F, 0xFB50...0xFDFF, 0xFE70...0xFEFF,
    0xC0...0x24F, 0x1_F600...0x1_F64F, 0x4E00...0x4E20,
  ]
  var text = ""
  for _ in 0..<Int.random(in: 0...200, using: &generator) {
    let pool = pools[Int.random(in: 0..<pools.count, using: &generator)]
    let value = UInt32.random(in: pool, using: &generator)
    if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
  }
  return text
}
