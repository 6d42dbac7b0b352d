import Hummingbird
import Logging

/// Turns errors into answers, counts and logs each request.
///
/// The log has the route that was taken, never the address or a text that was sent.
struct AccessMiddleware: RouterMiddleware {
  typealias Context = DeskContext

  let metrics: ServerMetrics
  let maximumRequestCount: Int

  func handle(
    _ request: Request,
    context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let isAdmitted = metrics.begin() <= maximumRequestCount
    var response: Response
    do {
      guard isAdmitted else {
        throw Problem(.serviceUnavailable, "the server has too much to do; try again shortly")
      }
      response = try await next(request, context)
    } catch {
      let problem = Problem(error)
      response = problem.response(to: request)
      if problem.status == .serviceUnavailable { response.headers[.retryAfter] = "1" }
      if problem.status.code >= 500 {
        context.logger.error("request failed", metadata: ["error": "\(error)"])
      }
    }
    let duration = ContinuousClock.now - start
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    // A method is any word of the client's; only those that are known get a series of their own.
    let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
    let route = context.endpointPath ?? "none"
    metrics.end(
      method: method,
      route: route,
      status: response.status.code,
      seconds: seconds
    )
    context.logger.info(
      "request",
      metadata: [
        "method": "\(method)", "route": "\(route)", "status": "\(response.status.code)",
        "milliseconds": "\((seconds * 10_000).rounded() / 10)",
      ]
    )
    return response
  }

  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete]
}
