import Documents
import LibraryAccess
import Model
import TestSupport
import Testing
import Workbench

@Suite("Annotation")
struct AnnotationTests {
  @Test("every occurrence is cut out of the text by its offsets, in UTF-8 and in scalars")
  func offsetsCutOut() throws {
    let library = try TestLibrary(concepts: [
      concept("nato", ["حلف شمال الأطلسي", "ناتو"], ["NATO"]),
      concept("minister", ["وزير الدفاع"], ["defence minister"]),
      concept("s400", ["منظومة إس-400"], ["S-400 system"]),
    ])
    let text = """
      عنوان 🛰️ الخبر

      قال وزيرا الدفاع إن «للمنظومة "إس – ٤٠٠"» دورا. وانضم لحلف شمال الاطلسى (الناتو).

      """
    let document = try library.annotate(text)
    let terms = document.segments.flatMap(\.terms)
    #expect(terms.map(\.concept) == ["minister", "s400", "nato", "nato"])
    let bytes = Array(text.utf8)
    let scalars = Array(text.unicodeScalars)
    let offsets = ScalarOffsets(text)
    for term in terms {
      let cut = String(decoding: bytes[term.occurrence.range], as: UTF8.self)
      let range = offsets[term.occurrence.range]
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      #expect(String(view) == cut)
    }
    let cut = terms.map { String(decoding: bytes[$0.occurrence.range], as: UTF8.self) }
    #expect(
      cut == ["وزيرا الدفاع", "للمنظومة \"إس – ٤٠٠", "لحلف شمال الاطلسى", "الناتو"]
    )
    #expect(terms[1].occurrence.form.proclitics == ["ل", "ال"])
  }

  @Test("a longer term wins; the one inside is nested, and neither is lost")
  func longerTermWins() throws {
    let library = try TestLibrary(concepts: [
      concept("council", ["مجلس الأمن"], ["Security Council"]),
      concept("security", ["أمن"], ["security"]),
    ])
    let terms = try library.annotate("عقد مجلس الأمن جلسة.").segments.flatMap(\.terms)
    #expect(terms.map(\.concept) == ["council", "security"])
    #expect(terms.map(\.occurrence.isNested) == [false, true])
  }

  @Test("a name takes no inflection; what only begins with one does")
  func inflectsCommonNouns() throws {
    let library = try TestLibrary(concepts: [
      concept("s400", ["منظومة إس-400"], ["S-400 system", "S-400"]),
      concept("member", ["عضو حلف شمال الأطلسي"], ["NATO member"]),
      concept("oman", ["عمان"], ["Oman"]),
      concept("assad", ["بشار الأسد"], ["Bashar al-Assad"]),
    ])
    let text = "تسلم عضوا حلف شمال الأطلسي منظومتي إس-400. وقال عمانيون إن بشار الأسدين."
    let terms = try library.annotate(text).segments.flatMap(\.terms)
    #expect(terms.filter { !$0.occurrence.isNested }.map(\.concept) == ["member", "s400"])
  }

  @Test("English articles are annotated too, with Arabic equivalents")
  func annotatesEnglish() throws {
    let library = try TestLibrary(concepts: [
      concept("ceasefire", ["وقف إطلاق النار"], ["ceasefire"]),
      concept("us", ["الولايات المتحدة"], ["United States", "US"]),
      concept("form", ["نموذج"], ["form"]),
    ])
    let text = "The U.S. said the cease-fires hold; tell us the format. Ceasefire's end."
    let document = try library.annotate(text)
    #expect(document.targetLanguage == .arabic)
    let bytes = Array(text.utf8)
    let cut = document.segments.flatMap(\.terms).map {
      String(decoding: bytes[$0.occurrence.range], as: UTF8.self)
    }
    #expect(cut == ["U.S.", "cease-fires", "Ceasefire's"])
  }

  @Test("an unknown glossary is an error that names it")
  func refusesUnknownGlossary() throws {
    let library = try TestLibrary(concepts: [])
    var options = Annotation.Options()
    options.glossaries = ["missing"]
    #expect(throws: LibraryError(.noSuchGlossary("missing"))) {
      try Annotation(with: library.file, options: options)
    }
  }
}

@Suite("Look-up")
struct LookupTests {
  @Test(
    "a term is found in any form and either language, the best first",
    arguments: [
      ("حلف شمال الأطلسي", "exact", "nato"), ("لحلف شمال الاطلسى", "inflected", "nato"),
      ("الناتو", "inflected", "nato"), ("nato", "orthographic", "nato"),
      ("والصواريخ", "inflected", "missile"), ("missiles", "inflected", "missile"),
      ("الأطلسي", "partial", "nato"), ("صار", "prefix", "missile"),
      ("بلنكين", "near", "blinken"), ("اردوجان", "near", "erdogan"),
    ]
  )
  func findsForms(query: String, kind: String, identifier: String) throws {
    let library = try TestLibrary(concepts: [
      concept("nato", ["حلف شمال الأطلسي", "ناتو"], ["NATO"]),
      concept("missile", ["صاروخ"], ["missile"]),
      concept("blinken", ["أنتوني بلينكن"], ["Antony Blinken"]),
      concept("erdogan", ["رجب طيب أردوغان"], ["Recep Tayyip Erdogan"]),
    ])
    let result = try TermLookup(in: library.file).lookUp(query)
    let entry = try #require(result.entries.first, "nothing found")
    #expect(entry.concept.identifier == identifier)
    #expect(entry.kind.rawValue == kind)
  }

  @Test("what is in no glossary is not found")
  func findsNothing() throws {
    let library = try TestLibrary(concepts: [concept("war", ["حرب"], ["war"])])
    #expect(try TermLookup(in: library.file).lookUp("حربي").entries.allSatisfy { $0.kind == .near })
    #expect(try TermLookup(in: library.file).lookUp("قمر").entries.isEmpty)
    #expect(try TermLookup(in: library.file).lookUp("").entries.isEmpty)
  }
}

private func concept(_ identifier: String, _ arabic: [String], _ english: [String]) -> ConceptEntry
{
  func terms(_ texts: [String]) -> [Term] {
    texts.enumerated().map {
      Term(text: $0.element, status: $0.offset == 0 ? .preferred : .admitted)
    }
  }
  return ConceptEntry(
    identifier: identifier,
    languages: [
      LanguageSection(language: .arabic, terms: terms(arabic)),
      LanguageSection(language: .english, terms: terms(english)),
    ]
  )
}
