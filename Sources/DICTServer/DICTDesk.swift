import Model
import Workbench

/// The library after a DICT server: it asks whether a client may read, and runs what the client asks for.
struct DICTDesk: Sendable {
  /// The library asks who somebody is, and the protocol has no way to say it.
  struct Refused: Error {}

  private let runner: OperationRunner
  let configuration: DICTConfiguration

  init(_ library: PreparedLibrary, _ configuration: DICTConfiguration) {
    runner = OperationRunner(library, version: configuration.version)
    self.configuration = configuration
  }

  /// Who every client is.
  ///
  /// - Throws: `Refused`, when the library has people and the server no token that is good; what the library throws.
  func principal() throws -> Principal {
    let authentication = Authentication(runner, address: "")
    guard try authentication.isNeeded() else { return Principal(permissions: [.read]) }
    guard let token = configuration.token,
      let principal = try authentication.principal(showing: token, .token)
    else { throw Refused() }
    return principal
  }

  /// Runs an operation that reads.
  ///
  /// - Throws: `Refused`; as `OperationRunner`; `InterruptionError`, when it takes too long.
  func run<Chosen: Operation>(
    _ operation: Chosen.Type,
    _ request: Chosen.Request
  ) throws -> Chosen.Answer {
    let principal = try principal()
    return try runner.run(operation, request) { context in
      context.principal = principal
      context.door = .api
      context.interruption = Interruption(
        deadline: .now + .seconds(configuration.timeoutSeconds)
      )
    }
  }

  /// The databases.
  func databases() throws -> [DICTDatabase] {
    DICTDatabase.all(try run(ListGlossaries.self, ()).records)
  }
}
