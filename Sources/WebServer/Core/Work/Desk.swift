import Files
import Hummingbird
import Model
import Workbench

/// The library after the server: many requests read it at once, one writes.
///
/// Long texts have threads of their own, so that a look-up never waits for an article; so have files
/// that go out, what is written, and the question whether all is well.
struct Desk: Sendable {
  private var runner: OperationRunner
  private let lookups: WorkerPool
  private let articles: WorkerPool
  private let writer: WorkerPool
  private let status: WorkerPool
  private let examiner: WorkerPool
  private let files: WorkerPool
  /// Where passwords are compared, one at a time: each costs 128 MB and half a second.
  private let passwords: WorkerPool
  let configuration: ServerConfiguration
  let health: LibraryHealth

  /// The most bytes of a text that is short.
  private static let shortByteCount = 16 << 10

  init(_ library: PreparedLibrary, configuration: ServerConfiguration) {
    var runner = OperationRunner(library, version: configuration.version)
    runner.context.principal = Principal(permissions: [])
    self.runner = runner
    self.configuration = configuration
    health = LibraryHealth()
    let count = configuration.maximumRequestCount
    let processors = Environment.processorCount
    lookups = WorkerPool(threadCount: 2 * processors, maximumCount: count)
    articles = WorkerPool(threadCount: processors, maximumCount: count)
    passwords = WorkerPool(threadCount: 1, maximumCount: 32)
    files = WorkerPool(threadCount: 2, maximumCount: count)
    writer = WorkerPool(threadCount: 1, maximumCount: count)
    status = WorkerPool(threadCount: 1, maximumCount: count)
    examiner = WorkerPool(threadCount: 1, maximumCount: 1)
  }

  /// Returns the desk in the name of who sends a request.
  func serving(_ context: DeskContext) -> Desk {
    var desk = self
    desk.runner.context.principal = context.principal
    desk.runner.context.door = context.door
    return desk
  }

  /// Runs an operation on a thread of the kind that it needs: one that writes, one for long texts, or
  /// one for short questions.
  ///
  /// - Parameters:
  ///   - operation: Which.
  ///   - request: What is asked for.
  ///   - byteCount: How long the text is that is worked on.
  /// - Returns: The answer.
  /// - Throws: As `OperationRunner`; `InterruptionError`; `WorkerPool.Busy`.
  func run<Chosen: Operation>(
    _ operation: Chosen.Type,
    _ request: Chosen.Request,
    byteCount: Int = 0
  ) async throws -> Chosen.Answer where Chosen.Request: Sendable, Chosen.Answer: Sendable {
    guard operation.name.isWriting else {
      return try await read(byteCount) { try $0.run(operation, request) }
    }
    return try await write { try $0.run(operation, request) }
  }

  /// Runs a use case that reads, and interrupts it when it takes too long or the client leaves.
  ///
  /// - Parameters:
  ///   - byteCount: How long the text is that is worked on.
  ///   - body: The use case.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `InterruptionError`; `WorkerPool.Busy`.
  func read<Result: Sendable>(
    _ byteCount: Int = 0,
    _ body: @escaping @Sendable (DeskWork) throws -> Result
  ) async throws -> Result {
    try await compute(byteCount) { [self] interruption in
      try perform(interruption, body)
    }
  }

  /// Does work on a text that needs no library, within the same limits.
  func compute<Result: Sendable>(
    _ byteCount: Int,
    _ work: @escaping @Sendable (Interruption) throws -> Result
  ) async throws -> Result {
    let deadline = deadline
    guard byteCount > Self.shortByteCount else {
      return try await lookups.run(until: deadline, work)
    }
    return try await articles.run(until: deadline) { [configuration] interruption in
      // What a long text needed is much, and glibc would keep it.
      defer { configuration.giveMemoryBack() }
      return try work(interruption)
    }
  }

  /// When work that is asked for now has to end.
  private var deadline: ContinuousClock.Instant {
    .now + .seconds(configuration.timeoutSeconds)
  }

  /// Runs a use case that writes a file to be sent, within the limit of time; sending it is not counted.
  func export<Result: Sendable>(
    _ body: @escaping @Sendable (DeskWork) throws -> Result
  ) async throws -> Result {
    try await files.run(until: deadline) { [self] interruption in
      try perform(interruption, body)
    }
  }

  /// Finds out who somebody is, before any operation is asked for.
  func authenticate<Result: Sendable>(
    from address: String = "",
    isSlow: Bool = false,
    _ body: @escaping @Sendable (Authentication) throws -> Result
  ) async throws -> Result {
    let pool = isSlow ? passwords : lookups
    return try await pool.run(until: deadline) { [runner] _ in
      try body(Authentication(runner, address: address))
    }
  }

  /// Reads a piece of a file that goes to a client.
  func readFile<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await files.run { _ in try body() }
  }

  /// Runs a use case that writes, within the limit of time; there is one at a time.
  ///
  /// Where the limit comes, nothing was changed. The end of a transaction is not interrupted.
  ///
  /// - Parameters:
  ///   - isJob: Whether nobody waits for it, so that it takes the time that it takes.
  ///   - body: The use case.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `InterruptionError`; `WorkerPool.Busy`.
  func write<Result: Sendable>(
    isJob: Bool = false,
    _ body: @escaping @Sendable (DeskWork) throws -> Result
  ) async throws -> Result {
    try await writer.run(until: isJob ? nil : deadline) { [self, configuration] interruption in
      defer { configuration.giveMemoryBack() }
      return try perform(interruption, body)
    }
  }

  /// Runs a use case that writes and for which nobody waits, until it is done or its task is cancelled.
  func work<Result: Sendable>(
    _ body: @escaping @Sendable (DeskWork) throws -> Result
  ) async throws -> Result {
    try await writer.run { [self, configuration] interruption in
      defer { configuration.giveMemoryBack() }
      return try perform(interruption, body)
    }
  }

  /// Returns what is wrong with the library, or `nil` if all is well.
  func fault() async throws -> Message? {
    if health.wantsExamination(at: .now) { examine() }
    let deadline = ContinuousClock.now + .seconds(5)
    return try await status.run(until: deadline) { [runner, health] _ in health.fault(of: runner)
    }
  }

  /// Has the whole library read, while others work with it; nobody waits for that.
  func examine() {
    Task { [examiner, runner, health] in
      do {
        try await examiner.run { _ in
          // Whoever asks whether all is well: what is read is shown to nobody.
          var runner = runner
          runner.context.principal = .owner
          health.examine(runner, at: .now)
        }
      } catch {
        // It is being read already.
      }
    }
  }

  private func perform<Result>(
    _ interruption: Interruption,
    _ body: (DeskWork) throws -> Result
  ) throws -> Result {
    do {
      return try body(DeskWork(runner, interruption))
    } catch let error as Failure where error.kind == .library {
      health.note(error)
      throw error
    }
  }
}
