import HTTPTypes
import Hummingbird

extension Router<DeskContext> {
  /// Answers 405 to every method that an address does not take, and says which ones it does.
  ///
  /// The router itself would say that there is nothing at such an address. To be called when all routes
  /// are there.
  func refuseOtherMethods() {
    let methodsByPath = Dictionary(grouping: routes) { $0.path.description }
    for (_, routes) in methodsByPath {
      guard let path = routes.first?.path else { continue }
      let known = Set(routes.map(\.method))
      // The router takes HEAD wherever it takes GET; but a HEAD must not change anything.
      let takesHead =
        known.contains(.get) && !RouteRules.standard.writing.contains(path.description)
      let allowed = takesHead ? known.union([.head]) : known
      let problem = Problem.notAllowed(allowed)
      for method in Self.methods.subtracting(allowed) {
        on(path, method: method) { _, _ -> Response in throw problem }
      }
    }
  }

  private static var methods: Set<HTTPRequest.Method> {
    [.get, .head, .post, .put, .delete, .patch, .options, .trace]
  }
}
