import Linguistics
import Model

/// A negation on one side alone.
///
/// Languages negate where others do not ("fail to", "unless", «غير صحيح»), so that this is most often
/// right; it is worth a look where little else is known.
struct NegationCheck: SegmentCheck {
  let rules: [Rule] = [.negationChanged]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation,
      source.isArabic != target.isArabic,
      source.words.count + target.words.count > 4
    else { return [] }
    let (first, second) = (negation(in: source, strict: true), negation(in: target, strict: true))
    if let first, negation(in: target, strict: false) == nil {
      return [
        Found(
          rule: .negationChanged,
          source: first,
          target: target.all,
          message: Message("finding.negationLost", ["text": .quotation(source.text(first))])
        )
      ]
    }
    if let second, negation(in: source, strict: false) == nil {
      return [
        Found(
          rule: .negationChanged,
          source: source.all,
          target: second,
          message: Message("finding.negationAdded", ["text": .quotation(target.text(second))])
        )
      ]
    }
    return []
  }

  /// Returns the first word that negates; where it is to be `strict`, one that does nothing else.
  private func negation(in side: SideText, strict: Bool) -> Range<Int>? {
    side.words.first { word in
      let text = word.letters.text
      guard side.isArabic else {
        if Self.english.contains(text) || text.hasSuffix("n't") { return true }
        return !strict
          && (Self.weakEnglish.contains(text)
            || Self.negativePrefixes.contains { text.count > 6 && text.hasPrefix($0) }
            || text.hasSuffix("less"))
      }
      return Self.isNegation(text, strict: strict)
    }?.range
  }

  private static let english: Set<String> = [
    "not", "never", "cannot", "nobody", "nothing", "neither", "nor", "no", "none", "nowhere",
  ]
  private static let weakEnglish: Set<String> = [
    "without", "fail", "failed", "fails", "failing", "failure", "lack", "lacks", "lacked",
    "lacking", "refuse", "refused", "refuses", "unless", "hardly", "barely", "rarely", "little",
    "few", "except", "only", "stop", "stopped", "avoid", "avoided", "prevent", "prevented",
    "prevents", "prevention", "absence", "absent", "ban", "banned", "deny", "denied", "denies",
    "reject", "rejected", "miss", "missing", "missed", "other", "despite", "but", "too", "yet",
    "before", "until", "otherwise", "instead", "rather", "anti", "non", "zero", "against",
    "free", "still", "even", "any", "either", "whether", "impossible", "illegal", "impact",
  ]
  private static let negativePrefixes = ["un", "in", "im", "dis", "non", "ir", "il", "mis"]
  /// Whether an Arabic word negates, with a conjunction or a preposition before it or without.
  private static func isNegation(_ text: String, strict: Bool) -> Bool {
    let words =
      [text] + (text.first.map(proclitics.contains) == true ? [String(text.dropFirst())] : [])
    return words.contains { word in
      arabic.contains(word)
        || (!strict && (weakArabic.contains(word) || stems.contains { word.contains($0) }))
    }
  }

  private static let proclitics: Set<Character> = ["و", "ف", "ب", "ل", "ا"]
  private static let arabic: Set<String> = [
    "لا", "لم", "لن", "ليس", "ليست", "ليسوا", "لسنا", "لست", "ليسا", "كلا", "بلا", "الا",
  ]
  private static let weakArabic: Set<String> = [
    "ما", "غير", "غيره", "غيرها", "دون", "بدون", "عدم", "لئلا", "لولا", "سوي", "قلما", "نادرا",
    "بالكاد", "خلو", "نقص", "قله", "قلة", "خال", "خاليه", "خالية", "ممنوع", "ابدا",
  ]
  /// What verbs and nouns have in common that say that something is not, or not done.
  private static let stems = [
    "رفض", "فشل", "تجنب", "نفت", "نفي", "ينف", "منع", "حظر", "فتقر", "افتقار", "نعدام", "ستحيل",
    "ستحال", "امتنع", "متناع", "يخلو", "تخلو", "تعذر", "عجز", "استبعد", "ستبعاد", "انكر", "ينكر",
  ]
}
