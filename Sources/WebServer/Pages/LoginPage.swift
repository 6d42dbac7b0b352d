import Hummingbird

/// Where a browser shows the token, and takes it back.
struct LoginPage {
  let sessions: Sessions
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("login") { request, _ in
      guard sessions.isNeeded else { return Response.redirect(to: "/") }
      return page(to: request)
    }
    router.post("login", use: logIn)
    router.get("logout") { request, _ in
      guard sessions.isNeeded else { return Response.redirect(to: "/") }
      // The button is on every page; a link alone must not end a session.
      return renderer.page("logout", title: "logOut", [:], to: request)
    }
    router.post("logout") { request, _ in
      var response = page(isOut: true, to: request)
      response.setCookie(sessions.end(request))
      return response
    }
  }

  @Sendable private func logIn(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try await request.readForm(upTo: 4_096)
    let (answer, cookie) = sessions.begin(
      token: fields["token"] ?? "",
      from: context.clientAddress
    )
    switch answer {
    case .refuse: return page(isWrong: true, to: request, status: .unauthorized)
    case .wait(let seconds):
      var response = page(mustWait: true, to: request, status: .tooManyRequests)
      response.headers[.retryAfter] = "\(seconds)"
      return response
    case .admit:
      var response = Response.redirect(to: "/")
      if let cookie { response.setCookie(cookie) }
      return response
    }
  }

  private func page(
    isWrong: Bool = false,
    mustWait: Bool = false,
    isOut: Bool = false,
    to request: Request,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    renderer.page(
      "login",
      title: "loginTitle",
      ["isWrong": isWrong, "mustWait": mustWait, "isOut": isOut],
      to: request,
      status: status
    )
  }
}
