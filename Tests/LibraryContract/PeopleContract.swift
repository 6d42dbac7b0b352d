import LibraryAccess
import Model
import TestLibraries
import Testing

private func person(_ name: String, _ roles: [(Place, Role)]) -> Person {
  var person = Person(name: name, created: "2026-11-30T08:00:00Z")
  for (place, role) in roles { person.setRole(role, for: place) }
  return person
}

private func credential(_ hash: String, _ kind: Credential.Kind, of person: String) -> Credential {
  var credential = Credential(
    kind,
    hash: hash,
    person: person,
    created: "2026-11-30T08:00:0\(hash.utf8.count)Z",
    end: kind == .session ? "2026-11-30T20:00:00Z" : nil
  )
  credential.note = "Firefox"
  credential.lastSeen = "2026-11-30T0\(hash.utf8.count):00:00Z"
  credential.role = kind == .token ? .reader : nil
  return credential
}

/// What a library promises of its people.
@Suite("Laws of people")
struct PeopleContract {
  private func library(_ kind: StoreKind) throws -> TemporaryLibrary {
    let library = try TemporaryLibrary(kind)
    try library.library.updatePeople { writer in
      try writer.write(person("هدى", [(.library, .reader), (.glossary("g"), .reviewer)]))
      try writer.write(person("Samir", [(.memory("acme"), .proposer)]))
      try writer.write(credential("a", .token, of: "هدى"))
      try writer.write(credential("bb", .session, of: "هدى"))
      try writer.write(credential("ccc", .token, of: "Samir"))
      try writer.record(testChange(.person))
    }
    return library
  }

  @Test(
    "people come back by name, with their roles and what is known of them",
    arguments: StoreKind.allCases
  )
  func keeps(kind: StoreKind) throws {
    let library = try library(kind)
    try library.reopen()
    let people = try library.library.people()
    #expect(people.map(\.name) == ["Samir", "هدى"])
    let huda = try #require(people.last)
    #expect(huda.role(for: .library) == .reader)
    #expect(huda.role(for: .glossary("g")) == .reviewer)
    #expect(huda.role(for: .memory("g")) == nil)
    #expect(huda.roles.map(\.place) == [.library, .glossary("g")])
    #expect(huda.tokenCount == 1)
    #expect(huda.lastSeen == "2026-11-30T02:00:00Z")
    #expect(huda.password == nil)
    #expect(try library.library.change(1)?.change.subject == .person)
  }

  @Test("a person who is written again keeps tokens and sessions", arguments: StoreKind.allCases)
  func rewrites(kind: StoreKind) throws {
    let library = try library(kind)
    try library.library.updatePeople { writer in
      var huda = try #require(try writer.person("هدى"))
      huda.password = "hash"
      huda.setRole(nil, for: .glossary("g"))
      huda.setRole(.admin, for: .library)
      try writer.write(huda)
      #expect(try writer.person("nobody") == nil)
    }
    let huda = try #require(try library.library.people().last)
    #expect(huda.password == "hash")
    #expect(huda.roles.map(\.role) == [.admin])
    #expect(huda.tokenCount == 1)
  }

  @Test("a credential is found by its hash alone, and as it was", arguments: StoreKind.allCases)
  func findsCredentials(kind: StoreKind) throws {
    let store = try library(kind)
    let library = store.library
    #expect(try library.credential("a") == credential("a", .token, of: "هدى"))
    #expect(try library.credential("bb") == credential("bb", .session, of: "هدى"))
    #expect(try library.credential("") == nil)
    #expect(try library.credential("A") == nil)
    #expect(try library.credentials(of: "هدى").map(\.hash) == ["bb", "a"])
    #expect(try library.credentials(of: "nobody").isEmpty)
    withExtendedLifetime(store) {}
  }

  @Test(
    "credentials go one by one, by kind, by their end, and with their person",
    arguments: StoreKind.allCases
  )
  func removes(kind: StoreKind) throws {
    let store = try library(kind)
    let library = store.library
    try library.updatePeople { writer in
      try writer.write(credential("dddd", .session, of: "Samir"))
      try writer.removeCredentials(.endedBefore("2026-11-30T20:00:00Z"))
    }
    #expect(try library.credential("bb") != nil)
    try library.updatePeople { try $0.removeCredentials(.endedBefore("2026-11-30T20:00:01Z")) }
    #expect(try library.credential("bb") == nil)
    #expect(try library.credential("dddd") == nil)
    try library.updatePeople { writer in
      try writer.write(credential("dddd", .session, of: "Samir"))
      try writer.removeCredentials(.person("Samir", .session))
    }
    #expect(try library.credential("dddd") == nil)
    #expect(try library.credential("ccc") != nil)
    try library.updatePeople { try $0.removeCredentials(.hash("a")) }
    #expect(try library.credential("a") == nil)
    for isThere in [true, false] {
      let wasThere = try library.updatePeople { writer in try writer.removePerson("Samir") }
      #expect(wasThere == isThere)
    }
    #expect(try library.credential("ccc") == nil)
    #expect(try library.people().map(\.name) == ["هدى"])
    withExtendedLifetime(store) {}
  }

  @Test("what is refused leaves nothing", arguments: StoreKind.allCases)
  func refuses(kind: StoreKind) throws {
    let store = try library(kind)
    let library = store.library
    #expect(throws: LibraryError(.unusableName)) {
      try library.updatePeople { writer in
        _ = try writer.removePerson("Samir")
        try writer.write(person("", [(.library, .admin)]))
      }
    }
    #expect(throws: LibraryError(.inconsistent)) {
      try library.updatePeople { try $0.write(credential("x", .token, of: "nobody")) }
    }
    #expect(try library.people().count == 2)
    withExtendedLifetime(store) {}
  }

  @Test("people are no change of glossaries and memories", arguments: StoreKind.allCases)
  func keepsVersion(kind: StoreKind) throws {
    let library = try library(kind)
    #expect(try library.library.version() == LibraryVersion())
  }
}
