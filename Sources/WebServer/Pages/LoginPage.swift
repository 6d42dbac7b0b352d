import Hummingbird

/// Where a browser shows the token.
struct LoginPage {
  let sessions: Sessions
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("login") { request, _ in
      guard sessions.isNeeded else { return Response.redirect(to: "/") }
      return renderer.page("login", title: "loginTitle", ["isWrong": false], to: request)
    }
    router.post("login") { request, _ in
      let fields = try await request.readForm(upTo: 4_096)
      guard let cookie = sessions.begin(token: fields["token"] ?? "") else {
        return renderer.page(
          "login",
          title: "loginTitle",
          ["isWrong": true],
          to: request,
          status: .unauthorized
        )
      }
      var response = Response.redirect(to: "/")
      response.setCookie(cookie)
      return response
    }
  }
}
