import Model
import Testing

@testable import Workbench

/// What dictionaries are made of: headwords that are like a word, and the forms of terms.
@Suite("Headwords and forms")
struct HeadwordTests {
  private static func concept(
    _ identifier: String,
    _ arabic: Term,
    _ english: String
  ) -> ConceptEntry {
    ConceptEntry(
      identifier: identifier,
      languages: [
        LanguageSection(language: .arabic, terms: [arabic]),
        LanguageSection(language: .english, terms: [Term(text: english)]),
      ]
    )
  }

  private static let concepts = [
    concept("book", Term(text: "كتاب", partOfSpeech: .noun, forms: ["كتب"]), "book"),
    concept("minister", Term(text: "رئيس وزراء", forms: ["رؤساء وزراء"]), "prime minister"),
    concept("brigade", Term(text: "كتيبة", partOfSpeech: .noun), "battalion"),
    concept("title", Term(text: "Al-Hayat", matching: .exactOnly), "Al-Hayat"),
  ]

  @Test(
    "forms are written out, and are what the recogniser takes for them",
    arguments: [
      (
        "book", ["الكتاب", "وبالكتاب", "للكتاب", "كتابه", "كتب", "والكتب", "كتابان"],
        ["كاتب", "مكتب", "كتابة"]
      ),
      (
        "minister", ["رئيس الوزراء", "ورؤساء الوزراء", "لرئيس الوزراء"],
        ["رئيس", "وزراء", "الرئيس"]
      ),
      ("brigade", ["الكتيبة", "كتيبتان", "بكتيبته"], ["كتيب"]), ("title", [], ["الحياة"]),
    ]
  )
  func writesForms(_ concept: String, _ found: [String], _ absent: [String]) throws {
    let place = try #require(Self.concepts.firstIndex { $0.identifier == concept })
    var forms = TermForms(Self.concepts.map { GlossaryConcept(glossary: "g", concept: $0) })
    let term = Self.concepts[place].languages[0].terms[0]
    let texts = forms.forms(of: term, concept: place)
    for text in found { #expect(texts.contains(text), "\(text)") }
    for text in absent { #expect(!texts.contains(text), "\(text)") }
    #expect(!texts.contains(term.text) && Set(texts).count == texts.count)
  }

  @Test("English terms have their plurals and spellings")
  func writesEnglishForms() {
    var forms = TermForms(Self.concepts.map { GlossaryConcept(glossary: "g", concept: $0) })
    let texts = forms.forms(of: Term(text: "prime minister"), concept: 1)
    #expect(texts.contains("prime ministers"))
    #expect(!texts.contains("primes minister"))
  }

  @Test(
    "a command and a server find the same headwords",
    arguments: FindHeadwords.Strategy.allCases
  )
  func findsTheSame(strategy: FindHeadwords.Strategy) throws {
    let library = try TestLibrary(concepts: Self.concepts)
    let server = Context(PreparedLibrary(library.file, for: .manyRequests))
    for word in ["كتاب", "الكتاب", "bok", "prime", "Prime Minister", "كتابه", ""] {
      let request = FindHeadwords.Request(word, strategy)
      let one = try FindHeadwords.run(request, in: library.context)
      #expect(try FindHeadwords.run(request, in: server) == one, "\(word)")
    }
    var limited = FindHeadwords.Request("كت", .prefix)
    #expect(try FindHeadwords.run(limited, in: server).map(\.text) == ["كتاب", "كتيبة"])
    limited.limit = 1
    #expect(try FindHeadwords.run(limited, in: server).count == 1)
  }
}
