import LibraryAccess
import Model
import TestLibraries
import Testing

struct CopyCase: Sendable, CustomTestStringConvertible {
  let from: StoreKind
  let to: StoreKind

  var testDescription: String { "\(from) to \(to)" }
  static let all = StoreKind.allCases.flatMap { from in
    StoreKind.allCases.map { CopyCase(from: from, to: $0) }
  }
}

/// What a library promises of copies.
@Suite("Laws of copies")
struct CopyContract {
  /// A library with units that were replaced, an undone import, and concepts of two glossaries in turn.
  private func makeLibrary(_ kind: StoreKind) throws -> TemporaryLibrary {
    let store = try TemporaryLibrary(kind)
    let old = TestUnit(english: "a", arabic: "ا", date: 20_250_101_000_000)
    _ = try store.add([old, TestUnit(english: "b", arabic: "ب", annotations: "<note>n</note>")])
    _ = try store.add([TestUnit(english: "c", arabic: "ج")], to: "ذاكرة")
    let undone = try store.add([TestUnit(english: "d", arabic: "د")])
    _ = try store.library.undoImport(try #require(undone.identifier))
    _ = try store.add([TestUnit(english: "a", arabic: "آ")], onConflict: .replace)
    for (number, glossary) in ["g", "h", "g"].enumerated() {
      var concept = ConceptEntry(identifier: "\(number)")
      concept.languages = [
        LanguageSection(language: .english, terms: [Term(text: "war", forms: ["wars"])]),
        LanguageSection(language: .arabic, terms: [Term(text: "حرب")]),
      ]
      concept.languages[0].definition = "d"
      concept.modified = Transaction(date: "2026-11-30", person: "م")
      try store.library.updateGlossary(glossary, isDryRun: false) { writer in
        _ = try writer.write(concept, keys: ["war", "حرب"])
        _ = try writer.write(concept, keys: ["war", "wars", "حرب"])
      }
    }
    try store.library.updateGlossary("empty", isDryRun: false) { writer in
      try writer.setAside("{}", of: "x")
      try writer.record(testChange(.import))
      var proposal = Proposal(
        .concept,
        person: "Huda",
        date: "2026-11-30",
        reason: nil,
        evidence: ["a\nb", ""],
        after: "{}"
      )
      proposal.glossary = "g"
      _ = try writer.propose(proposal)
    }
    try store.library.updatePeople { writer in
      var person = Person(name: "هدى", created: "2026-11-30")
      person.password = "hash"
      person.setRole(.admin, for: .library)
      person.setRole(.reader, for: .memory("m"))
      try writer.write(person)
      for kind in Credential.Kind.allCases {
        try writer.write(
          Credential(kind, hash: kind.rawValue, person: "هدى", created: "2026", end: nil)
        )
      }
    }
    return store
  }

  private func digest(_ library: any Library) throws -> LibraryDigest {
    var digest = LibraryDigest()
    try library.forEachItem { digest.add($0) }
    return digest
  }

  @Test(
    "a copy has everything, in the same order and with the same numbers",
    arguments: CopyCase.all
  )
  func copies(copyCase: CopyCase) throws {
    let from = try makeLibrary(copyCase.from)
    let to = try TemporaryLibrary(copyCase.to)
    try to.library.fill { take in try from.library.forEachItem(take) }
    let digest = try digest(to.library)
    #expect(try digest.checksum == self.digest(from.library).checksum)
    #expect([digest.memories, digest.imports, digest.units] == [2, 3, 3])
    #expect([digest.replacedUnits, digest.glossaries, digest.concepts] == [1, 3, 3])
    #expect([digest.changes, digest.proposals, digest.people] == [2, 1, 1])
    #expect(
      try to.library.proposals(ProposalSelection()).map(\.proposal.evidence) == [["a\nb", ""]]
    )
    #expect(try to.library.credential("token") != nil && to.library.credential("session") == nil)
    #expect(try to.texts() == from.texts())
    #expect(try to.identifiers() == [2, 3, 5])
    #expect(try to.library.imports() == from.library.imports())
    #expect(try to.library.memories() == from.library.memories())
    #expect(try to.library.concepts(glossaries: nil) == from.library.concepts(glossaries: nil))
    #expect(try to.library.concepts(withKeys: ["wars"]).count == 3)
    #expect(try to.library.faults() == [])
  }

  @Test("a copy goes on where the library was", arguments: CopyCase.all)
  func goesOn(copyCase: CopyCase) throws {
    let from = try makeLibrary(copyCase.from)
    let to = try TemporaryLibrary(copyCase.to)
    try to.library.fill { take in try from.library.forEachItem(take) }
    for store in [from, to] {
      let added = try store.add([TestUnit(english: "e", arabic: "ه")], to: "new")
      #expect(added.identifier == 5)
      _ = try store.library.undoImport(4)
      let revision = try store.library.updateGlossary("g", isDryRun: false) { writer in
        try writer.write(ConceptEntry(identifier: "x"), keys: ["x"])
      }
      #expect(revision == 7)
    }
    #expect(try to.texts() == ["en=a|ar=ا", "en=b|ar=ب", "en=c|ar=ج", "en=e|ar=ه"])
    #expect(try digest(to.library).checksum == digest(from.library).checksum)
  }

  @Test("an earlier copy becomes the later one, all at once or not at all", arguments: CopyCase.all)
  func refills(copyCase: CopyCase) throws {
    struct Refusal: Error {}
    let from = try makeLibrary(copyCase.from)
    let to = try TemporaryLibrary(copyCase.to)
    try to.library.fill { take in try from.library.forEachItem(take) }
    _ = try from.add([TestUnit(english: "e", arabic: "ه")], to: "new")
    _ = try from.library.updateGlossary("g", isDryRun: false) { writer in
      try writer.write(ConceptEntry(identifier: "x"), keys: ["x"])
    }
    guard copyCase.to != .postgres else {
      #expect(throws: LibraryError(.unsupported)) { try to.library.refill { _ in } }
      return
    }
    let before = try digest(to.library).checksum
    #expect(throws: Refusal.self) {
      try to.library.refill { take in
        try from.library.forEachItem { item in
          if case .counters = item { throw Refusal() }
          try take(item)
        }
      }
    }
    #expect(try digest(to.library).checksum == before)
    try to.library.refill { take in try from.library.forEachItem(take) }
    #expect(try digest(to.library).checksum == digest(from.library).checksum)
    #expect(try to.texts() == from.texts())
    #expect(try to.library.concepts(withKeys: ["x"]).count == 1)
    #expect(try to.library.faults() == [])
  }

  @Test(
    "a library that has something is not filled, and a copy that fails leaves nothing",
    arguments: StoreKind.allCases
  )
  func refusals(kind: StoreKind) throws {
    struct Refusal: Error {}
    let full = try makeLibrary(kind)
    let before = try digest(full.library).checksum
    #expect(throws: LibraryError(.notEmpty)) { try full.library.fill { _ in } }
    #expect(try digest(full.library).checksum == before)
    let empty = try TemporaryLibrary(kind)
    let version = try empty.library.version()
    #expect(throws: Refusal.self) {
      try empty.library.fill { take in
        try full.library.forEachItem { item in
          if case .counters = item { throw Refusal() }
          try take(item)
        }
      }
    }
    #expect(try empty.library.memories().isEmpty && empty.library.glossaries().isEmpty)
    #expect(try empty.library.version() == version)
  }
}
