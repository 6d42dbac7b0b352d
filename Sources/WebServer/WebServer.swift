import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization
package import Workbench

/// Pages for people and HTTP for programs, over one library.
package struct WebServer: Sendable {
  private let configuration: ServerConfiguration
  private let library: PreparedLibrary

  /// Creates a server.
  ///
  /// Without a token and people it answers nobody but this machine.
  package init(_ configuration: ServerConfiguration, library: PreparedLibrary) {
    self.configuration = configuration
    self.library = library
  }

  /// Serves until the process is told to end (SIGTERM, SIGINT); what was begun is finished then.
  ///
  /// - Parameter onReady: Takes the address once the server listens.
  /// - Throws: `ServerError`.
  package func run(onReady: @escaping @Sendable (String) -> Void) async throws {
    let hasBegun = Mutex(false)
    let application = try makeApplication { [host = configuration.host] channel in
      hasBegun.withLock { $0 = true }
      let name = host.contains(":") ? "[\(host)]" : host
      onReady("http://\(name):\(channel.localAddress?.port ?? 0)/")
    }
    do {
      try await application.runService()
    } catch {
      throw hasBegun.withLock { $0 } ? ServerError.stopped("\(error)") : .cannotListen("\(error)")
    }
  }

  /// Makes the server, which does not listen yet.
  ///
  /// - Throws: when a template is not well-formed.
  func makeApplication(
    limits: ConnectionLimits = ConnectionLimits(),
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) throws -> Application<RouterResponder<DeskContext>> {
    var logger = Logger(label: "dragoman")
    logger.logLevel = configuration.logsRequests ? .info : .error
    let desk = Desk(library, configuration: configuration)
    return Application(
      router: try makeRouter(desk),
      server: HTTPServerBuilder { DeskChannel(responder: $0, limits: limits) },
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        serverName: "dragoman"
      ),
      onServerRunning: { channel in
        desk.examine()
        await onServerRunning(channel)
      },
      logger: logger
    )
  }

  /// - Throws: when a template is not well-formed.
  func makeRouter(_ desk: Desk) throws -> Router<DeskContext> {
    let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
    let metrics = ServerMetrics()
    let gate = Gate(desk, configuration: configuration)
    let renderer = try PageRenderer(hasSessions: gate.sessions.isNeeded)
    router.add(
      middleware: AccessMiddleware(
        metrics: metrics,
        budget: MemoryBudget(byteCount: configuration.maximumBodyByteCount),
        configuration: configuration
      )
    )
    router.add(middleware: HeadersMiddleware())
    router.add(middleware: PageErrors(renderer: renderer))
    router.add(middleware: RequestGuard(gate: gate))
    StatusController(metrics: metrics, desk: desk).addRoutes(to: router)
    addProtocols(to: router, desk)
    AssetController().addRoutes(to: router)
    LoginPage(gate: gate, renderer: renderer).addRoutes(to: router)
    addPages(to: router, desk, renderer)
    router.refuseOtherMethods()
    return router
  }

  private func addProtocols(to router: Router<DeskContext>, _ desk: Desk) {
    let api = router.group("api/v1")
    LookupController(desk: desk).addRoutes(to: api)
    ArticleController(desk: desk).addRoutes(to: api)
    CheckController(desk: desk).addRoutes(to: api)
    TermController(desk: desk).addRoutes(to: api)
    MemoryController(desk: desk).addRoutes(to: api)
    GlossaryController(desk: desk).addRoutes(to: api)
    HistoryController(desk: desk).addRoutes(to: api)
    ReviewController(desk: desk).addRoutes(to: api)
    TMServerController(desk: desk).addRoutes(to: router)
    MyMemoryController(desk: desk).addRoutes(to: router)
    LanguageToolController(desk: desk).addRoutes(to: router)
    T5MemoryController(desk: desk).addRoutes(to: router)
    MCPController(desk: desk).addRoutes(to: router)
  }

  private func addPages(
    to router: Router<DeskContext>,
    _ desk: Desk,
    _ renderer: PageRenderer
  ) {
    let jobs = Jobs()
    LookupPage(desk: desk, renderer: renderer).addRoutes(to: router)
    AnnotatePage(desk: desk, renderer: renderer).addRoutes(to: router)
    CheckPage(desk: desk, renderer: renderer).addRoutes(to: router)
    ConcordancePage(desk: desk, renderer: renderer).addRoutes(to: router)
    MemoriesPage(desk: desk, renderer: renderer, jobs: jobs).addRoutes(to: router)
    MemoryPage(desk: desk, renderer: renderer).addRoutes(to: router)
    JobPage(desk: desk, renderer: renderer, jobs: jobs).addRoutes(to: router)
    APIPage(desk: desk, renderer: renderer).addRoutes(to: router)
    AlignPage(desk: desk, renderer: renderer).addRoutes(to: router)
    TermsPage(desk: desk, renderer: renderer).addRoutes(to: router)
    GlossariesPage(desk: desk, renderer: renderer).addRoutes(to: router)
    ConceptFormPage(desk: desk, renderer: renderer).addRoutes(to: router)
    ConceptPage(desk: desk, renderer: renderer).addRoutes(to: router)
    HistoryPage(desk: desk, renderer: renderer).addRoutes(to: router)
    ReviewPage(desk: desk, renderer: renderer).addRoutes(to: router)
    PeoplePage(desk: desk, renderer: renderer).addRoutes(to: router)
  }
}

/// A server that does not serve.
package enum ServerError: Error, Hashable, Sendable {
  /// The address cannot be had; the text is the system's.
  case cannotListen(String)
  /// It served, and stopped for another reason than that it was told to.
  case stopped(String)
}
