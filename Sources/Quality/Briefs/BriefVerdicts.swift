/// Puts the verdicts on the segments of a document together.
///
/// With its source a segment says itself which terms it lacks. A text without its source is judged as a whole: each term
/// of the brief must stand in it somewhere.
struct BriefVerdicts: Sendable {
  private let brief: CheckedBrief
  private var verdicts: [TermVerdict] = []
  /// What is best of each term in a text without its source.
  private var best: [String: TermVerdict] = [:]
  private var isWithoutSource = false

  init(_ brief: CheckedBrief) { self.brief = brief }

  /// Adds the next segment.
  mutating func add(_ segment: ReadSegment) {
    guard segment.view.source == nil else {
      verdicts += segment.verdicts
      return
    }
    isWithoutSource = true
    for verdict in segment.verdicts {
      let known = best[verdict.term]?.kind
      if known == nil || rank(verdict.kind) < rank(known ?? .missing) {
        best[verdict.term] = verdict
      }
    }
  }

  /// Returns the verdicts in the order of the document, or of the brief where there is no source.
  func finish() -> [TermVerdict] {
    guard isWithoutSource else { return verdicts }
    return verdicts
      + brief.terms.map { term in
        best[term.term]
          ?? TermVerdict(term: term.term, kind: .missing, segment: nil, found: nil, use: term.use)
      }
  }

  /// What decides: a word that must not stand in the text, then the best that stands there.
  private func rank(_ kind: TermVerdict.Kind) -> Int {
    switch kind {
    case .forbidden: 0
    case .followed: 1
    case .inflected: 2
    case .replaced: 3
    case .missing: 4
    }
  }
}
