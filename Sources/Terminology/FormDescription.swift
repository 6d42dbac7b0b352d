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
  func form(of hit: TermHit, _ steps: [WordMatch]) -> TermForm {
    let term = recognizer.terms[hit.term]
    if term.text.utf8.elementsEqual(bytes[hit.range]) { return TermForm(kind: .exact) }
    let text = String(decoding: bytes[hit.range], as: UTF8.self)
    var spelling = SpellingDifference.reasons(text, term.text)
    var reasons = hit.isForm ? [FormReason.entryForm] : []
    var isInflected = hit.isForm || differsInClitics(steps, recognizer.shapes[hit.term])
    for (step, position) in zip(steps, Int(hit.firstToken)...) {
      reasons += readings[Int(step.reading)].pieces.map {
        $0 == "ال" ? .article : .proclitic($0)
      }
      let base = recognizer.index.bases[Int(step.base)]
      if let reason = reason(for: base.origin, word: position) { reasons.append(reason) }
      switch base.origin {
      case .entry, .letterName: break
      case .haForTaMarbuta: spelling.append(.sign(.ha))
      default: isInflected = true
      }
      guard step.ending >= 0 else { continue }
      let ending = endings[Int(step.ending)]
      if let pronoun = ending.pronoun { reasons.append(.pronoun(pronoun)) }
      if let meaning = ending.meaning {
        guard !ending.conditions.contains(.spelling) else {
          spelling.append(FormReason(meaning))
          continue
        }
        reasons.append(FormReason(meaning))
      }
      if ending.pronoun != nil || ending.meaning != nil { isInflected = true }
    }
    guard isInflected, let first = steps.first, let last = steps.last else {
      return TermForm(kind: .orthographic, reasons: spelling)
    }
    return TermForm(
      kind: .inflected,
      proclitics: readings[Int(first.reading)].pieces,
      enclitic: last.ending >= 0 ? endings[Int(last.ending)].pronoun : nil,
      reasons: reasons + spelling
    )
  }

  /// Whether an article or another proclitic stands where the entry has none, or the reverse.
  private func differsInClitics(_ steps: [WordMatch], _ entry: EntryShape) -> Bool {
    guard entry.wordCount == steps.count else {
      return steps.contains { !$0.traits.isDisjoint(with: [.article, .proclitic]) }
    }
    for (position, step) in steps.enumerated() {
      if step.traits.contains(.proclitic) { return true }
      let hasArticle = entry.hasArticle(position)
      let isWhole = recognizer.index.bases[Int(step.base)].inflection == .fixed
      if !isWhole || step.reading > 0, hasArticle != step.traits.contains(.article) { return true }
    }
    return false
  }

  private func reason(for origin: WordBase.Origin, word position: Int) -> FormReason? {
    let surface = String(decoding: bytes[tokens[position].range], as: UTF8.self)
    switch origin {
    case .entry, .haForTaMarbuta: return nil
    case .listedPlural, .patternPlural, .loosePatternPlural: return .plural(surface)
    case .listedSingular: return .singular(surface)
    case .otherGender: return .gender(surface)
    case .variant: return .variant(surface)
    case .letterName: return .letterName(surface)
    }
  }
}

extension FormReason {
  /// Takes what the table of inflection says of an ending.
  fileprivate init(_ meaning: String) {
    self = Sign(rawValue: meaning).map { .sign($0) } ?? .ending(meaning)
  }
}
