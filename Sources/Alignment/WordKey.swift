import Linguistics

/// The keys under which the aligner counts words: coarse classes that join the inflected forms of a
/// word, and often its derivations, so that a short document has something to learn from.
///
/// The keys are made for statistics over one pair of texts, where a false conflation costs little
/// and a missed one costs evidence; for finding the terms of a glossary they are far too coarse.
///
/// Reference: the order of affixes follows light10 (Larkey, Ballesteros and Connell, "Light Stemming
/// for Arabic Information Retrieval", 2007), with the prefixes of the imperfect added.
enum WordKey {
  /// Returns the key of a folded Arabic word.
  static func arabic(_ units: [UInt16]) -> [UInt16] {
    var word = units[...]
    stripProclitics(&word)
    stripEnclitics(&word)
    stripEndings(&word)
    stripVerbPrefix(&word)
    return Array(word)
  }

  /// Removes the conjunctions و and ف, the prepositions that stand before the article, and the
  /// article.
  private static func stripProclitics(_ word: inout ArraySlice<UInt16>) {
    if let first = word.first, first == Letter.waw || first == Letter.fa, word.count >= 4 {
      word = word.dropFirst()
    }
    let second = word.dropFirst().first
    if word.count >= 4, word.first == Letter.lam, second == Letter.lam {
      word = word.dropFirst(2)
    } else if word.count >= 5, second == Letter.alef, word[word.startIndex + 2] == Letter.lam,
      let first = word.first, [Letter.ba, Letter.kaf].contains(first)
    {
      word = word.dropFirst(3)
    } else if word.count >= 4, word.first == Letter.alef, second == Letter.lam {
      word = word.dropFirst(2)
    }
  }

  private static func stripEnclitics(_ word: inout ArraySlice<UInt16>) {
    for ending in enclitics where word.count >= ending.count + 3 && word.hasSuffix(ending) {
      word = word.dropLast(ending.count)
      return
    }
  }

  private static func stripEndings(_ word: inout ArraySlice<UInt16>) {
    for ending in endings where word.count >= ending.count + 3 && word.hasSuffix(ending) {
      word = word.dropLast(ending.count)
      break
    }
    // What is a ta before a pronoun is a ة without one; both go.
    if word.count >= 4, let last = word.last, finals.contains(last) { word = word.dropLast() }
    if word.count == 3, word.last == Letter.taMarbuta { word = word.dropLast() }
  }

  private static func stripVerbPrefix(_ word: inout ArraySlice<UInt16>) {
    if word.count >= 5, word.first == Letter.seen, let second = word.dropFirst().first,
      imperfects.contains(second)
    {
      word = word.dropFirst()
    }
    if word.count >= 4, let first = word.first, imperfects.contains(first) {
      word = word.dropFirst()
    }
  }

  /// Returns the key of a folded word of a Latin-script language, by the rules of English.
  static func latin(_ units: [UInt16]) -> [UInt16] {
    var word = (pronouns[units] ?? EnglishForms.dictionaryForm(of: units) ?? units)[...]
    for ending in englishPossessives where word.hasSuffix(ending) { word = word.dropLast(2) }
    for (ending, minimum) in englishEndings
    where word.count >= ending.count + minimum && word.hasSuffix(ending) {
      word = word.dropLast(ending.count)
      break
    }
    if word.count >= 4, word.last == word.dropLast().last { word = word.dropLast() }
    if word.count >= 4, let last = word.last, [Unit.e, Unit.y, Unit.i].contains(last) {
      word = word.dropLast()
    }
    return Array(word)
  }
}

private enum Unit {
  static let e = UInt16(UInt8(ascii: "e"))
  static let y = UInt16(UInt8(ascii: "y"))
  static let i = UInt16(UInt8(ascii: "i"))
}

private let finals: Set<UInt16> = [
  Letter.taMarbuta, Letter.ta, Letter.ha, Letter.ya, Letter.alef,
]
private let imperfects: Set<UInt16> = [Letter.ya, Letter.ta, Letter.noon, Letter.alef]

private let enclitics = ["هما", "كما", "هم", "هن", "كم", "ها", "نا", "ه"].map { Array($0.utf16) }
private let endings = ["ات", "ان", "ون", "ين", "وا", "تم", "يه", "ية", "ه", "ة", "ي"].map {
  Array($0.utf16)
}

/// One form for all of each English pronoun, and for the degrees of comparison.
private let pronouns: [[UInt16]: [UInt16]] = {
  var forms: [[UInt16]: [UInt16]] = [:]
  for row in rows(PackageResources.english_pronouns_tsv) where row.count >= 2 {
    for form in row[1].split(separator: ", ") where forms[Array(form.utf16)] == nil {
      forms[Array(form.utf16)] = Array(row[0].utf16)
    }
  }
  return forms
}()

private let englishPossessives = ["'s", "s'"].map { Array($0.utf16) }
/// Endings and how many letters must stand before them.
private let englishEndings: [([UInt16], Int)] = [
  ("fulness", 3), ("ically", 3), ("lessly", 3), ("ations", 3), ("ation", 3), ("ements", 3),
  ("ement", 3), ("ments", 3), ("ment", 3), ("ities", 3), ("nesses", 3), ("ically", 3),
  ("ness", 3), ("ity", 4), ("ions", 4), ("ion", 4), ("ings", 3), ("ing", 3), ("ally", 4),
  ("edly", 3), ("ily", 3), ("ly", 3), ("ical", 4), ("ies", 2), ("ied", 2), ("ive", 4), ("ers", 4),
  ("ed", 3), ("es", 3), ("er", 4), ("al", 4), ("ic", 4), ("s", 3),
].map { (Array($0.0.utf16), $0.1) }

extension ArraySlice where Element == UInt16 {
  func hasSuffix(_ ending: [UInt16]) -> Bool {
    count >= ending.count && self[(endIndex - ending.count)...].elementsEqual(ending)
  }
}
