import Linguistics
import Model

/// Turns the ways that were found through the trie into occurrences.
struct OccurrenceReport {
  private let recognizer: TermRecognizer
  private let tokens: [Token]
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ recognizer: TermRecognizer, tokens: [Token], bytes: UnsafeBufferPointer<UInt8>) {
    self.recognizer = recognizer
    self.tokens = tokens
    self.bytes = bytes
  }

  /// Returns one occurrence for each place and term, the best reading of it.
  func occurrences(of paths: [TermScanner.Path]) -> [TermOccurrence] {
    guard !paths.isEmpty else { return [] }
    let sorted = paths.sorted {
      ($0.start, -$0.end, $0.term, $0.cost) < ($1.start, -$1.end, $1.term, $1.cost)
    }
    var occurrences: [TermOccurrence] = []
    var last: TermScanner.Path?
    for path in sorted {
      if let last, last.start == path.start, last.end == path.end, last.term == path.term {
        continue
      }
      last = path
      occurrences.append(occurrence(of: path))
    }
    markNested(&occurrences)
    return occurrences
  }

  /// Marks what a longer occurrence covers: the longest win, the first of equal length.
  private func markNested(_ occurrences: inout [TermOccurrence]) {
    let byLength = occurrences.indices.sorted {
      let (left, right) = (occurrences[$0].range, occurrences[$1].range)
      return (-left.count, left.lowerBound) < (-right.count, right.lowerBound)
    }
    var taken: [Range<Int>] = []
    for index in byLength {
      let range = occurrences[index].range
      if taken.contains(where: { $0 != range && $0.overlaps(range) }) {
        occurrences[index].isNested = true
      } else if taken.last != range {
        taken.append(range)
      }
    }
  }

  private func occurrence(of path: TermScanner.Path) -> TermOccurrence {
    let range = tokens[path.start].start..<tokens[path.end - 1].end
    let term = recognizer.terms[path.term]
    let text = String(decoding: bytes[range], as: UTF8.self)
    let readings = ArabicProclitics.shared.readings
    let endings = ArabicInflection.shared.endings
    var reasons: [String] = []
    var isInflected = path.isForm
    if path.isForm { reasons.append("form of the entry") }
    for (step, position) in zip(path.steps, path.start...) {
      let reading = readings[Int(step.reading)]
      reasons += reading.pieces.map { $0 == "ال" ? "article" : "proclitic \($0)" }
      let base = recognizer.index.bases[Int(step.base)]
      if let reason = reason(for: base.origin, word: position) { reasons.append(reason) }
      if step.ending >= 0 {
        let ending = endings[Int(step.ending)]
        if let meaning = ending.meaning { reasons.append(meaning) }
        if let pronoun = ending.pronoun { reasons.append("pronoun \(pronoun)") }
        if ending.pronoun != nil || ending.meaning != nil { isInflected = true }
      }
      if base.origin != .entry, base.origin != .letterName { isInflected = true }
    }
    let hasClitics = differsInClitics(path, term)
    let kind: TermOccurrence.Kind
    if text == term.text, text.utf8.elementsEqual(term.text.utf8) {
      kind = .exact
      reasons = []
    } else if isInflected || hasClitics {
      kind = .inflected
    } else {
      kind = .orthographic
      reasons = []
    }
    if kind != .exact { reasons += SpellingDifference.reasons(text, term.text) }
    return TermOccurrence(
      range: range,
      term: path.term,
      kind: kind,
      proclitics: kind == .inflected ? readings[Int(path.steps[0].reading)].pieces : [],
      enclitic: path.steps.last.flatMap { $0.ending < 0 ? nil : endings[Int($0.ending)].pronoun },
      reasons: reasons
    )
  }

  /// Whether an article or another proclitic stands where the entry has none, or the reverse.
  private func differsInClitics(_ path: TermScanner.Path, _ term: RecognizableTerm) -> Bool {
    let text = term.text
    let entryTokens = text.tokens
    guard entryTokens.count == path.steps.count else {
      return path.steps.contains { !$0.traits.isDisjoint(with: [.article, .proclitic]) }
    }
    let entryBytes = Array(text.utf8)
    for (step, token) in zip(path.steps, entryTokens) {
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
