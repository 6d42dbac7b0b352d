import LibraryAccess
import Model
import TermExtraction

/// The terms of the glossaries that a person may read, by what they share with candidates.
struct GlossaryPhrases {
  /// A concept by its place.
  struct Place: Hashable {
    let glossary: String
    let concept: String
  }

  private var places: [String: [Place]] = [:]
  /// The terms of each concept, as they were entered.
  private(set) var terms: [Place: [LanguageSection]] = [:]

  /// Reads the glossaries.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  /// - Complexity: O(number of terms)
  init(_ context: Context) throws {
    let concepts = try context.library.concepts(glossaries: context.readableGlossaries(nil))
    for stored in concepts {
      try context.check()
      let place = Place(glossary: stored.glossary, concept: stored.concept.identifier)
      terms[place] = stored.concept.languages
      for section in stored.concept.languages {
        for term in section.terms {
          for text in [term.text] + term.forms {
            let key = Self.key(PhraseKey.of(text), section.language)
            if places[key]?.last != place { places[key, default: []].append(place) }
          }
        }
      }
    }
  }

  /// Whether a glossary has a candidate.
  ///
  /// A word is read otherwise where the articles have more forms of it, so that the key of the term by itself
  /// counts too.
  func has(_ candidate: TermCandidate) -> Bool {
    [candidate.key, PhraseKey.of(candidate.term)]
      .contains { places[Self.key($0, candidate.language)] != nil }
  }

  /// The concepts with a term of a key.
  func concepts(_ key: String, _ language: LanguageTag) -> [Place] {
    places[Self.key(key, language)] ?? []
  }

  private static func key(_ key: String, _ language: LanguageTag) -> String {
    "\(language.language) \(key)"
  }
}
