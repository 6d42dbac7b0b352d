import JSON
import LibraryAccess
import Model
import TestSupport
import Testing
import Wording

@testable import Workbench

@Suite("People")
struct PeopleTests {
  private let library: any Library = InMemoryLibrary()

  private func runner(at date: String = "2026-11-30T08:00:00Z") -> OperationRunner {
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    runner.context.now = { date }
    return runner
  }

  private func authentication(at date: String = "2026-11-30T08:00:00Z") -> Authentication {
    Authentication(runner(at: date), address: "192.0.2.1")
  }

  private func add(_ name: String, _ role: Role, in place: Place = .library) throws {
    _ = try runner().run(AddPerson.self, AddPerson.Request(name, role, in: place))
  }

  @Test("a library asks people as soon as it has some")
  func asks() throws {
    #expect(try !authentication().isNeeded())
    try add("هدى", .reader)
    #expect(try authentication().isNeeded())
  }

  @Test("somebody has one role for each place, and a new one takes its place")
  func givesRoles() throws {
    try add("هدى", .reader)
    try add("هدى", .reviewer, in: .glossary("g"))
    try add("هدى", .proposer)
    let text = try runner().run(ListPeople.self, ()).json.text
    #expect(text.contains("\"role\":\"proposer\",\"glossary\":null"))
    #expect(text.contains("\"role\":\"reviewer\",\"glossary\":\"g\""))
    #expect(!text.contains("reader"))
    try runner().run(RemovePerson.self, ("هدى", .glossary("g")))
    #expect(try !runner().run(ListPeople.self, ()).json.text.contains("reviewer"))
    #expect(throws: PersonError.noSuchRole("هدى")) {
      try runner().run(RemovePerson.self, ("هدى", .memory("g")))
    }
  }

  @Test("who knows the password has a session, until it ends or is ended")
  func logsIn() throws {
    try add("هدى", .reviewer)
    #expect(try authentication().logIn("هدى", "", browser: "") == nil)
    try runner().run(SetPassword.self, ("هدى", "كلمة مرور طويلة"))
    #expect(try authentication().logIn("هدى", "كلمة مرور", browser: "") == nil)
    #expect(try authentication().logIn("سمير", "كلمة مرور طويلة", browser: "") == nil)
    let secret = try #require(
      try authentication().logIn("هدى", "كلمة مرور طويلة", browser: "Firefox")
    )
    let principal = try #require(try authentication().principal(showing: secret, .session))
    #expect(principal.name == "هدى")
    #expect(principal.permissions == Role.reviewer.permissions)
    // A session is no token, and the other way round.
    #expect(try authentication().principal(showing: secret, .token) == nil)
    #expect(
      try authentication(at: "2100-01-01T00:00:00Z").principal(showing: secret, .session) == nil
    )
    try authentication().logOut(secret)
    #expect(try authentication().principal(showing: secret, .session) == nil)
  }

  @Test("a new password ends the sessions of the old one, and one of one's own needs the old one")
  func changesPasswords() throws {
    try add("هدى", .reader)
    try runner().run(SetPassword.self, ("هدى", "the first password"))
    let secret = try #require(try authentication().logIn("هدى", "the first password", browser: ""))
    var own = runner()
    own.context.principal = try #require(try authentication().principal(showing: secret, .session))
    #expect(try own.run(ListOwnSessions.self, ()).map(\.note) == ["192.0.2.1 "])
    #expect(throws: PersonError.wrongPassword) {
      try own.run(ChangeOwnPassword.self, ("the wrong password", "the second password"))
    }
    #expect(throws: PersonError.unusablePassword) {
      try own.run(ChangeOwnPassword.self, ("the first password", "short"))
    }
    try own.run(ChangeOwnPassword.self, ("the first password", "the second password"))
    #expect(try authentication().principal(showing: secret, .session) == nil)
    #expect(try authentication().logIn("هدى", "the first password", browser: "") == nil)
    #expect(try authentication().logIn("هدى", "the second password", browser: "") != nil)
  }

  @Test("a token is known by its hash alone, has an end, and goes with its person")
  func makesTokens() throws {
    try add("هدى", .reviewer)
    var request = MakeToken.Request("هدى")
    request.end = "2026-12-01"
    request.role = .reader
    let made = try runner().run(MakeToken.self, request)
    #expect(made.token.wholeMatch(of: /[A-Za-z0-9_-]{32,}/) != nil)
    #expect(made.text(in: .english).split(separator: "\n").last.map(String.init) == made.token)
    let principal = try authentication().principal(showing: made.token, .token)
    #expect(principal?.permissions == Role.reader.permissions)
    #expect(try authentication().principal(showing: made.token + "x", .token) == nil)
    #expect(
      try authentication(at: "2026-12-01T00:00:00Z").principal(showing: made.token, .token) == nil
    )
    let kept = try library.credentials(of: "هدى")
    #expect(!kept.contains { $0.hash.contains(made.token) })
    let last = try runner().run(MakeToken.self, MakeToken.Request("هدى"))
    #expect(try runner().run(RevokeTokens.self, "هدى") == 2)
    #expect(try authentication().principal(showing: last.token, .token) == nil)
    let third = try runner().run(MakeToken.self, MakeToken.Request("هدى"))
    try runner().run(RemovePerson.self, ("هدى", nil))
    #expect(try authentication().principal(showing: third.token, .token) == nil)
    #expect(throws: PersonError.noSuchPerson("هدى")) {
      try runner().run(MakeToken.self, MakeToken.Request("هدى"))
    }
    request.end = "2026-11-30"
    try add("هدى", .reviewer)
    #expect(throws: PersonError.endIsPast("2026-11-30")) {
      try runner().run(MakeToken.self, request)
    }
  }

  @Test("what is done to people is on record, without passwords and tokens")
  func records() throws {
    try add("هدى", .reviewer)
    try runner().run(SetPassword.self, ("هدى", "the first password"))
    let made = try runner().run(MakeToken.self, MakeToken.Request("هدى"))
    try runner().run(RemovePerson.self, ("هدى", nil))
    let changes = try runner().run(History.self, History.Request()).changes
    #expect(changes.map(\.change.subject) == [.person, .person, .person, .person])
    let text = changes.map(\.json.text).joined()
    #expect(
      !text.contains(made.token) && !text.contains("scrypt") && !text.contains("password\":\"the")
    )
    #expect(changes.last?.change.before == nil)
    #expect(changes.first?.change.after == nil)
  }
}
