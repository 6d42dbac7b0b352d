import Hummingbird

/// Where a browser shows the token, or a person name and password, and where both are taken back.
struct LoginPage {
  let gate: Gate
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("login") { request, _ in
      let next = localAddress(try FormFields(queryOf: request)["next"])
      guard try await gate.asksAnything() else { return Response.redirect(to: next ?? "/") }
      return try await page(next: next, to: request)
    }
    router.post("login", use: logIn)
    router.get("logout") { request, _ in
      guard try await gate.asksAnything() else { return Response.redirect(to: "/") }
      // The button is on every page; a link alone must not end a session.
      return renderer.page("logout", title: "logOut", [:], to: request)
    }
    router.post("logout") { request, _ in
      let cookie = try await gate.logOut(request)
      var response = try await page(isOut: true, to: request)
      response.setCookie(cookie)
      return response
    }
  }

  @Sendable private func logIn(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try await request.readForm(upTo: 16_384)
    let address = context.clientAddress
    let (answer, cookie) =
      if let name = fields["name"] {
        try await gate.logIn(name, fields["password"] ?? "", request, from: address)
      } else {
        gate.sessions.begin(token: fields["token"] ?? "", from: address)
      }
    let next = localAddress(fields["next"])
    switch answer {
    case .refuse:
      return try await page(isWrong: true, next: next, to: request, status: .unauthorized)
    case .wait(let seconds):
      var response = try await page(
        mustWait: true,
        next: next,
        to: request,
        status: .tooManyRequests
      )
      response.headers[.retryAfter] = "\(seconds)"
      return response
    case .admit:
      var response = Response.redirect(to: next ?? "/")
      if let cookie { response.setCookie(cookie) }
      return response
    }
  }

  private func page(
    isWrong: Bool = false,
    mustWait: Bool = false,
    isOut: Bool = false,
    next: String? = nil,
    to request: Request,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    renderer.page(
      "login",
      title: "loginTitle",
      [
        "isWrong": isWrong, "mustWait": mustWait, "isOut": isOut,
        "next": next ?? "",
        "asksPeople": try await gate.asksPeople(), "asksToken": gate.sessions.isNeeded,
      ],
      to: request,
      status: status,
      hasMenu: false
    )
  }
}
