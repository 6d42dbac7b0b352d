import HTTPTypes
import Hummingbird
import Model
import Workbench

/// Refuses requests that another site makes a browser send, and those without the token.
///
/// A page of a stranger can send requests to this machine, and by DNS rebinding even under a name of
/// its own. So the `Host` must be this server's; what changes something must come from its own pages
/// or from no page at all; and other sites may only link here.
struct RequestGuard: RouterMiddleware {
  typealias Context = DeskContext

  let gate: Gate
  var rules = RouteRules.standard

  func handle(
    _ request: Request,
    context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    // The router has found the route, whatever its spelling.
    let route = context.endpointPath ?? ""
    try await checkHost(request)
    try checkOrigin(request, route)
    guard !rules.open.contains(route) else { return try await next(request, context) }
    var request = request
    var credentials = Credentials(of: request, takesKey: rules.keyed.contains(route))
    if credentials == .none, rules.formKeyed.contains(route) {
      credentials = try await keyInForm(of: &request)
    }
    let address = context.clientAddress
    switch try await gate.answer(request, showing: credentials, from: address) {
    case .admit(let principal):
      var context = context
      context.principal = principal
      return try await next(request, context)
    case .wait(let seconds): throw Problem.tooManyTokens(seconds: seconds)
    case .untrusted: throw Problem(.forbidden, Message("request.untrustedProxy"))
    case .refuse:
      if request.method == .get, request.headers[.accept]?.contains("text/html") == true {
        let next = request.address == "/" ? "" : "?next=\(percentEncoded(request.address))"
        return .redirect(to: "/login\(next)")
      }
      throw Problem(
        .unauthorized,
        Message("request.needsToken"),
        headers: [.wwwAuthenticate: "Bearer, Basic realm=\"dragoman\", charset=\"UTF-8\""]
      )
    }
  }

  /// Takes the token that a program shows among the fields of a form; the body is still to be read.
  private func keyInForm(of request: inout Request) async throws -> Credentials {
    guard request.method == .post else { return .none }
    let body = try await request.body.collect(upTo: 8 << 20)
    request.body = RequestBody(buffer: body)
    // Whether the form is well-formed is for the route to say.
    let form = try? LanguageToolForm(body: Array(body.readableBytesView))
    guard let key = form?.fields["apiKey"] else { return .none }
    return .token(key)
  }

  private func checkHost(_ request: Request) async throws {
    guard let field = request.head.authority, let authority = Authority(field) else {
      throw Problem.bad(Message("request.noHost"))
    }
    guard !authority.isLoopback else { return }
    // With a token or people, a stranger's name leads nowhere, and a proxy may have any name.
    guard try await gate.asksAnything() else {
      throw Problem(.forbidden, Message("request.localhostOnly"))
    }
  }

  private func checkOrigin(_ request: Request, _ route: String) throws {
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    let mode = HTTPField.Name("Sec-Fetch-Mode").flatMap { request.headers[$0] }
    let isReading =
      [.get, .head, .options].contains(request.method) && !rules.writing.contains(route)
    let isForeign = site == "cross-site" || site == "same-site"
    if isForeign, !(isReading && mode == "navigate") {
      throw Problem(.forbidden, Message("request.otherSite"))
    }
    guard !isReading, let origin = request.headers[.origin] ?? request.referringOrigin else {
      return
    }
    let own = request.head.authority.map { ["http://\($0)", "https://\($0)"] } ?? []
    guard own.contains(where: { $0.lowercased() == origin.lowercased() }) else {
      throw Problem(.forbidden, Message("request.otherSiteChanges"))
    }
  }
}

extension Request {
  /// The origin of the page that led here, where an old browser says no more.
  fileprivate var referringOrigin: String? {
    guard let page = headers[.referer], let start = page.firstRange(of: "://") else { return nil }
    return String(page[..<start.upperBound])
      + page[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  }
}
