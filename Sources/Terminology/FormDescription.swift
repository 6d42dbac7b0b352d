import Linguistics
import Model

/// Says how occurrences differ from their terms.
struct FormDescription {
  private let recognizer: TermRecognizer
  private let tokens: [Token]
  private let bytes: UnsafeBufferPointer<UInt8>
  private let readings = ArabicProclitics.shared.readings
  private let endings = ArabicInflection.shared.endings

  init(_ recognizer: TermRecognizer, tokens: [Token], bytes: UnsafeBufferPointer<UInt8>) {
    self.recognizer = recognizer
    self.tokens = tokens
    self.bytes = bytes
  }

  /// Returns the form of a hit, from the readings of its words.
  func form(of hit: TermScanner.Hit, steps: ArraySlice<WordMatch>) -> TermForm {
    let term = recognizer.terms[hit.term]
    let text = String(decoding: bytes[hit.range], as: UTF8.self)
    if text.utf8.elementsEqual(term.text.utf8) { return TermForm(kind: .exact) }
    var form = TermForm(kind: .orthographic)
    if hit.isForm { form.reasons.append("form of the entry") }
    var isInflected = hit.isForm || differsInClitics(steps, term)
    for (step, position) in zip(steps, hit.firstToken...) {
      form.reasons += readings[Int(step.reading)].pieces.map {
        $0 == "ال" ? "article" : "proclitic \($0)"
      }
      let base = recognizer.index.bases[Int(step.base)]
      if let reason = reason(for: base.origin, word: position) { form.reasons.append(reason) }
      if base.origin != .entry, base.origin != .letterName { isInflected = true }
      guard step.ending >= 0 else { continue }
      let ending = endings[Int(step.ending)]
      if let meaning = ending.meaning { form.reasons.append(meaning) }
      if let pronoun = ending.pronoun { form.reasons.append("pronoun \(pronoun)") }
      if ending.pronoun != nil || ending.meaning != nil { isInflected = true }
    }
    if isInflected, let first = steps.first, let last = steps.last {
      form.kind = .inflected
      form.proclitics = readings[Int(first.reading)].pieces
      if last.ending >= 0 { form.enclitic = endings[Int(last.ending)].pronoun }
    } else {
      form.reasons = []
    }
    form.reasons += SpellingDifference.reasons(text, term.text)
    return form
  }

  /// Whether an article or another proclitic stands where the entry has none, or the reverse.
  private func differsInClitics(_ steps: ArraySlice<WordMatch>, _ term: RecognizableTerm) -> Bool {
    let text = term.text
    let entryTokens = text.tokens
    guard entryTokens.count == steps.count else {
      return steps.contains { !$0.traits.isDisjoint(with: [.article, .proclitic]) }
    }
    let entryBytes = Array(text.utf8)
    for (step, token) in zip(steps, entryTokens) {
      if step.traits.contains(.proclitic) { return true }
      var word = FoldedWord()
      word.fold(entryBytes[token.range])
      let hasArticle =
        word.units.count >= 4 && word.units.starts(with: "ال".utf16)
        && !ArabicLexicon.shared.hasOwnArticle(word.units)
      let isWhole = recognizer.index.bases[Int(step.base)].inflection == .fixed
      if !isWhole || step.reading > 0, hasArticle != step.traits.contains(.article) { return true }
    }
    return false
  }

  private func reason(for origin: WordBase.Origin, word position: Int) -> String? {
    let surface = String(decoding: bytes[tokens[position].range], as: UTF8.self)
    switch origin {
    case .entry: return nil
    case .listedPlural, .patternPlural, .loosePatternPlural: return "plural \(surface)"
    case .listedSingular: return "singular \(surface)"
    case .otherGender: return "gender \(surface)"
    case .variant: return "variant \(surface)"
    case .letterName: return "letter name \(surface)"
    }
  }
}
