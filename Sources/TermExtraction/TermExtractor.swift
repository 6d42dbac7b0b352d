import Linguistics
package import Model

/// Finds the phrases of texts that a glossary may want, the likeliest first.
///
/// A phrase scores by how often it stands for itself (C-value), and by how much commoner its words are here than in
/// general language. What stands almost only within a longer candidate is left out.
///
/// Reference: K. Frantzi, S. Ananiadou and H. Mima, "Automatic recognition of multi-word terms: the C-value/NC-value
/// method", 2000, doi:10.1007/s007999900023; the contrast is "weirdness" of K. Ahmad and others, 1999.
package struct TermExtractor {
  /// A text of one language.
  package struct Document: Sendable {
    package var segments: [String]
    package var language: LanguageTag

    /// Creates a document.
    package init(segments: [String], language: LanguageTag) {
      self.segments = segments
      self.language = language
    }
  }

  private var reader = PhraseReader.shared
  private let names = NameLists.shared
  private let interruption: Interruption
  private var segments: [String] = []
  private var tallies: [Bool: [String: PhraseTally]] = [:]
  private var wordCounts: [String: Int] = [:]
  private var wordCount = 0
  private var longForms: [String: String] = [:]

  /// Reads documents.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the documents), in time and memory
  package init(_ documents: [Document], interruption: Interruption) throws(InterruptionError) {
    self.interruption = interruption
    for document in documents {
      for segment in document.segments {
        try interruption.check()
        reader.note(segment)
      }
    }
    var read: [(words: [ReadWord], phrases: [PhraseReader.Phrase], isArabic: Bool)] = []
    for (number, document) in documents.enumerated() {
      for segment in document.segments {
        try interruption.check()
        let isArabic = document.language.language == LanguageTag.arabic
        let words = reader.words(of: segment)
        let phrases = reader.phrases(in: words, isArabic: isArabic)
        count(words, phrases, isArabic, segment: segment, document: number)
        read.append((words, phrases, isArabic))
      }
    }
    for segment in read {
      try interruption.check()
      countNested(segment.phrases, segment.isArabic)
    }
  }

  private mutating func count(
    _ words: [ReadWord],
    _ phrases: [PhraseReader.Phrase],
    _ isArabic: Bool,
    segment: String,
    document: Int
  ) {
    wordCount += words.count
    for word in words where word.role == .content { wordCounts[word.key, default: 0] += 1 }
    for phrase in phrases {
      let range = phrase.words
      guard let first = words[range].first, let last = words[range].last else { continue }
      let before = range.lowerBound - 1
      tallies[isArabic, default: [:]][phrase.key, default: PhraseTally()].add(
        words[range],
        form: HeadForm.joined(words[range]),
        isPlural: HeadForm.isPlural(isArabic ? first : last, isArabic: isArabic),
        isTitled: before >= 0 && first.followsDirectly && words[before].isTitle,
        segment: segments.count,
        document: document
      )
    }
    noteLongForms(words, segment)
    segments.append(segment)
  }

  /// Notes what acronyms in brackets are short for, where the first letters of the words before tell.
  private mutating func noteLongForms(_ words: [ReadWord], _ segment: String) {
    for (index, word) in words.enumerated()
    where word.isAcronym && !word.followsDirectly && index > 0 {
      var initials = ""
      // Small words count in some: Joint Comprehensive Plan of Action (JCPOA).
      var allInitials = ""
      for start in stride(from: index - 1, through: max(0, index - 10), by: -1) {
        guard start == index - 1 || words[start + 1].followsDirectly else { break }
        if words[start].role != .boundary || words[start].isCapitalized {
          initials = String(words[start].key.prefix(1)) + initials
        }
        allInitials = String(words[start].key.prefix(1)) + allInitials
        guard initials == word.key || allInitials == word.key else { continue }
        let range = words[start].range.lowerBound..<words[index - 1].range.upperBound
        longForms[word.key] = String(decoding: Array(segment.utf8)[range], as: UTF8.self)
        break
      }
    }
  }

  private mutating func countNested(_ phrases: [PhraseReader.Phrase], _ isArabic: Bool) {
    guard var counted = tallies.removeValue(forKey: isArabic) else { return }
    defer { tallies[isArabic] = counted }
    for (index, phrase) in phrases.enumerated() {
      guard let own = counted[phrase.key]?.count else { continue }
      // Longer phrases with this one in them begin at most so many words before it.
      let isNested = phrases[max(0, index - reach)..<min(phrases.count, index + reach)].contains {
        other in
        other.words.count > phrase.words.count && other.words.lowerBound <= phrase.words.lowerBound
          && other.words.upperBound >= phrase.words.upperBound
          && (counted[other.key]?.count ?? 0) * 2 >= max(own, minimumCount * 2)
      }
      if isNested { counted[phrase.key]?.nestedCount += 1 }
    }
  }

  /// In a short text even one occurrence counts.
  private var minimumCount: Int { wordCount < shortTextWordCount ? 1 : 2 }

  /// Returns the candidates, the best first.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(*n* log *n*) for *n* different phrases
  package func candidates(limit: Int) throws(InterruptionError) -> [TermCandidate] {
    var found: [(key: String, isArabic: Bool, score: Double)] = []
    var pace = interruption.pace()
    for (isArabic, counted) in tallies {
      for (key, tally) in counted {
        try pace.check()
        guard let score = score(key, tally, isArabic) else { continue }
        found.append((key, isArabic, score))
      }
    }
    found.sort { ($1.score, $0.key) < ($0.score, $1.key) }
    return found.prefix(limit).compactMap { candidate($0.key, $0.isArabic, $0.score) }
  }

  private func score(_ key: String, _ tally: PhraseTally, _ isArabic: Bool) -> Double? {
    let words = key.split(separator: " ")
    let independent = Double(tally.count - tally.nestedCount)
    let isAcronym = tally.plainest.count == 1 && tally.plainest[0].isAcronym
    let isName = !isArabic && tally.capitalizedCount * 4 >= tally.count * 3
    let least = words.count == 1 && !isAcronym ? max(2, minimumCount) : minimumCount
    guard !names.isPartOfName(tally), tally.count >= least || isName && words.count > 1,
      independent > 0, independent * 3 >= Double(tally.count)
    else { return nil }
    let contrasts = words.map { contrast(of: String($0)) }
    let mean = contrasts.reduce(0, +) / Double(max(1, contrasts.count))
    guard mean > (words.count == 1 ? singleContrast : leastContrast) else { return nil }
    let length = Double(words.count + 1)
    let frequency = independent + 0.3 * Double(tally.nestedCount)
    return logarithm(length) * frequency.squareRoot() * mean
      * (isAcronym ? 1.5 : words.count == 1 ? singleWeight : 1)
      * (1 + 0.2 * logarithm(Double(tally.documents)))
  }

  /// How much commoner a word is here than in general language, on a scale of doublings.
  private func contrast(of key: String) -> Double {
    let here = Double(wordCounts[key] ?? 1) / Double(max(wordCount, shortTextWordCount))
    let there = reader.references.share(of: key)
    return logarithm(1 + here / (there + unseenShare))
  }

  private func term(
    _ tally: PhraseTally,
    _ kind: TermCandidate.Kind,
    _ forms: [String],
    _ isArabic: Bool
  ) -> String {
    switch kind {
    case .acronym: tally.plainest[0].bare
    // Names have their article or not: اليمن, عدن.
    case .place, .person: forms.first ?? ""
    case .term: HeadForm.text(of: tally, isArabic: isArabic)
    }
  }

  private func candidate(_ key: String, _ isArabic: Bool, _ score: Double) -> TermCandidate? {
    guard let tally = tallies[isArabic]?[key] else { return nil }
    let kind = names.kind(of: tally, isArabic: isArabic)
    let forms = tally.forms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return TermCandidate(
      term: term(tally, kind, forms, isArabic),
      language: isArabic ? .arabic : .english,
      kind: kind,
      longForm: kind == .acronym ? longForms[key] : nil,
      score: score,
      count: tally.count,
      documents: tally.documents,
      forms: Array(forms.prefix(maximumFormCount)),
      contexts: tally.contexts.map { segments[$0] },
      key: key
    )
  }
}

/// How many phrases of a segment before and after one may be those that it lies in.
private let reach = 24
/// Texts of fewer words in all are short.
private let shortTextWordCount = 3_000
private let maximumFormCount = 20
/// The share in general language that a word without a count may have.
private let unseenShare = 0.00002
/// What a word alone counts: most are no terms.
private let singleWeight = 0.5
private let leastContrast = 1.5
private let singleContrast = 3.5
