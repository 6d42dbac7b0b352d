import Documents
import Model
import Quality

/// What a brief can say of a text: one entry for each concept that stands in it by itself, numbers, earlier translations.
struct BriefContents {
  let document: AnnotatedDocument
  /// The terms, the most useful first: those of which something must not be used, then the frequent ones.
  private(set) var terms: [BriefConcept] = []
  /// The numbers, each once, in the order of the text.
  private(set) var numbers: [BriefNumber] = []
  /// The nearest earlier translations.
  private(set) var matches: [BriefMatch] = []

  /// How many earlier translations help; more are noise to a model.
  private static let maximumMatchCount = 3

  private var places: [ConceptName: Int] = [:]
  private var formCounts: [[String: Int]] = []
  private var hasPreferredTerm: [Bool] = []
  private var known: Set<BriefNumber> = []

  private struct ConceptName: Hashable {
    let glossary: String
    let concept: String
  }

  init(_ document: AnnotatedDocument) { self.document = document }

  /// Reads the document.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the document), and O(*n* log *n*) for *n* concepts
  mutating func read(_ interruption: Interruption) throws {
    let bytes = Array(document.text.utf8)
    for segment in document.segments {
      try interruption.check()
      let names = Dictionary(
        segment.names.map { ($0.range, $0.verdict) },
        uniquingKeysWith: { first, _ in first }
      )
      for term in segment.terms where !term.occurrence.isNested {
        let range = term.occurrence.range
        add(term, String(decoding: bytes[range], as: UTF8.self), names[range])
      }
      for placeable in segment.placeables where Self.carriesValue(placeable) {
        let number = BriefNumber(
          text: String(decoding: bytes[placeable.range], as: UTF8.self),
          value: placeable.value
        )
        if known.insert(number).inserted { numbers.append(number) }
      }
      if let match = segment.matches.first {
        let text = String(decoding: bytes[segment.range], as: UTF8.self)
        matches.append(BriefMatch(query: text, match: match))
      }
    }
    sort()
  }

  private mutating func add(
    _ term: AnnotatedTerm,
    _ form: String,
    _ name: AnnotatedName.Verdict?
  ) {
    let usable = zip(term.equivalents, term.insertions).filter { !$0.0.status.isDiscouraged }
    let preferred = usable.filter { $0.0.status == .preferred }
    let chosen = preferred.isEmpty ? Array(usable.prefix(1)) : preferred
    let never = term.equivalents.filter(\.status.isDiscouraged).map(\.text)
    guard !chosen.isEmpty || !never.isEmpty else { return }
    let concept = ConceptName(glossary: term.glossary, concept: term.concept)
    let place = places[concept] ?? terms.count
    if place == terms.count {
      places[concept] = place
      let told = BriefedTerm(term: term.term.text, use: chosen.map(\.0.text), never: never)
      terms.append(BriefConcept(told, note: term.note, name: name))
      formCounts.append([:])
      hasPreferredTerm.append(false)
    }
    terms[place].count += 1
    // The preferred term says best what the concept is.
    if term.term.status == .preferred, !hasPreferredTerm[place] {
      hasPreferredTerm[place] = true
      terms[place].told.term = term.term.text
    }
    if terms[place].name == nil { terms[place].name = name }
    formCounts[place][form, default: 0] += 1
    if formCounts[place][form] == 1 { terms[place].told.forms.append(form) }
    for insertion in chosen.map(\.1.text) where !terms[place].told.insert.contains(insertion) {
      terms[place].told.insert.append(insertion)
    }
  }

  private mutating func sort() {
    for index in terms.indices {
      let counts = formCounts[index]
      terms[index].told.forms = terms[index].told.forms.enumerated().sorted {
        (-(counts[$0.element] ?? 0), $0.offset) < (-(counts[$1.element] ?? 0), $1.offset)
      }.map(\.element)
    }
    terms = terms.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
    var seen: Set<Int64> = []
    matches = matches.enumerated().sorted {
      (-$0.element.match.score.percent, $0.offset) < (-$1.element.match.score.percent, $1.offset)
    }.map(\.element).filter { seen.insert($0.match.unit).inserted }
    matches = Array(matches.prefix(Self.maximumMatchCount))
  }

  /// What decides which term is more useful: the less, the better.
  private func rank(_ term: BriefConcept) -> Int {
    -term.count - (term.told.never.isEmpty ? 0 : 1_000_000)
  }

  /// Whether a translation has a value to keep: an address stays as it is.
  private static func carriesValue(_ placeable: AnnotatedPlaceable) -> Bool {
    !["url", "email", "name"].contains(placeable.kind)
  }
}
