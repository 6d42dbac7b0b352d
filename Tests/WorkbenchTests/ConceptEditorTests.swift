import LibraryAccess
import Model
import Testing
import Workbench

@Suite("Editing a concept")
struct ConceptEditorTests {
  private let truce = ConceptEntry(
    identifier: "truce",
    domain: "defence",
    languages: [
      LanguageSection(language: .arabic, terms: [Term(text: "هدنة", forms: ["هُدَن"])]),
      LanguageSection(language: .english, terms: [Term(text: "truce")]),
    ]
  )

  @Test("what is added is read back, with who added it, and is found at once")
  func addsConcepts() throws {
    let library = try TestLibrary(concepts: [])
    let editor = library.editor(author: "Huda")
    let stored = try editor.add(truce, to: "desk")
    #expect(try editor.concept("truce", in: "desk") == stored)
    #expect(stored.concept.created?.person == "Huda")
    #expect(stored.concept.languages == truce.languages)
    let result = try library.lookUp("للهدنة")
    #expect(result.entries.map(\.concept.identifier) == ["truce"])
  }

  @Test("a concept without an identifier gets one that follows from its terms")
  func makesIdentifiers() throws {
    let library = try TestLibrary(concepts: [])
    var concept = truce
    concept.identifier = " "
    let stored = try library.editor().add(concept, to: "desk")
    #expect(stored.concept.identifier.hasPrefix("c"))
    #expect(throws: ConceptEditError.isThere(stored)) {
      try library.editor().add(concept, to: "desk")
    }
  }

  @Test("a change replaces the whole concept, and keys follow")
  func changesConcepts() throws {
    let library = try TestLibrary(concepts: [])
    let editor = library.editor(author: "Huda")
    var stored = try editor.add(truce, to: "desk")
    let first = stored.revision
    stored.concept.languages[1].terms = [Term(text: "ceasefire"), Term(text: " lull ")]
    let changed = try editor.change(stored.concept, in: "desk", revision: first)
    #expect(changed.revision > first)
    #expect(changed.concept.terms(in: .english).map(\.text) == ["ceasefire", "lull"])
    #expect(changed.concept.created == stored.concept.created)
    #expect(changed.concept.modified?.person == "Huda")
    #expect(try editor.concept("truce", in: "desk") == changed)
    #expect(try library.lookUp("truce").entries.isEmpty)
    #expect(!(try library.lookUp("lull").entries.isEmpty))
  }

  @Test("of two changes of one state the second fails, and shows the first")
  func refusesLostUpdates() throws {
    let library = try TestLibrary(concepts: [])
    let editor = library.editor()
    let stored = try editor.add(truce, to: "desk")
    var one = stored.concept
    one.domain = "diplomacy"
    let changed = try editor.change(one, in: "desk", revision: stored.revision)
    var other = stored.concept
    other.note = "lost"
    #expect(throws: ConceptEditError.conflict(changed)) {
      try editor.change(other, in: "desk", revision: stored.revision)
    }
    #expect(throws: ConceptEditError.conflict(changed)) {
      try editor.remove("truce", from: "desk", revision: stored.revision)
    }
    #expect(try editor.concept("truce", in: "desk") == changed)
    // A concept that was removed and made again is another one.
    try editor.remove("truce", from: "desk", revision: changed.revision)
    let again = try editor.add(truce, to: "desk")
    #expect(throws: ConceptEditError.conflict(again)) {
      try editor.change(other, in: "desk", revision: stored.revision)
    }
  }

  @Test("an import gives what it changes a new revision")
  func importsAreChanges() throws {
    let library = try TestLibrary(concepts: [])
    let editor = library.editor()
    let stored = try editor.add(truce, to: "desk")
    let file = try TemporaryFile("id,ar,en\ntruce,هدنة,ceasefire\n")
    var options = GlossaryImport.Options()
    options.glossary = "desk"
    _ = try GlossaryImport(into: library.file, options: options).run(file.input)
    #expect(throws: ConceptEditError.self) {
      try editor.change(stored.concept, in: "desk", revision: stored.revision)
    }
  }

  @Test("what is not there is an error, and makes no glossary")
  func refusesMissing() throws {
    let library = try TestLibrary(concepts: [])
    let editor = library.editor()
    #expect(throws: LibraryError(.noSuchGlossary("desk"))) {
      try editor.change(truce, in: "desk", revision: 1)
    }
    #expect(try library.file.glossaries().isEmpty)
    try editor.add(truce, to: "desk")
    #expect(throws: ConceptEditError.noSuchConcept("x", glossary: "desk")) {
      try editor.concept("x", in: "desk")
    }
  }

  /// A change that makes a concept bad, and the field that is then named.
  struct Fault: Sendable {
    let field: String
    let spoil: @Sendable (inout ConceptEntry) -> Void
  }

  static let faults: [Fault] = [
    Fault(field: "languages") { $0.languages = [] },
    Fault(field: "languages[0].terms[0].text") { $0.languages[0].terms[0].text = "\t" },
    Fault(field: "languages[1].terms[0].text") { $0.languages[1].terms[0].text = "a\nb" },
    Fault(field: "languages[1].terms[1].text") {
      $0.languages[1].terms.append(Term(text: "truce "))
    },
    Fault(field: "languages[1].language") { $0.languages[1].language = .arabic },
    Fault(field: "languages[0].terms[0].forms[0]") { $0.languages[0].terms[0].forms = ["a\u{0}"] },
    Fault(field: "definition") { $0.definition = "a\u{1B}[0m" },
  ]

  @Test("a field that cannot be stored is named, and nothing is stored", arguments: faults)
  func namesFaults(fault: Fault) throws {
    let library = try TestLibrary(concepts: [])
    var concept = truce
    fault.spoil(&concept)
    #expect(concept.tidied.invalidFields.map(\.field) == [fault.field])
    #expect(throws: ConceptEditError.self) {
      try library.editor().add(concept, to: "desk")
    }
    #expect(try library.file.glossaries().isEmpty)
  }

  @Test("a date that is none is named")
  func namesDates() {
    var concept = truce
    concept.modified = Transaction(date: "yesterday", person: nil)
    #expect(concept.invalidFields.map(\.field) == ["modified.date"])
  }
}
