import Linguistics
import Model
import Terminology

/// The forms of terms, written out: with article and clitics, in the plural and the dual, in other spellings.
///
/// The recogniser finds forms and makes none; so what a form may look like is made here by rules that allow too
/// much, and only what the recogniser takes for the term is one. For programs that compare letters alone.
struct TermForms {
  private let list: TermList
  private var scanner: TermScanner
  private let places: [Key: Int]

  private struct Key: Hashable {
    let concept: Int
    let text: String
  }

  /// The most forms of a term.
  private static let maximumCount = 400
  /// The most forms of the first word of a term of several.
  private static let maximumHeadCount = 12

  /// Prepares the terms of concepts.
  ///
  /// - Complexity: O(total length of the terms and their forms)
  init(_ concepts: [GlossaryConcept]) {
    list = TermList(concepts, languages: nil)
    scanner = TermRecognizer(list.recognizable).makeScanner()
    var places: [Key: Int] = [:]
    for (index, entry) in list.entries.enumerated() {
      places[Key(concept: entry.concept, text: entry.term.text)] = index
    }
    self.places = places
  }

  /// Returns the forms of a term of one of the concepts, beside the term itself, each once.
  ///
  /// - Complexity: O(length of the term), some hundred look-ups
  mutating func forms(of term: Term, concept: Int) -> [String] {
    guard let place = places[Key(concept: concept, text: term.text)] else { return [] }
    let language = list.recognizable[place].language
    var candidates: [String] = []
    for text in [term.text] + term.forms {
      if language.isArabic {
        candidates += ArabicCandidates(text).texts
      } else if language.isEnglish {
        candidates += Self.english(text)
      }
    }
    var seen: Set<String> = [term.text]
    var forms: [String] = []
    for candidate in term.forms + candidates where seen.insert(candidate).inserted {
      guard forms.count < Self.maximumCount else { break }
      let isForm = scanner.occurrences(in: candidate).contains {
        $0.term == place && $0.range == 0..<candidate.utf8.count
      }
      if isForm { forms.append(candidate) }
    }
    return forms
  }

  private static func english(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return [] }
    let rules = EnglishWordForms.shared
    let before = words.dropLast().joined(separator: " ")
    let after = words.dropFirst().joined(separator: " ")
    func join(_ parts: String...) -> String { parts.filter { !$0.isEmpty }.joined(separator: " ") }
    var forms = rules.nounForms(of: last).map { join(before, $0) }
    forms += (rules.verbForms(of: first) + rules.nounForms(of: first)).map { join($0, after) }
    for (index, word) in words.enumerated() {
      for spelling in rules.spellings(of: word.lowercased()) {
        var other = words
        other[index] = spelling
        forms.append(other.joined(separator: " "))
      }
    }
    return forms + [text.replacing("-", with: " "), text.replacing(" ", with: "-")]
  }
}

/// What the forms of an Arabic term may look like.
private struct ArabicCandidates {
  private(set) var texts: [String] = []

  private static let proclitics = ["", "و", "ف", "ب", "ك", "ل", "وب", "ول"]
  private static let endings = ["", "ان", "ين", "ون", "ات", "ا", "ة", "ي", "ه", "ها", "هم", "نا"]
  private static let pronouns = ["ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم"]

  init(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return }
    var bodies: [String] = []
    let heads = Self.words(like: first)
    if words.count == 1 {
      bodies = heads
    } else {
      let rest = words.dropFirst().joined(separator: " ")
      let last = (words.dropFirst().dropLast() + words.suffix(1).map(Self.definite))
        .joined(separator: " ")
      let all = words.dropFirst().map(Self.definite).joined(separator: " ")
      for head in heads.prefix(12) {
        for tail in Set([rest, last, all]).sorted() {
          bodies.append("\(head) \(tail)")
        }
        bodies.append("\(Self.definite(head)) \(all)")
      }
    }
    for body in bodies {
      for proclitic in Self.proclitics { texts += Self.joined(proclitic, body) }
      if words.count == 1 {
        for proclitic in Self.proclitics { texts += Self.joined(proclitic, Self.definite(body)) }
      }
    }
  }

  /// The word in other numbers and with pronouns, the word itself first; without the article.
  private static func words(like word: String) -> [String] {
    let hasArticle = word.hasPrefix("ال") && word.unicodeScalars.count > 4
    let bare = hasArticle ? String(word.unicodeScalars.dropFirst(2)) : word
    var stems = [bare]
    var open = bare
    // With an ending ة is ت.
    if bare.hasSuffix("ة") { open = bare.dropLast() + "ت" }
    var forms = [word] + endings.map { open + $0 } + pronouns.map { open + $0 }
    if bare.hasSuffix("ة") { forms += [bare.dropLast() + "ات", bare.dropLast() + "ه"] }
    let folded = FoldedWord(bare)
    for plural in ArabicLexicon.shared.brokenPlurals(of: folded.units) {
      stems.append(contentsOf: spellings(of: plural.text))
    }
    for stem in stems.dropFirst() {
      let open = stem.hasSuffix("ة") ? stem.dropLast() + "ت" : stem
      forms += [stem] + pronouns.map { open + $0 }
    }
    return [bare] + forms
  }

  /// Folding takes the seat of a hamza away; these are the usual ones.
  private static func spellings(of folded: String) -> [String] {
    var all = [folded]
    if folded.hasPrefix("ا") {
      let rest = String(folded.unicodeScalars.dropFirst())
      all = ["أ" + rest, folded, "آ" + rest]
    }
    guard folded.dropFirst().contains("ء") else { return all }
    return all.flatMap { text in ["ء", "ئ", "ؤ"].map { text.replacing("ء", with: $0) } }
  }

  private static func definite(_ word: String) -> String {
    word.hasPrefix("ال") && word.unicodeScalars.count > 4 ? word : "ال" + word
  }

  /// A word with a proclitic before it: ل takes the alef of the article away.
  private static func joined(_ proclitic: String, _ body: String) -> [String] {
    if proclitic.hasSuffix("ل"), body.hasPrefix("ال") {
      return [proclitic + String(body.unicodeScalars.dropFirst())]
    }
    return [proclitic + body]
  }
}
