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
      let bare = text.first == "و" || text.first == "ف" ? String(text.dropFirst()) : text
      if Self.arabic.contains(text) || Self.arabic.contains(bare) { return true }
      return !strict
        && Self.weakArabic.contains { bare == $0 || (bare.count > 2 && bare.hasSuffix($0)) }
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
  private static let arabic: Set<String> = [
    "لا", "لم", "لن", "ليس", "ليست", "ليسوا", "لسنا", "لست", "الا", "كلا", "بلا", "لاي",
  ]
  private static let weakArabic: [String] = [
    "ما", "غير", "غيره", "غيرها", "دون", "بدون", "عدم", "لعدم", "بعدم", "وعدم", "انعدام", "رفض",
    "يرفض", "ترفض", "فشل", "فشلت", "يفشل", "تجنب", "نفي", "نفت", "ينفي", "منع", "يمنع", "حظر",
    "افتقار", "يفتقر", "تفتقر", "نقص", "قله", "قلما", "نادرا", "بالكاد", "سوي", "لولا", "لئلا",
    "ممنوع", "يحظر", "استحاله", "مستحيل", "خلو", "خال", "خاليه", "بلا", "فقد", "يخلو", "تخلو",
    "بالا", "بان", "لما", "لاسيما", "الا", "الان", "ابدا", "احد", "اي",
  ]
}
