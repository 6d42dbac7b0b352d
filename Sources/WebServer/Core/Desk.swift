import Workbench

/// The library behind the server: many requests read it at once, one writes.
struct Desk: Sendable {
  private let library: LiveLibrary
  private let readers: WorkerPool
  private let writer: WorkerPool
  let configuration: ServerConfiguration

  init(_ library: LiveLibrary, configuration: ServerConfiguration) {
    self.library = library
    self.configuration = configuration
    readers = WorkerPool(label: "readers", threadCount: 2 * processorCount())
    writer = WorkerPool(label: "writer", threadCount: 1)
  }

  /// Runs a use case that reads, off the event loops.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (LiveLibrary) throws -> Result
  ) async throws -> Result {
    try await readers.run { [library] in try library.perform(body) }
  }

  /// Runs a use case that writes; there is one at a time.
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (LiveLibrary) throws -> Result
  ) async throws -> Result {
    try await writer.run { [library] in try library.perform(body) }
  }
}
