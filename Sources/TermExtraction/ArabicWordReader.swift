import Linguistics

/// Tells what Arabic words can be in phrases, without a model: from what is written to them, from the lexicon, and
/// from which other forms the texts have.
///
/// Whether the و of وزير is a conjunction, and the ين of فلسطين an ending, letters do not tell. What the article stands
/// before somewhere is a noun, so the forms of all texts and of the reference table are gathered first.
struct ArabicWordReader: Sendable {
  private let lexicon = ArabicLexicon.shared
  private let reference: ReferenceFrequencies
  /// How often the forms of the texts and of the reference table occur.
  private var forms: [String: Int]
  private let verbs: Set<String>
  private let general: Set<String>
  /// What begins no term, but may end one.
  private let openers: Set<String>

  init(_ reference: ReferenceFrequencies) {
    self.reference = reference
    forms = reference.forms
    verbs = Self.verbForms()
    let rows = textRows(PackageResources.arabic_general_txt)
    general = Set(rows.filter { $0.count == 1 }.map { fold(String($0[0])) })
    openers = Set(rows.filter { $0.count > 1 }.map { fold(String($0[0])) })
  }

  /// Takes a form that the texts have.
  mutating func note(_ form: String) { forms[form, default: 0] += 1 }

  /// Reads a word.
  ///
  /// - Parameters:
  ///   - word: The word, folded.
  ///   - text: The word as written.
  ///   - begins: Whether a verb may well stand here: at the beginning of a segment, after a particle.
  /// - Returns: The word as a part of phrases; what stands around it is for the caller to say.
  func read(_ word: FoldedWord, _ text: String, mayBeVerb begins: Bool) -> ReadWord {
    var read = ReadWord(
      key: word.text,
      text: text,
      bare: text,
      role: .content,
      range: 0..<0,
      followsDirectly: false
    )
    let endsInMaqsura = text.unicodeScalars.last == "\u{649}"
    if word.units.count < 2 || lexicon.isFunctionWord(word, endsInAlefMaqsura: endsInMaqsura) {
      read.role = .boundary
      return read
    }
    let clitics = clitics(of: word.text)
    read.hasConjunction = clitics.hasConjunction
    read.hasLam = clitics.hasLam
    read.hasPreposition = clitics.hasPreposition
    read.hasArticle = clitics.hasArticle
    let dropped = clitics.count - (clitics.hasArticle && !clitics.isDoubleLam ? 2 : 0)
    let whole = dropFolded(text, dropped)
    read.bare = clitics.hasArticle ? dropFolded(text, clitics.count) : whole
    read.text = clitics.hasArticle ? "ال" + read.bare : whole
    let bare = String(word.text.dropFirst(clitics.count))
    if !clitics.hasArticle, !clitics.hasPreposition, !clitics.hasLam, isVerb(bare, begins) {
      read.role = .boundary
      read.isVerb = true
      read.key = bare
      return read
    }
    read.isNameJoint = Self.nameJoints.contains(bare)
    let definite = clitics.hasArticle ? "ال" + bare : bare
    if openers.contains(definite) {
      read.cannotBegin = true
    } else if general.contains(bare) || general.contains(definite) {
      read.role = .general
    }
    let stem = stem(of: bare, hasArticle: clitics.hasArticle)
    read.key = stem.key
    read.hasPronoun = stem.hasPronoun
    read.isAdjective = stem.isAdjective
    return read
  }

  // MARK: Clitics

  private struct Clitics {
    var count = 0
    var hasConjunction = false
    var hasLam = false
    var hasPreposition = false
    var hasArticle = false
    var isDoubleLam = false
  }

  private func clitics(of word: String) -> Clitics {
    var clitics = Clitics()
    var rest = Substring(word)
    if let first = rest.first, "وف".contains(first), rest.count >= 3,
      isClitic(first, in: String(rest))
    {
      clitics.hasConjunction = true
      clitics.count = 1
      rest = rest.dropFirst()
    }
    if rest.hasPrefix("لل"), rest.count >= 4, !hasArticleSomewhere(String(rest)) {
      clitics.hasLam = true
      clitics.hasArticle = true
      // للجنة has one lam of the article and one of the noun.
      clitics.isDoubleLam = true
      clitics.count += 2
      if !isKnown(String(rest.dropFirst(2))), isKnown(String(rest.dropFirst())) {
        clitics.count -= 1
      }
      return clitics
    }
    if let first = rest.first, "بلك".contains(first) {
      let after = rest.dropFirst()
      if after.hasPrefix("ال"), after.count >= 4, first != "ل", !isWordInAnyGender(String(rest)) {
        clitics.hasPreposition = true
        clitics.count += 1
        rest = after
      } else if rest.count >= 4, isClitic(first, in: String(rest)) {
        if first == "ل" { clitics.hasLam = true } else { clitics.hasPreposition = true }
        clitics.count += 1
        return clitics
      }
    }
    if rest.hasPrefix("ال"), rest.count >= 4,
      !lexicon.hasOwnArticle(Array(rest.utf16))
    {
      clitics.hasArticle = true
      clitics.count += 2
    }
    return clitics
  }

  /// Whether the first letter of a word is no part of it: what follows is a word, and the whole is none.
  private func isClitic(_ letter: Character, in word: String) -> Bool {
    let rest = String(word.dropFirst())
    if letter == "و" || letter == "ف" {
      let hasArticle =
        ["ال", "بال", "لل", "كال"].contains { rest.hasPrefix($0) } && rest.count >= 5
      if hasArticle, !hasArticleSomewhere(word) { return true }
    }
    if isWordInAnyGender(word) { return false }
    if isWord(rest) || (letter == "و" && (isKnown(rest) || verbs.contains(rest))) { return true }
    // A name that nobody has a list of: بكوفيد beside many كوفيد.
    return rest.count >= 4 && (forms[rest] ?? 0) > 2 * (forms[word] ?? 0)
  }

  /// Whether a folded word is a noun of the lexicon, or stands with the article somewhere.
  private func isWord(_ word: String) -> Bool {
    hasArticleSomewhere(word) || lexicon.hasFormOfNoun(Array(word.utf16))
      || Array(word.utf16).withUnsafeBufferPointer { lexicon.isProperName($0) }
  }

  /// Whether the word, or an adjective's other gender or a plural of it, is one: باليستية beside الباليستي.
  private func isWordInAnyGender(_ word: String) -> Bool {
    if isWord(word) { return true }
    for ending in ["ة", "ات", "ين", "ون", "ا"] where word.hasSuffix(ending) && word.count >= 5 {
      let base = String(word.dropLast(ending.count))
      if isWord(base) || isWord(base + "ة") { return true }
    }
    return isWord(word + "ة")
  }

  private func hasArticleSomewhere(_ word: String) -> Bool {
    forms["ال" + word] != nil || forms["وال" + word] != nil || forms["بال" + word] != nil
      || (!word.hasPrefix("ل") && forms["لل" + word] != nil)
  }

  private func isKnown(_ word: String) -> Bool { forms[word] != nil || isWord(word) }

  // MARK: Verbs

  private func isVerb(_ word: String, _ mayBegin: Bool) -> Bool {
    var word = Substring(word)
    let isFuture = word.hasPrefix("سي") || word.hasPrefix("ست") || word.hasPrefix("سن")
    if isFuture, word.count >= 5, !isWord(String(word)) { word = word.dropFirst() }
    let text = String(word)
    if verbs.contains(text) {
      // What is a noun as well is one after a noun or a preposition: دعم، عقد.
      return mayBegin || !hasArticleSomewhere(text)
    }
    if isWord(text) { return false }
    return word.first == "ي" && word.count >= 4 && !word.hasSuffix("ة")
  }

  private static func verbForms() -> Set<String> {
    var forms: Set<String> = []
    for row in textRows(PackageResources.arabic_verbs_txt) {
      let pair = row.joined().split(separator: ",").map { fold(String($0)) }
      guard let past = pair.first else { continue }
      let present = pair.count > 1 ? pair[1] : Self.present(of: past)
      forms.insert(past)
      for ending in ["ت", "وا", "ا", "تا", "نا", "ه", "ها", "هم"] { forms.insert(past + ending) }
      let rest = present.dropFirst()
      for first in "يتن" {
        for ending in ["", "ون", "وا", "ان", "ه", "ها", "هم"] {
          forms.insert("\(first)\(rest)\(ending)")
        }
      }
      forms.insert("ا\(rest)")
    }
    return forms
  }

  /// The present of a verb of a derived form, whose letters tell it.
  private static func present(of past: String) -> String {
    past.hasPrefix("ا") ? "ي" + past.dropFirst() : "ي" + past
  }

  // MARK: Stems

  private struct Stem {
    var key: String
    var hasPronoun = false
    var isAdjective = false
  }

  /// Takes the endings of number, gender, case and the pronouns from a word without proclitics.
  private func stem(of word: String, hasArticle: Bool) -> Stem {
    let units = Array(word.utf16)
    if units.withUnsafeBufferPointer({
      lexicon.isProperName($0) || lexicon.isProperName(afterArticle: $0)
    }) {
      return Stem(key: word)
    }
    if let singular = lexicon.singulars(of: units).first {
      return Stem(key: withoutFeminine(singular.text))
    }
    if lexicon.hasNoun(units) {
      // السعودية is an adjective wherever it is no name of a country.
      let isBoth = WordContexts.shared.isNounAndAdjective(units)
      return Stem(key: withoutFeminine(word), isAdjective: isBoth && hasArticle)
    }
    for ending in Self.relations where word.count >= ending.count + 3 && word.hasSuffix(ending) {
      return Stem(key: word.dropLast(ending.count) + "ي", isAdjective: true)
    }
    if !hasArticle, let stem = withoutPronoun(word) { return stem }
    for (ending, replacement) in Self.endings
    where word.count >= ending.count + 3 && word.hasSuffix(ending) {
      let base = String(word.dropLast(ending.count)) + replacement
      guard replacement != "" || isKnown(base) || isKnown(base + "ة") else { continue }
      return Stem(key: withoutFeminine(base))
    }
    return Stem(key: withoutFeminine(word))
  }

  private func withoutPronoun(_ word: String) -> Stem? {
    for pronoun in Self.pronouns where word.count >= pronoun.count + 3 && word.hasSuffix(pronoun) {
      var base = String(word.dropLast(pronoun.count))
      if base.hasSuffix("ت"), !isWord(base) { base = base.dropLast() + "ة" }
      guard isWord(base) else { continue }
      var stem = stem(of: base, hasArticle: true)
      stem.hasPronoun = true
      return stem
    }
    return nil
  }

  private func withoutFeminine(_ word: String) -> String {
    word.hasSuffix("ة") && word.count >= 3 ? String(word.dropLast()) : word
  }

  private static let nameJoints: Set<String> = [
    "بن", "ابن", "بنت", "ال", "عبد", "ابو", "ابي", "ابا",
  ]
  private static let relations = ["ية", "يين", "يون", "يات", "يتين", "يتان", "يا", "ي"]
  private static let endings = [
    ("تين", "ة"), ("تان", "ة"), ("ات", ""), ("ين", ""), ("ون", ""), ("ان", ""), ("ا", ""),
  ]
  private static let pronouns = ["هما", "ها", "هم", "هن", "نا", "كم", "ه"]
}

/// Returns the folded letters of a word.
func fold(_ word: String) -> String { FoldedWord(word).text }

/// Returns a text without its first letters, of which marks are not counted.
private func dropFolded(_ text: String, _ count: Int) -> String {
  guard count > 0 else { return text }
  var left = count
  var scalars = text.unicodeScalars[...]
  while let first = scalars.first {
    if FoldedWord(String(first)).units.isEmpty {
      scalars.removeFirst()
      continue
    }
    guard left > 0 else { break }
    left -= 1
    scalars.removeFirst()
  }
  return String(scalars)
}
