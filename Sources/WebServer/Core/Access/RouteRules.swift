/// What is so with some routes and does not show in their methods.
///
/// A route is known by its pattern, as the router has it, so that no spelling of an address (slashes,
/// encoded letters) is another one.
struct RouteRules: Sendable {
  /// Routes that change something, though one reads them by `GET`.
  var writing: Set<String> = []
  /// Routes whose clients can show the token among their parameters only.
  var keyed: Set<String> = []
  /// Routes whose clients can show the token in a form only, as `apiKey`.
  var formKeyed: Set<String> = []
  /// Routes that anybody may use.
  var open: Set<String> = []

  /// The rules of this server's routes.
  static let standard = RouteRules(
    writing: MyMemoryController.writingRoutes,
    keyed: MyMemoryController.routes,
    formKeyed: ["/v2/check"],
    open: AssetController.routes.union(["/healthz", "/login"])
  )
}
