import Linguistics
import Model

/// A noun after digits that has not the number and case that Arabic wants there.
///
/// After 3 to 10 stands the plural, after 11 to 99 the singular with its ending, and of two the dual
/// alone. Only nouns whose plural the lexicon knows, and which are no verbs or adjectives too, tell.
struct AgreementCheck: SegmentCheck {
  let rules: [Rule] = [.numberAgreement]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    guard side.isArabic else { return [] }
    return side.words.indices.dropLast().compactMap { index in
      let (number, noun) = (side.words[index], side.words[index + 1])
      guard number.kind == .number, noun.kind == .arabicWord, noun.gap == .space,
        !side.hasCode(before: noun.range.lowerBound),
        let count = Int(number.letters.text), isCardinal(index, of: side),
        let message = fault(count, noun, side)
      else { return nil }
      return Found(
        rule: .numberAgreement,
        target: number.range.lowerBound..<noun.range.upperBound,
        message: message
      )
    }
  }

  /// Whether a number counts what stands after it: no part of a date, a range, a score or a name.
  private func isCardinal(_ index: Int, of side: SideText) -> Bool {
    let word = side.words[index]
    if [0x2D, 0x2F, 0x3A, 0x2E, 0x2C, 0x2013].contains(side[word.range.lowerBound - 1]) {
      return false
    }
    guard index > 0, word.gap == .space else { return true }
    let before = side.words[index - 1]
    return before.kind == .arabicWord && !Self.ordinals.contains(before.letters.text)
  }

  private func fault(_ count: Int, _ noun: SideWord, _ side: SideText) -> Message? {
    let letters = noun.letters.units
    let lexicon = ArabicLexicon.shared
    let text = side.text(noun.range)
    switch count {
    case 3...10:
      // كتابا: a singular with its ending.
      guard letters.count > 4, letters.last == 0x627 else { return nil }
      let singular = Array(letters.dropLast())
      guard lexicon.brokenPlurals(of: singular).contains(where: { $0.units != singular }),
        !lexicon.singulars(of: letters).contains(where: { !$0.units.isEmpty })
      else { return nil }
      return Message("finding.agreementPlural", ["text": .quotation(text)])
    case 11...99:
      let singulars = lexicon.singulars(of: letters)
      guard !singulars.isEmpty, !singulars.contains(where: { $0.units == letters }),
        lexicon.brokenPlurals(of: letters).isEmpty, !Self.notCounted.contains(noun.letters.text)
      else { return nil }
      return Message("finding.agreementSingular", ["text": .quotation(text)])
    case 2:
      guard lexicon.brokenPlurals(of: letters).contains(where: { $0.units != letters }),
        letters.count > 3,
        !Self.units.contains(noun.letters.text)
      else { return nil }
      return Message("finding.agreementDual", ["text": .quotation(text)])
    default: return nil
    }
  }

  /// Words after which a number is a name: the 11th row, page 2.
  private static let ordinals: Set<String> = [
    "رقم", "عام", "سنه", "سنة", "الماده", "المادة", "الفقره", "الفقرة", "المجموعه", "المجموعة",
    "المرحله", "المرحلة", "البند", "الصفحه", "الصفحة", "الفصل", "القناه", "القناة", "المستوي",
    "الخطوه", "الخطوة", "النوع", "الفئه", "الفئة", "العدد", "الجزء", "الجدول", "الشكل", "يوم",
    "الطريق", "اصدار", "الاصدار", "نسخه", "نسخة", "ويندوز", "الدرجه", "الدرجة", "القسم",
  ]
  /// Units, which stand in the singular after any number in short style.
  private static let units: Set<String> = [
    "مليون", "مليار", "الف", "متر", "دولار", "يورو", "كيلو", "كيلومتر", "طن", "غرام", "جرام",
    "لتر", "هكتار", "ميل", "درجة", "درجه", "نقطة", "نقطه", "بوصة", "فولت", "واط", "جنيه", "ريال",
    "درهم", "دينار", "سنتيمتر", "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو",
    "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر", "شباط", "اذار", "نيسان", "ايار", "حزيران",
    "تموز", "اب", "ايلول", "تشرين", "كانون", "مساء", "صباحا", "ظهرا",
  ]
  /// Plurals that are names of months or stand for something else than a number of things.
  private static let notCounted: Set<String> = ["الاف", "ملايين", "شهور", "ايار", "اذار", "ايلول"]
}
