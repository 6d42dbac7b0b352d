import Hummingbird
import Model
import Workbench

/// One's own sessions and password, and, for admins, everybody's roles, passwords and tokens.
struct PeoplePage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("people") { try await serving($1).show($0, $1) }
    router.post("people/add") { try await serving($1).add($0, $1) }
    router.post("people/remove") { try await serving($1).remove($0, $1) }
    router.post("people/password") { try await serving($1).setPassword($0, $1) }
    router.post("people/token") { try await serving($1).makeToken($0, $1) }
    router.post("people/own-password") { try await serving($1).changeOwnPassword($0, $1) }
    router.post("people/log-out") { try await serving($1).logOutEverywhere() }
  }

  private func show(
    _ request: Request,
    _ context: DeskContext,
    token: NewToken? = nil,
    isDone: Bool = false
  ) async throws -> Response {
    let reader = renderer.reader(of: request)
    let isAdmin = context.principal.may(.administer, in: .library)
    let sessions = try await desk.run(ListOwnSessions.self, ())
    var values: [String: Any] = [
      "isAdmin": isAdmin, "isDone": isDone, "name": context.principal.name ?? "",
      "hasAccount": context.principal.name != nil,
      "sessions": sessions.map { session -> [String: Any] in
        [
          "date": reader.date(session.created), "end": reader.date(session.end ?? ""),
          "note": session.note ?? "",
        ]
      },
      "roles": Role.allCases.map {
        ["value": $0.rawValue, "label": reader["role.\($0.rawValue)"]]
      },
    ]
    values["token"] = token?.token
    if isAdmin {
      let people = try await desk.run(ListPeople.self, ()).people
      values["people"] = people.map { Self.values(of: $0, reader) }
      values["hasPeople"] = !people.isEmpty
    }
    return renderer.page("people", title: "people", values, to: request)
  }

  private static func values(of person: Person, _ reader: Reader) -> [String: Any] {
    [
      "name": person.name, "tokens": person.tokenCount,
      "lastSeen": reader.date(person.lastSeen ?? ""),
      "roles": person.roles.map { place, role -> [String: Any] in
        [
          "role": reader["role.\(role.rawValue)"],
          "place": place.glossary ?? place.memory ?? "",
        ]
      },
    ]
  }

  private func add(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await request.readForm(upTo: 16_384)
    guard form["glossary"] == nil || form["memory"] == nil else { throw PersonError.twoPlaces }
    let place = form["glossary"].map(Place.glossary) ?? form["memory"].map(Place.memory)
    guard let role = try form.choice("role", Role.self) else { throw Problem.missing("role") }
    let person = AddPerson.Request(try form.required("name"), role, in: place ?? .library)
    _ = try await desk.run(AddPerson.self, person)
    return try await show(request, context, isDone: true)
  }

  private func remove(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await request.readForm(upTo: 16_384)
    try await desk.run(RemovePerson.self, (try form.required("name"), nil))
    return try await show(request, context, isDone: true)
  }

  private func setPassword(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await request.readForm(upTo: 16_384)
    let (name, password) = try (form.required("name"), form.required("password"))
    try await desk.run(SetPassword.self, (name, password))
    return try await show(request, context, isDone: true)
  }

  private func makeToken(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await request.readForm(upTo: 16_384)
    var wanted = MakeToken.Request(try form.required("name"))
    wanted.end = form["expires"]
    wanted.role = try form.choice("role", Role.self)
    return try await show(request, context, token: try await desk.run(MakeToken.self, wanted))
  }

  private func changeOwnPassword(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let form = try await request.readForm(upTo: 16_384)
    let (old, new) = try (form.required("old"), form.required("password"))
    try await desk.run(ChangeOwnPassword.self, (old, new))
    return .redirect(to: "/login")
  }

  private func logOutEverywhere() async throws -> Response {
    try await desk.run(EndOwnSessions.self, ())
    return .redirect(to: "/login")
  }
}
