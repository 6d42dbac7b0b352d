import Model
import Quality
import Terminology

/// A glossary for tests.
enum DeskTerms {
  static let terms = make([
    concept("truce", en: ["truce"], ar: [Term(text: "هدنة")]),
    concept("nato", en: ["NATO"], ar: [Term(text: "حلف شمال الأطلسي"), Term(text: "الناتو")]),
    concept("who", en: ["WHO"], ar: [Term(text: "منظمة الصحة العالمية")]),
    concept("health", en: ["health"], ar: [Term(text: "صحة")]),
    concept("care", en: ["health care"], ar: [Term(text: "رعاية صحية")]),
    concept("secretary-general", en: ["secretary-general"], ar: [Term(text: "الأمين العام")]),
    concept(
      "ceasefire",
      en: ["ceasefire"],
      ar: [
        Term(text: "وقف إطلاق النار"), Term(text: "هدنة إنسانية", status: .admitted),
        Term(text: "وقف النار", status: .deprecated),
        Term(text: "إيقاف النار", status: .forbidden),
      ]
    ),
    product("Dragoman"),
    concept("gaddafi", en: ["Gaddafi"], ar: [Term(text: "القذافي")]),
    concept("salah", en: ["Mohamed Salah"], ar: [Term(text: "محمد صلاح")]),
  ])

  private static func concept(_ identifier: String, en: [String], ar: [Term]) -> ConceptEntry {
    ConceptEntry(
      identifier: identifier,
      languages: [
        LanguageSection(language: .english, terms: en.map { Term(text: $0) }),
        LanguageSection(language: .arabic, terms: ar),
      ]
    )
  }

  private static func product(_ name: String) -> ConceptEntry {
    var concept = concept(name, en: [name], ar: [])
    concept.isDoNotTranslate = true
    return concept
  }

  private static func make(_ concepts: [ConceptEntry]) -> CheckedTerms {
    var entries: [CheckedTerms.Entry] = []
    var terms: [RecognizableTerm] = []
    for (index, concept) in concepts.enumerated() {
      for section in concept.languages {
        for term in section.terms {
          entries.append(
            CheckedTerms.Entry(concept: index, term: term, language: section.language)
          )
          terms.append(RecognizableTerm(text: term.text, language: section.language))
        }
      }
    }
    return CheckedTerms(
      concepts: concepts.map { GlossaryConcept(glossary: "desk", concept: $0) },
      entries: entries,
      recognizer: TermRecognizer(terms),
      names: Set(
        concepts.indices.filter { ["gaddafi", "salah"].contains(concepts[$0].identifier) }
      )
    )
  }
}
