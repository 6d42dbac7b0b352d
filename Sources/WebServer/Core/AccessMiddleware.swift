import Hummingbird
import Logging

/// Turns errors into answers, counts and logs each request, and counts the bytes that it keeps.
///
/// The log has the route that was taken, never the address or a text that was sent.
struct AccessMiddleware: RouterMiddleware {
  typealias Context = DeskContext

  let metrics: ServerMetrics
  let budget: MemoryBudget
  let configuration: ServerConfiguration

  func handle(
    _ request: Request,
    context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    metrics.begin()
    var response: Response
    do {
      let share = MemoryShare(of: budget, upTo: configuration.maximumTextByteCount)
      // The body holds the share, and so does the request as long as it is served.
      response = try await next(metered(request, share), context)
    } catch {
      let problem = Problem(error)
      response = problem.response(to: request)
      if problem.status.code >= 500, problem != .tooBusy {
        context.logger.error("request failed", metadata: ["error": "\(loggedWords(error))"])
      }
    }
    note(request, context, response, ContinuousClock.now - start)
    return response
  }

  private func metered(_ request: Request, _ share: MemoryShare) -> Request {
    var request = request
    request.body = RequestBody(asyncSequence: MeteredBody(base: request.body, share: share))
    return request
  }

  private func note(
    _ request: Request,
    _ context: DeskContext,
    _ response: Response,
    _ duration: Duration
  ) {
    let seconds = duration / .seconds(1)
    // A method is any word of the client's; only those that are known get a series of their own.
    let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
    let route = context.endpointPath ?? "none"
    metrics.end(method: method, route: route, status: response.status.code, seconds: seconds)
    context.logger.info(
      "request",
      metadata: [
        "method": "\(method)", "route": "\(route)", "status": "\(response.status.code)",
        "milliseconds": "\((seconds * 10_000).rounded() / 10)",
      ]
    )
  }

  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete]
}
