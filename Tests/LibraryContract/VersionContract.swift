import LibraryAccess
import Model
import TestLibraries
import Testing

/// A thing that can be done to a library that has a memory "m" of one import and a glossary "g".
struct ChangeCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var changesGlossaries = false
  var changesMemories = false
  let change: @Sendable (TemporaryLibrary) throws -> Void
}

private let entry = ConceptEntry(
  identifier: "1",
  languages: [LanguageSection(language: .english, terms: [Term(text: "war")])]
)

private let changeCases: [ChangeCase] = [
  ChangeCase(testDescription: "reading") { library in
    _ = try library.texts()
    _ = try library.library.concepts(glossaries: nil)
    _ = try library.library.matchIndex(of: .arabic, memories: nil)
  },
  ChangeCase(testDescription: "an import", changesMemories: true) {
    _ = try $0.add([TestUnit(english: "b", arabic: "ب")])
  },
  ChangeCase(testDescription: "an import of nothing new", changesMemories: true) {
    _ = try $0.add([TestUnit(english: "a", arabic: "ا")])
  },
  ChangeCase(testDescription: "a dry run") {
    _ = try $0.add([TestUnit(english: "b", arabic: "ب")], isDryRun: true)
  },
  ChangeCase(testDescription: "an undo", changesMemories: true) {
    _ = try $0.library.undoImport(1)
  },
  ChangeCase(testDescription: "a removal", changesMemories: true) {
    _ = try $0.library.removeMemory("m")
  },
  ChangeCase(testDescription: "an index", changesMemories: true) {
    try $0.library.replaceIndex(of: "m") { try $0.finishIndex() }
  },
  ChangeCase(testDescription: "a concept again", changesGlossaries: true) {
    try $0.library.updateGlossary("g", isDryRun: false) { _ = try $0.write(entry, keys: ["war"]) }
  },
  ChangeCase(testDescription: "a concept removed", changesGlossaries: true) {
    try $0.library.updateGlossary("g", isDryRun: false) { _ = try $0.remove("1") }
  },
  ChangeCase(testDescription: "a glossary looked at") {
    try $0.library.updateGlossary("g", isDryRun: false) { _ = try $0.concept("1") }
  },
  ChangeCase(testDescription: "a glossary removed", changesGlossaries: true) {
    _ = try $0.library.removeGlossary("g")
  },
]

/// What a library promises of its version.
@Suite("Laws of versions")
struct VersionContract {
  @Test(
    "a version changes with what changed, and with nothing else",
    arguments: StoreKind.allCases,
    changeCases
  )
  func changes(kind: StoreKind, change: ChangeCase) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([TestUnit(english: "a", arabic: "ا")])
    try library.library.updateGlossary("g", isDryRun: false) { writer in
      _ = try writer.write(entry, keys: ["war"])
    }
    let before = try library.library.version()
    try change.change(library)
    let after = try library.library.version()
    #expect((after.glossaries > before.glossaries) == change.changesGlossaries)
    #expect((after.memories > before.memories) == change.changesMemories)
    #expect(after.glossaries >= before.glossaries && after.memories >= before.memories)
    try library.reopen()
    #expect(try library.library.version() == after)
  }

  @Test("a new library has the version of nothing", arguments: StoreKind.allCases)
  func new(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    #expect(try library.library.version() == LibraryVersion())
  }
}
