/// Pages or endpoints over the library.
///
/// Each route begins with `serving(context)`: what it does then is done for the person who asks. The desk itself
/// may do nothing, so that a route that forgets it is refused.
protocol DeskRoutes {
  /// The library, in the name of who asks.
  var desk: Desk { get set }
}

extension DeskRoutes {
  /// Returns these routes for who sends a request.
  func serving(_ context: DeskContext) -> Self {
    var routes = self
    routes.desk = desk.serving(context)
    return routes
  }
}
