import Hummingbird

/// What machines ask that watch the server.
struct StatusController {
  let metrics: ServerMetrics
  let desk: Desk

  func addRoutes(to router: Router<DeskContext>) {
    router.get("healthz") { request, _ in
      if let fault = try await desk.fault() {
        return Problem(.serviceUnavailable, fault).response(to: request)
      }
      return Response.text("ok\n", type: "text/plain; charset=utf-8")
    }
    router.get("metrics") { _, _ in
      Response.text(metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }
}
