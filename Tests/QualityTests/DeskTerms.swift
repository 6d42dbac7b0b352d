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
    concept("britain", en: ["Britain"], ar: [Term(text: "بريطانيا")]),
    concept(
      "people",
      [Term(text: "people", status: .admitted)],
      [Term(text: "شعب", status: .admitted)]
    ),
    concept(
      "report",
      [Term(text: "news report"), Term(text: "report", status: .admitted)],
      [Term(text: "خبر")]
    ),
    concept(
      "senate",
      [Term(text: "US Senate"), Term(text: "Senate", status: .admitted)],
      [Term(text: "مجلس الشيوخ الأمريكي")]
    ),
    concept(
      "states",
      [Term(text: "United States"), Term(text: "America", status: .admitted)],
      [Term(text: "الولايات المتحدة"), Term(text: "أمريكا", status: .admitted)]
    ),
  ])

  private static func concept(_ identifier: String, en: [String], ar: [Term]) -> ConceptEntry {
    concept(identifier, en.map { Term(text: $0) }, ar)
  }

  private static func concept(
    _ identifier: String,
    _ english: [Term],
    _ arabic: [Term]
  ) -> ConceptEntry {
    ConceptEntry(
      identifier: identifier,
      languages: [
        LanguageSection(language: .english, terms: english),
        LanguageSection(language: .arabic, terms: arabic),
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
        concepts.indices.filter {
          ["gaddafi", "salah", "britain", "senate", "states"].contains(concepts[$0].identifier)
        }
      )
    )
  }
}
