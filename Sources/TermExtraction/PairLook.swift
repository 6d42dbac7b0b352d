/// How a pair of terms looks, and where.
struct PairLook {
  let score: Float
  private(set) var count = 0
  private var arabic = PhraseTally()
  private var english = PhraseTally()
  private var evidence: [EquivalentCandidate.Evidence] = []
  private var since: Int64?

  init(score: Float) { self.score = score }

  /// Takes a unit in which each text has its term.
  mutating func add(_ unit: ReadUnit, _ arabicPhrase: Range<Int>, _ englishPhrase: Range<Int>) {
    let arabicWords = unit.linked.arabic[arabicPhrase]
    let englishWords = unit.linked.english[englishPhrase]
    count(arabicWords, englishWords, unit.number, unit.date)
    note(.init(unit: unit.number, arabic: arabicWords.bytes, english: englishWords.bytes))
  }

  /// Takes a text that has both terms.
  mutating func add(
    _ number: Int,
    _ date: Int64,
    _ arabicWords: ArraySlice<ReadWord>,
    _ englishWords: ArraySlice<ReadWord>,
    inArabic: Bool
  ) {
    count(arabicWords, englishWords, number, date)
    let words = inArabic ? arabicWords : englishWords
    note(
      .init(
        unit: number,
        arabic: inArabic ? words.bytes : nil,
        english: inArabic ? nil : words.bytes
      )
    )
  }

  private mutating func count(
    _ arabicWords: ArraySlice<ReadWord>,
    _ englishWords: ArraySlice<ReadWord>,
    _ number: Int,
    _ date: Int64
  ) {
    count += 1
    if date > 0 { since = min(since ?? date, date) }
    arabic.add(arabicWords, isArabic: true, segment: number)
    english.add(englishWords, isArabic: false, segment: number)
  }

  private mutating func note(_ found: EquivalentCandidate.Evidence) {
    if evidence.count < maximumEvidenceCount, evidence.last?.unit != found.unit {
      evidence.append(found)
    }
  }

  /// The pair as a candidate.
  func candidate(
    _ key: PairTable.Key,
    _ basis: EquivalentCandidate.Basis
  ) -> EquivalentCandidate {
    EquivalentCandidate(
      arabic: HeadForm.text(of: arabic, isArabic: true),
      english: HeadForm.text(of: english, isArabic: false),
      score: Double(min(1, score)),
      count: count,
      basis: basis,
      evidence: evidence,
      since: since,
      arabicKey: key.arabic,
      englishKey: key.english
    )
  }
}

private let maximumEvidenceCount = 5

extension ArraySlice<ReadWord> {
  /// Where the words stand in their text, in UTF-8 offsets.
  var bytes: Range<Int> {
    guard let first, let last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }
}

extension PhraseTally {
  /// Counts an occurrence in a unit, each of which counts as a document.
  mutating func add(_ words: ArraySlice<ReadWord>, isArabic: Bool, segment: Int) {
    guard let head = isArabic ? words.first : words.last else { return }
    add(
      words,
      form: HeadForm.joined(words),
      isPlural: HeadForm.isPlural(head, isArabic: isArabic),
      isTitled: false,
      segment: segment,
      document: segment
    )
  }
}
