import Files
import Hummingbird
import Workbench

/// The library behind the server: many requests read it at once, one writes.
struct Desk: Sendable {
  private let library: LiveLibrary
  private let readers: WorkerPool
  private let writer: WorkerPool
  private let files: WorkerPool
  let configuration: ServerConfiguration

  init(_ library: LiveLibrary, configuration: ServerConfiguration) {
    self.library = library
    self.configuration = configuration
    readers = WorkerPool(label: "readers", threadCount: 2 * Environment.processorCount)
    writer = WorkerPool(label: "writer", threadCount: 1)
    files = WorkerPool(label: "files", threadCount: 2)
  }

  /// Runs a use case that reads, off the event loops, and interrupts it when it takes too long.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (LiveLibrary) throws -> Result
  ) async throws -> Result {
    let deadline = ContinuousClock.now + .seconds(configuration.timeoutSeconds)
    return try await readers.run { [library] in
      guard ContinuousClock.now < deadline else {
        throw Problem(.serviceUnavailable, "the server has too much to do; try again shortly")
      }
      return try TimeLimit.until(deadline) { try library.perform(body) }
    }
  }

  /// Runs a use case that writes a file to be sent, which may take as long as it needs.
  func export<Result: Sendable>(
    _ body: @escaping @Sendable (LiveLibrary) throws -> Result
  ) async throws -> Result {
    try await readers.run { [library] in try library.perform(body) }
  }

  /// Reads a piece of a file that goes to a client.
  func readFile<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await files.run(body)
  }

  /// Runs a use case that writes; there is one at a time.
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (LiveLibrary) throws -> Result
  ) async throws -> Result {
    try await writer.run { [library] in try library.perform(body) }
  }
}
