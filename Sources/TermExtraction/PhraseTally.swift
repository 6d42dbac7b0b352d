/// What is known of the occurrences of one phrase.
struct PhraseTally {
  private(set) var count = 0
  private(set) var documents = 0
  private(set) var forms: [String: Int] = [:]
  /// The occurrence that is easiest to make an entry of, and how far it is from one.
  private(set) var plainest: [ReadWord] = []
  private var plainness = Int.max
  /// The same of those that have the article in every word, as a noun with its adjectives has.
  private(set) var definite: [ReadWord] = []
  private var isDefinitePlural = false
  private(set) var definiteCount = 0
  private(set) var pluralCount = 0
  private(set) var capitalizedCount = 0
  /// How often a title stands before the phrase.
  private(set) var titledCount = 0
  /// How often the phrase is a part of a longer one that is a candidate as well.
  var nestedCount = 0
  private(set) var contexts: [Int] = []
  private var lastDocument = -1

  /// Counts an occurrence.
  mutating func add(
    _ words: ArraySlice<ReadWord>,
    form: String,
    isPlural: Bool,
    isTitled: Bool,
    segment: Int,
    document: Int
  ) {
    guard let head = words.first else { return }
    count += 1
    let isNew = document != lastDocument
    if isNew { documents += 1 }
    lastDocument = document
    // Half of the places are for further documents.
    let places = isNew ? maximumContextCount : (maximumContextCount + 1) / 2
    if contexts.count < places, contexts.last != segment { contexts.append(segment) }
    forms[form, default: 0] += 1
    if head.hasArticle {
      definiteCount += 1
      if definite.isEmpty || isDefinitePlural && !isPlural, words.allSatisfy(\.hasArticle) {
        definite = Array(words)
        isDefinitePlural = isPlural
      }
    }
    if isPlural { pluralCount += 1 }
    if isTitled { titledCount += 1 }
    if words.allSatisfy({ $0.isCapitalized || $0.key == "of" }), !head.isFirst || words.count > 1 {
      capitalizedCount += 1
    }
    let distance =
      (head.hasPronoun ? 8 : 0) + (isPlural ? 4 : 0) + (head.isFirst && head.isCapitalized ? 2 : 0)
      + (head.hasArticle ? 1 : 0)
    if distance < plainness {
      plainness = distance
      plainest = Array(words)
    }
  }
}

private let maximumContextCount = 5
