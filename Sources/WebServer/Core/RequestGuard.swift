import HTTPTypes
import Hummingbird

/// Refuses requests that another site makes a browser send, and those without the token.
///
/// A page of a stranger can send requests to this machine, and by DNS rebinding even under a name of
/// its own. So the `Host` must be this server's; what changes something must come from its own pages
/// or from no page at all; and other sites may only link here.
struct RequestGuard: RouterMiddleware {
  typealias Context = DeskContext

  let configuration: ServerConfiguration
  let sessions: Sessions

  func handle(
    _ request: Request,
    context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    try checkHost(request)
    try checkOrigin(request)
    if !Self.isOpenToAll(request.uri.path), !sessions.admits(request) {
      if request.method == .get, request.headers[.accept]?.contains("text/html") == true {
        return .redirect(to: "/login")
      }
      var problem = Problem(.unauthorized, "this server needs its token")
        .response(to: request)
      problem.headers[.wwwAuthenticate] = "Bearer, Basic realm=\"dragoman\""
      return problem
    }
    return try await next(request, context)
  }

  private func checkHost(_ request: Request) throws {
    // With a token, a stranger's name leads nowhere, and a proxy may have any name.
    guard configuration.token == nil else { return }
    guard let authority = request.head.authority, isLoopbackName(hostName(authority)) else {
      throw Problem(
        .forbidden,
        "this server answers to localhost only; another name needs --token"
      )
    }
  }

  private func checkOrigin(_ request: Request) throws {
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    let mode = HTTPField.Name("Sec-Fetch-Mode").flatMap { request.headers[$0] }
    let isReading =
      [.get, .head, .options].contains(request.method)
      && !Self.changesByReading(request.uri.path)
    let isForeign = site == "cross-site" || site == "same-site"
    if isForeign, !(isReading && mode == "navigate") {
      throw Problem(.forbidden, "a page of another site cannot use this server")
    }
    guard !isReading, let origin = request.headers[.origin] else { return }
    let own = request.head.authority.map { ["http://\($0)", "https://\($0)"] } ?? []
    guard own.contains(origin.lowercased()) || own.contains(origin) else {
      throw Problem(.forbidden, "a page of another site cannot change anything here")
    }
  }

  /// The one protocol in which reading changes something is not ours to mend.
  private static func changesByReading(_ path: String) -> Bool { path.hasSuffix("/set") }

  private static func isOpenToAll(_ path: String) -> Bool {
    path == "/healthz" || path == "/login" || path.hasPrefix("/assets/")
  }
}

/// Returns the name in `name:port` or `[address]:port`.
func hostName(_ authority: String) -> Substring {
  if authority.first == "[", let end = authority.firstIndex(of: "]") {
    return authority[authority.index(after: authority.startIndex)..<end]
  }
  return authority.prefix { $0 != ":" }
}
