import LibraryAccess
import Model
import TestLibraries
import Testing

private func concept(_ identifier: String, _ english: String, _ arabic: String) -> ConceptEntry {
  ConceptEntry(
    identifier: identifier,
    languages: [
      LanguageSection(language: .english, terms: [Term(text: english)]),
      LanguageSection(language: .arabic, terms: [Term(text: arabic)]),
    ]
  )
}

/// A concept with something in every field.
private var wholeConcept: ConceptEntry {
  var term = Term(
    text: "peace treaty",
    status: .admitted,
    partOfSpeech: .noun,
    type: .fullForm,
    forms: ["peace treaties", "treaties of peace"],
    matching: [.caseSensitive, .articleOnly]
  )
  term.identifier = "t1"
  term.gender = .neuter
  term.usageNote = "in reports"
  term.source = "desk"
  term.context = "The peace treaty was signed."
  term.otherData = ["<descrip type=\"x\">1</descrip>", "<descrip type=\"y\">2</descrip>"]
  var section = LanguageSection(
    language: .english,
    terms: [term, Term(text: "treaty", status: .forbidden)]
  )
  section.definition = "a treaty that ends a war"
  section.otherData = ["<note>n</note>"]
  var concept = ConceptEntry(
    identifier: "c\u{301} 1",
    domain: "politics",
    definition: "what ends a war",
    note: "first\nsecond",
    languages: [section, LanguageSection(language: .arabic, terms: [Term(text: "معاهدة سلام")])]
  )
  concept.customer = "desk"
  concept.isDoNotTranslate = true
  concept.created = Transaction(date: "2026-01-01", person: "a")
  concept.modified = Transaction(date: nil, person: "b")
  concept.otherData = ["<x/>"]
  return concept
}

/// What a library promises of glossaries.
@Suite("Laws of glossaries")
struct GlossaryContract {
  @Test(
    "what cannot be a name is refused at every door, and nothing is kept",
    arguments: StoreKind.allCases,
    ["", String(repeating: "n", count: 256), String(repeating: "ن", count: 128), "a\u{0}b", "a\nb"]
  )
  func names(kind: StoreKind, name: String) throws {
    let store = try TemporaryLibrary(kind)
    #expect(throws: LibraryError(.unusableName)) {
      try add([concept("c", "a", "ا")], to: name, store.library)
    }
    #expect(throws: LibraryError(.unusableName)) {
      try add([concept(name, "a", "ا")], store.library)
    }
    #expect(throws: LibraryError(.unusableName)) {
      _ = try store.add([TestUnit(english: "a", arabic: "ا")], to: name)
    }
    #expect(try store.library.glossaries().isEmpty && store.library.memories().isEmpty)
    let longest = String(repeating: "ن", count: 127)
    try add([concept(longest, "a", "ا")], to: longest, store.library)
    #expect(try store.library.concept(longest, in: longest) != nil)
  }

  private func add(
    _ concepts: [ConceptEntry],
    to glossary: String = "g",
    _ library: any Library
  ) throws {
    try library.updateGlossary(glossary, isDryRun: false) { writer in
      for concept in concepts {
        _ = try writer.write(concept, keys: concept.languages.flatMap(\.terms).map(\.text))
      }
    }
  }

  @Test("a concept comes back with every field", arguments: StoreKind.allCases)
  func everyField(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    try add([wholeConcept], library.library)
    try library.reopen()
    let stored = try #require(try library.library.concept(wholeConcept.identifier, in: "g"))
    #expect(stored.concept == wholeConcept)
    #expect(try library.library.concepts(glossaries: nil).map(\.concept) == [wholeConcept])
  }

  @Test("a language without terms is not kept", arguments: StoreKind.allCases)
  func emptyLanguage(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    var entry = concept("1", "war", "حرب")
    let whole = entry
    entry.languages.append(LanguageSection(language: LanguageTag("fr") ?? .english, terms: []))
    try add([entry], library.library)
    #expect(try library.library.concept("1", in: "g")?.concept == whole)
  }

  @Test(
    "concepts come in the order in which they came, and one that is replaced keeps its place",
    arguments: StoreKind.allCases
  )
  func order(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    try add([concept("b", "war", "حرب")], to: "z", library.library)
    try add([concept("z", "peace", "سلام"), concept("a", "army", "جيش")], to: "g", library.library)
    try add([concept("z", "peace", "سلم")], to: "g", library.library)
    let all = try library.library.concepts(glossaries: nil).map(\.concept.identifier)
    #expect(all == ["b", "z", "a"])
    let named = try library.library.concepts(glossaries: ["g", "z"]).map(\.concept.identifier)
    #expect(named == ["z", "a", "b"])
  }

  @Test("a revision is never given twice, and grows", arguments: StoreKind.allCases)
  func revisions(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    var revisions: [Int64] = []
    for _ in 0..<3 {
      try add([concept("a", "war", "حرب")], library.library)
      revisions.append(try #require(try library.library.concept("a", in: "g")?.revision))
      try library.library.updateGlossary("g", isDryRun: false) { _ = try $0.remove("a") }
      try library.reopen()
    }
    #expect(revisions == revisions.sorted())
    #expect(Set(revisions).count == 3)
  }

  @Test("an update is whole or not at all; a dry run leaves nothing", arguments: StoreKind.allCases)
  func transaction(kind: StoreKind) throws {
    struct Refusal: Error {}
    let library = try TemporaryLibrary(kind)
    try add([concept("a", "war", "حرب")], library.library)
    let before = try library.library.version()
    #expect(throws: Refusal.self) {
      try library.library.updateGlossary("new", isDryRun: false) { writer in
        _ = try writer.write(concept("b", "peace", "سلام"), keys: ["peace"])
        #expect(try writer.concept("b") != nil)
        throw Refusal()
      }
    }
    let seen = try library.library.updateGlossary("g", isDryRun: true) { writer in
      #expect(try writer.remove("a"))
      #expect(try !writer.remove("a"))
      return try writer.concept("a") == nil
    }
    #expect(seen)
    #expect(try library.library.glossaries().map(\.name) == ["g"])
    #expect(try library.library.concept("a", in: "g") != nil)
    #expect(try library.library.version() == before)
  }

  @Test(
    "concepts are found by their keys, old keys of theirs find nothing",
    arguments: StoreKind.allCases
  )
  func keys(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    try add([concept("a", "war", "حرب"), concept("b", "warrior", "محارب")], library.library)
    try add([concept("a", "battle", "معركة")], library.library)
    let found = try library.library.concepts(withKeys: ["battle", "warrior", "none"])
    #expect(found.map(\.concept.identifier) == ["a", "b"])
    #expect(try library.library.concepts(withKeys: ["war"]).isEmpty)
    #expect(try library.library.concepts(withKeys: []).isEmpty)
    #expect(try library.library.conceptKeys(from: "war", limit: 9).last == "warrior")
    #expect(try library.library.conceptKeys(from: "b", limit: 1) == ["battle"])
    var words: [String] = []
    try library.library.forEachConceptWord { word in
      words.append(word.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }
    #expect(Set(words).isSuperset(of: ["battle", "warrior", "محارب", "معركة"]))
    #expect(Set(words).count == words.count)
  }

  @Test(
    "glossaries are listed by name, and removed with all they have",
    arguments: StoreKind.allCases
  )
  func list(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    for name in ["ب", "a", "Z"] { try add([concept("1", "war", "حرب")], to: name, library.library) }
    try library.library.updateGlossary("empty", isDryRun: false) { _ in }
    let records = try library.library.glossaries()
    #expect(records.map(\.name) == ["Z", "a", "empty", "ب"])
    #expect(records.map(\.conceptCount) == [1, 1, 0, 1])
    #expect(records.map(\.termCount) == [2, 2, 0, 2])
    #expect(try library.library.removeGlossary("a") == 1)
    #expect(try library.library.concepts(glossaries: nil).map(\.glossary) == ["ب", "Z"])
    #expect(try library.library.concepts(withKeys: ["war"]).count == 2)
    #expect(throws: LibraryError(.noSuchGlossary("a"))) { try library.library.removeGlossary("a") }
    #expect(throws: LibraryError(.noSuchGlossary("a"))) {
      try library.library.concepts(glossaries: ["a"])
    }
    #expect(throws: LibraryError(.noSuchGlossary("a"))) {
      try library.library.concept("1", in: "a")
    }
  }
}
