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
      let back = "/" + (normalizedPath(request.uri.path).split(separator: "/").first ?? "")
      var page = renderer.page(
        "problem",
        title: "problemTitle",
        [
          "detail": Interface(of: request).wording.advice(problem.message),
          "back": back,
        ],
        to: request,
        status: problem.status
      )
      for field in problem.headers { page.headers[field.name] = field.value }
      return page
    }
  }
}
