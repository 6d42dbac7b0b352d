import Hummingbird
import Logging
package import Workbench

/// Pages for people and HTTP for programs, over one library.
package struct WebServer: Sendable {
  private let configuration: ServerConfiguration
  private let library: LiveLibrary

  /// Creates a server.
  ///
  /// - Precondition: There is a token, or the host is loopback.
  package init(_ configuration: ServerConfiguration, library: LiveLibrary) {
    precondition(configuration.token != nil || configuration.isLoopback, "a token is needed")
    self.configuration = configuration
    self.library = library
  }

  /// Serves until the process is told to end (SIGTERM, SIGINT); what was begun is finished then.
  ///
  /// - Parameter onReady: Takes the address once the server listens.
  /// - Throws: when the address cannot be had.
  package func run(onReady: @escaping @Sendable (String) -> Void) async throws {
    var logger = Logger(label: "dragoman")
    logger.logLevel = configuration.logsRequests ? .info : .error
    let host = configuration.host
    let application = Application(
      router: try makeRouter(),
      server: .http1(
        configuration: .init(idleTimeout: .seconds(60))
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: configuration.port),
        serverName: "dragoman"
      ),
      onServerRunning: { channel in
        let name = host.contains(":") ? "[\(host)]" : host
        onReady("http://\(name):\(channel.localAddress?.port ?? 0)/")
      },
      logger: logger
    )
    try await application.runService()
  }

  /// - Throws: when a template is not well-formed.
  func makeRouter() throws -> Router<DeskContext> {
    let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
    let metrics = ServerMetrics()
    let sessions = Sessions(token: configuration.token)
    let desk = Desk(library, configuration: configuration)
    router.add(
      middleware: AccessMiddleware(
        metrics: metrics,
        maximumRequestCount: configuration.maximumRequestCount
      )
    )
    router.add(middleware: HeadersMiddleware())
    router.add(middleware: RequestGuard(configuration: configuration, sessions: sessions))
    let renderer = try PageRenderer()
    router.add(middleware: PageErrors(renderer: renderer))
    StatusController(metrics: metrics, desk: desk).addRoutes(to: router)
    let api = router.group("api/v1")
    LookupController(desk: desk).addRoutes(to: api)
    ArticleController(desk: desk).addRoutes(to: api)
    MemoryController(desk: desk).addRoutes(to: api)
    GlossaryController(desk: desk).addRoutes(to: api)
    TMServerController(desk: desk).addRoutes(to: router)
    MyMemoryController(desk: desk).addRoutes(to: router)
    AssetController().addRoutes(to: router)
    LoginPage(sessions: sessions, renderer: renderer).addRoutes(to: router)
    LookupPage(desk: desk, renderer: renderer).addRoutes(to: router)
    AnnotatePage(desk: desk, renderer: renderer).addRoutes(to: router)
    MemoriesPage(desk: desk, renderer: renderer).addRoutes(to: router)
    APIPage(desk: desk, renderer: renderer).addRoutes(to: router)
    AlignPage(desk: desk, renderer: renderer).addRoutes(to: router)
    GlossariesPage(desk: desk, renderer: renderer).addRoutes(to: router)
    ConceptPage(desk: desk, renderer: renderer).addRoutes(to: router)
    return router
  }
}
