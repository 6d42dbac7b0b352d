import Alignment
package import Model

// Pairs of terms that nobody asked for by name. The units are read three times, so that memory holds little of them:
// which phrases come again, which of those stand together and how well, and how the best pairs look.

extension TermHarvester {
  /// Returns pairs of terms, the surest first.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the units) in time; memory grows with the pairs of phrases that come again
  package func candidates(limit: Int) throws(InterruptionError) -> [EquivalentCandidate] {
    var seen = RepeatedPhrases()
    try forEachUnit { unit in
      for phrase in unit.arabicPhrases + unit.englishPhrases { seen.note(phrase.key) }
    }
    var table = PairTable()
    try forEachUnit { unit in
      let arabic = unit.arabicPhrases.filter { seen.hasAgain($0.key) }
      let english = unit.englishPhrases.filter { seen.hasAgain($0.key) }
      guard !arabic.isEmpty, !english.isEmpty else { return }
      table.add(unit.linked, arabic, english)
    }
    var chosen: [PairTable.Key: PairLook] = [:]
    for (key, score) in table.best(limit, isTerm: isTerm) { chosen[key] = PairLook(score: score) }
    var bracketed: [PairTable.Key: PairLook] = [:]
    let brackets = BracketFinder(reader: reader)
    try forEachUnit { unit in
      for pair in table.pairs(of: unit.linked, unit.arabicPhrases, unit.englishPhrases) {
        chosen[pair.key]?.add(unit, pair.arabic, pair.english)
      }
      for (isArabic, words) in [(true, unit.linked.arabic), (false, unit.linked.english)] {
        for found in brackets.pairs(in: words) {
          let outerIsArabic = isArabicText(words[found.outer.lowerBound].written)
          let arabic = outerIsArabic ? found.outer : found.inner
          let english = outerIsArabic ? found.inner : found.outer
          let key = PairTable.Key(
            arabic: PhraseReader.key(of: words[arabic]),
            english: PhraseReader.key(of: words[english])
          )
          bracketed[key, default: PairLook(score: 0)]
            .add(unit.number, unit.date, words[arabic], words[english], inArabic: isArabic)
        }
      }
    }
    return merged(chosen, bracketed, limit)
  }

  private func merged(
    _ chosen: [PairTable.Key: PairLook],
    _ bracketed: [PairTable.Key: PairLook],
    _ limit: Int
  ) -> [EquivalentCandidate] {
    var found = chosen.filter { $0.value.count > 0 && bracketed[$0.key] == nil }
      .map { $0.value.candidate($0.key, .words) }
    // Who writes both beside each other says that they are one.
    found += bracketed.map { key, look in
      var candidate = look.candidate(key, .brackets)
      candidate.score = max(0.9, chosen[key].map { Double($0.score) } ?? 0)
      return candidate
    }
    return Array(
      found.sorted {
        ($1.score, $1.count, $0.arabicKey, $0.englishKey)
          < ($0.score, $0.count, $1.arabicKey, $1.englishKey)
      }
      .prefix(limit)
    )
  }

  /// Whether a phrase stands out from general language.
  private func isTerm(_ key: String) -> Bool {
    let words = key.split(separator: " ").map(String.init)
    let share = words.map { reader.references.share(of: $0) }.min() ?? 0
    return share < (words.count == 1 ? commonShare / 4 : commonShare)
  }

  private func forEachUnit(_ body: (ReadUnit) -> Void) throws(InterruptionError) {
    for (number, unit) in units.enumerated() {
      try interruption.check()
      let arabic = reader.words(of: unit.arabic)
      let english = reader.words(of: unit.english)
      guard max(arabic.count, english.count) <= Self.maximumWordCount else { continue }
      body(
        ReadUnit(
          number: number,
          date: unit.date,
          linked: LinkedUnit(arabic: arabic, english: english, links.pairs[number], links),
          arabicPhrases: reader.phrases(in: arabic, isArabic: true),
          englishPhrases: reader.phrases(in: english, isArabic: false)
        )
      )
    }
  }
}

/// A phrase whose rarest word has a larger share of general language is no term.
private let commonShare = 0.0004
