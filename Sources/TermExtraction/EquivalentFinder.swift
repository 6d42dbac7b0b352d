/// Gathers, over the units in which a term stands, the phrases that may translate it.
struct EquivalentFinder {
  /// What is known of one phrase of the other language.
  private struct Found {
    var score: Float = 0
    var count = 0
    var tally = PhraseTally()
    var evidence: [EquivalentCandidate.Evidence] = []
    var since: Int64?
  }

  let isArabic: Bool
  private var found: [String: Found] = [:]
  private var occurrenceCount = 0

  /// Creates a finder for an Arabic term or an English one.
  init(isArabic: Bool) { self.isArabic = isArabic }

  /// Takes an occurrence of the term.
  ///
  /// - Complexity: O(words of the one × words of the other)
  mutating func add(_ unit: LinkedUnit, at phrase: Range<Int>, number: Int, date: Int64) {
    let own = isArabic ? unit.arabic : unit.english
    let other = isArabic ? unit.english : unit.arabic
    let measure = AgreementMeasure(unit, phrase, isArabic: isArabic)
    occurrenceCount += 1
    guard measure.isLinked else { return }
    var best: [String: (score: Float, range: Range<Int>)] = [:]
    for start in other.indices where Self.canEnd(other[start]) {
      for end in start..<min(other.count, start + maximumLength) {
        if end > start, !other[end].followsDirectly { break }
        guard Self.canEnd(other[end]) else { continue }
        let score = measure.score(of: start..<end + 1)
        guard score > 0.05 else { continue }
        let key = PhraseReader.key(of: other[start...end])
        if score > best[key]?.score ?? 0 { best[key] = (score, start..<end + 1) }
      }
    }
    for (key, place) in best {
      let words = other[place.range]
      var known = found[key] ?? Found()
      known.score += place.score
      known.count += 1
      if date > 0 { known.since = min(known.since ?? date, date) }
      known.tally.add(words, isArabic: !isArabic, segment: number)
      if known.evidence.count < maximumEvidenceCount {
        known.evidence.append(
          .init(
            unit: number,
            arabic: isArabic ? own[phrase].bytes : words.bytes,
            english: isArabic ? words.bytes : own[phrase].bytes
          )
        )
      }
      found[key] = known
    }
  }

  /// Returns what translates the term, the best first.
  ///
  /// - Complexity: O(*n* log *n*) for *n* different phrases
  func best(_ limit: Int, of term: WantedTerm) -> [EquivalentCandidate] {
    let total = Float(max(1, occurrenceCount))
    return found.map { ($0.key, $0.value, $0.value.score / (total + 0.5)) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
      .prefix(limit)
      .map { otherKey, found, score in
        let text = HeadForm.text(of: found.tally, isArabic: !isArabic)
        return EquivalentCandidate(
          arabic: isArabic ? term.text : text,
          english: isArabic ? text : term.text,
          score: Double(min(1, score)),
          count: found.count,
          basis: .words,
          evidence: found.evidence,
          since: found.since,
          arabicKey: isArabic ? term.key : otherKey,
          englishKey: isArabic ? otherKey : term.key
        )
      }
  }

  /// Whether a phrase may begin or end with a word.
  private static func canEnd(_ word: ReadWord) -> Bool {
    word.role != .boundary || word.isVerb || word.isNumber
  }
}

private let maximumLength = 7
private let maximumEvidenceCount = 5
