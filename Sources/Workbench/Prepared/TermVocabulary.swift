import Documents
import Model
import Quality
import Synchronization
import Terminology

/// The terms of some languages, ready to be found in articles by several threads at once.
final class TermVocabulary: Sendable {
  private let list: TermList
  private let recognizer: TermRecognizer
  /// Scanners that nobody uses; each remembers the words that it has seen.
  private let idle = Mutex<[TermScanner]>([])

  /// Makes the recogniser.
  init(_ concepts: [GlossaryConcept], languages: Set<LanguageTag>, without stopList: StopList) {
    list = TermList(concepts, languages: languages, without: stopList)
    recognizer = TermRecognizer(list.recognizable)
  }

  /// The terms as checks take them; `nil` where there are none.
  ///
  /// - Complexity: O(number of terms)
  var checkedTerms: CheckedTerms? {
    guard !list.entries.isEmpty else { return nil }
    let entries = zip(list.entries, list.recognizable).map {
      CheckedTerms.Entry(concept: $0.concept, term: $0.term, language: $1.language)
    }
    return CheckedTerms(
      concepts: list.concepts,
      entries: entries,
      recognizer: recognizer,
      names: Set(list.concepts.indices.filter(list.isName))
    )
  }

  /// Adds to each segment of a document the terms that occur in it, but for text that stays as it is in a
  /// translation.
  ///
  /// - Throws: `InterruptionError`; one long segment is interrupted too.
  /// - Complexity: O(length of the document + occurrences), expected
  func addTerms(
    to document: inout AnnotatedDocument,
    _ interruption: Interruption
  ) throws {
    let protected = ProtectedRanges(document.article)
    var scanner = idle.withLock { $0.popLast() } ?? recognizer.makeScanner()
    defer { idle.withLock { [scanner] in $0.append(scanner) } }
    var text = document.text
    try text.withUTF8 { bytes in
      for index in document.segments.indices {
        try interruption.check()
        let range = document.segments[index].range
        let occurrences = try scanner.occurrences(
          in: UnsafeBufferPointer(rebasing: bytes[range]),
          interruption: interruption
        )
        guard !occurrences.isEmpty else { continue }
        let joined = try terms(
          occurrences,
          from: range.lowerBound,
          target: document.targetLanguage,
          protected,
          interruption
        )
        document.segments[index].terms = joined.terms
        document.segments[index].names = joined.names
        document.segments[index].addInsertions(
          source: document.sourceLanguage,
          target: document.targetLanguage,
          bytes
        )
      }
    }
    try order(&document, interruption)
  }

  /// Puts the candidates of one place in the order in which an editor would choose.
  private func order(
    _ document: inout AnnotatedDocument,
    _ interruption: Interruption
  ) throws(InterruptionError) {
    var order = CandidateOrder()
    for segment in document.segments { order.count(segment.terms) }
    for index in document.segments.indices {
      try interruption.check()
      order.sort(&document.segments[index].terms)
    }
  }

  /// Joins occurrences with their concepts; a concept found twice in one place counts once, in the
  /// closest form.
  private func terms(
    _ found: [TermOccurrence],
    from start: Int,
    target: LanguageTag,
    _ protected: ProtectedRanges,
    _ interruption: Interruption
  ) throws(InterruptionError) -> (terms: [AnnotatedTerm], names: [AnnotatedName]) {
    var pace = interruption.pace()
    // A term that is found again has the equivalents that it had.
    var equivalents: [Int: [Term]] = [:]
    var best: [AnnotatedTerm] = []
    var places: [ConceptPlace: Int] = [:]
    var names: [Int: AnnotatedName] = [:]
    for occurrence in found {
      try pace.check()
      guard !protected.overlaps(occurrence.moved(by: start).range) else { continue }
      let entry = list.entries[occurrence.term]
      let place = ConceptPlace(concept: entry.concept, range: occurrence.range)
      if let known = places[place] {
        guard occurrence.form.kind.rank < best[known].occurrence.form.kind.rank else { continue }
        best[known].occurrence = occurrence.moved(by: start)
        best[known].term = entry.term
        names[known] = name(occurrence, from: start)
        continue
      }
      places[place] = best.count
      names[best.count] = name(occurrence, from: start)
      let concept = list.concepts[entry.concept]
      let usable =
        equivalents[occurrence.term] ?? concept.concept.equivalents(of: entry.term, in: target)
      equivalents[occurrence.term] = usable
      var found = AnnotatedTerm(
        occurrence: occurrence.moved(by: start),
        term: entry.term,
        concept: concept.concept,
        glossary: concept.glossary,
        equivalents: usable
      )
      if entry.term.status.isDiscouraged {
        found.replacements = concept.concept.replacements(of: entry.term)
      }
      best.append(found)
    }
    let sorted = names.sorted { $0.key < $1.key }.map(\.value)
    return (best.markingAmbiguousTerms(), sorted)
  }

  /// The name that an occurrence is, if it is one and stands for itself.
  private func name(_ occurrence: TermOccurrence, from start: Int) -> AnnotatedName? {
    let entry = list.entries[occurrence.term]
    guard !occurrence.isNested, list.isName(entry.concept) else { return nil }
    let concept = list.concepts[entry.concept].concept
    let section = concept.languages.first { $0.terms.contains(entry.term) }
    return AnnotatedName(
      range: occurrence.moved(by: start).range,
      concept: concept.identifier,
      verdict: .init(occurrence, of: entry.term, among: section?.terms ?? [])
    )
  }
}

private struct ConceptPlace: Hashable {
  let concept: Int
  let range: Range<Int>
}

extension TermForm.Kind {
  fileprivate var rank: Int {
    switch self {
    case .exact: 0
    case .orthographic: 1
    case .inflected: 2
    }
  }
}

extension TermOccurrence {
  fileprivate func moved(by offset: Int) -> TermOccurrence {
    var moved = self
    moved.range = range.lowerBound + offset..<range.upperBound + offset
    return moved
  }
}

extension ConceptEntry {
  /// The terms to use in a language, those last that should not be; what is not to be translated
  /// stands for itself where the concept has no other term.
  fileprivate func equivalents(of term: Term, in language: LanguageTag) -> [Term] {
    let terms = terms(in: language)
    if terms.isEmpty, isDoNotTranslate { return [Term(text: term.text)] }
    return terms.filter { !$0.status.isDiscouraged } + terms.filter(\.status.isDiscouraged)
  }
}

extension AnnotatedSegment {
  /// Gives each equivalent the form that its occurrence asks for.
  fileprivate mutating func addInsertions(
    source: LanguageTag,
    target: LanguageTag,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for index in terms.indices {
      let place = terms[index].occurrence.range
      let features = InsertionFeatures(
        form: terms[index].occurrence.form,
        surface: text(place),
        term: terms[index].term,
        language: source,
        before: text(max(range.lowerBound, place.lowerBound - Self.reach)..<place.lowerBound),
        after: text(place.upperBound..<min(range.upperBound, place.upperBound + Self.reach))
      )
      terms[index].insertions = terms[index].equivalents.map {
        TermInserter.insertion(of: $0, in: target, for: features)
      }
    }
  }

  /// How many bytes beside an occurrence are looked at.
  private static let reach = 60
}

extension ConceptEntry {
  /// The terms that may be written in place of one, in its language: the preferred ones first.
  fileprivate func replacements(of term: Term) -> [String] {
    let terms = languages.filter { $0.terms.contains(term) }.flatMap(\.terms)
    return [TermStatus.preferred, .admitted].flatMap { status in
      terms.filter { $0.status == status }.map(\.text)
    }
  }
}
