import Hummingbird
import Wording

/// Shows errors as pages to people.
struct PageErrors: RouterMiddleware {
  typealias Context = DeskContext

  let renderer: PageRenderer

  func handle(
    _ request: Request,
    context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = Problem(error)
      guard problem.status.code < 500, request.headers[.accept]?.contains("text/html") == true
      else { throw error }
      var page = renderer.page(
        "problem",
        title: "problemTitle",
        values(problem, request),
        to: request,
        status: problem.status
      )
      for field in problem.headers { page.headers[field.name] = field.value }
      return page
    }
  }

  /// What went wrong, and what one can do next.
  private func values(_ problem: Problem, _ request: Request) -> [String: Any] {
    let reader = renderer.reader(of: request)
    let part = normalizedPath(request.uri.path).split(separator: "/").first ?? ""
    let isLost = problem.status == .notFound
    let mustWait = [408, 429, 503].contains(problem.status.code)
    var values: [String: Any] = [
      "detail": reader.wording.advice(problem.message), "isLost": isLost,
      "title": reader[isLost ? "lostTitle" : "problemTitle"],
      "back": part == "c" ? "/terms" : "/\(part)",
    ]
    if request.method == .get, mustWait { values["retry"] = request.address }
    if [401, 403].contains(problem.status.code) {
      let next = request.method == .get ? request.address : "/\(part)"
      values["logIn"] = "/login?next=\(percentEncoded(next))"
    }
    return values
  }
}
