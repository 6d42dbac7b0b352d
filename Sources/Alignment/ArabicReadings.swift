import Linguistics

/// The dictionary forms that an Arabic word in a text may be a form of.
///
/// Readings are proposed, not analysed: a lexicon decides which of them exist.
enum ArabicReadings {
  /// Calls a function with each reading of a folded word, the word itself first.
  ///
  /// - Complexity: O(prefixes × suffixes that the word has), some ten readings for most words.
  static func forEach(of form: [UInt16], _ body: ([UInt16]) -> Void) {
    body(form)
    for prefix in prefixes where form.count >= prefix.count + 2 && form.starts(with: prefix) {
      let rest = form[prefix.count...]
      if !prefix.isEmpty { body(Array(rest)) }
      // Other persons of the imperfect: the lexicon has the third.
      let isImperfect =
        rest.count >= 3
        && rest.first.map { [Letter.ta, Letter.noon, Letter.alef].contains($0) } == true
      if isImperfect { body([Letter.ya] + rest.dropFirst()) }
      for (suffix, replacement) in suffixes
      where rest.count >= suffix.count + 2 && rest.hasSuffix(suffix) {
        let stem = rest.dropLast(suffix.count)
        body(stem + replacement)
        if isImperfect { body([Letter.ya] + stem.dropFirst() + replacement) }
      }
    }
  }
}

private let prefixes = [
  "", "و", "ف", "ب", "ك", "ل", "س", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وبال",
  "فبال", "وكال", "وب", "ول", "وك", "وس", "فب", "فل", "فس",
].map { Array($0.utf16) }

/// Endings, and what stands in their place in the dictionary form.
private let suffixes: [([UInt16], [UInt16])] = [
  ("ه", ""), ("ها", ""), ("هم", ""), ("هن", ""), ("هما", ""), ("كم", ""), ("نا", ""), ("ك", ""),
  ("ي", ""), ("ني", ""), ("ا", ""), ("ة", ""), ("ات", ""), ("ات", "ة"), ("ان", ""), ("ين", ""),
  ("ون", ""), ("تان", "ة"), ("تين", "ة"), ("ية", "ي"), ("وا", ""), ("ت", ""), ("ن", ""), ("تم", ""),
  ("ته", "ة"), ("تها", "ة"), ("تهم", "ة"), ("تنا", "ة"), ("تي", "ة"), ("تك", "ة"), ("تهما", "ة"),
  ("ته", ""), ("تها", ""), ("اته", "ة"), ("اتها", "ة"), ("اتهم", "ة"), ("اته", ""), ("اتها", ""),
  ("وه", ""), ("وها", ""), ("يا", "ي"), ("ائه", "اء"), ("اءه", "اء"), ("ءه", "ء"), ("اه", "ي"),
  ("اها", "ي"), ("ت", "ي"), ("ى", ""), ("تا", "ة"), ("يين", "ي"), ("يون", "ي"), ("ات", "ا"),
].map { (Array($0.0.utf16), Array($0.1.utf16)) }
