import LibraryAccess
import Model

/// Runs operations on one library: the one place that asks for permissions, and that says what is wrong
/// with a library in words that a user can act on.
package struct OperationRunner: Sendable {
  /// Whatever is the same for all operations; `settings` changes what is not.
  package var context: Context

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - prepared: The library, with what is made of it once.
  ///   - version: The program's version.
  package init(_ prepared: PreparedLibrary, version: String) {
    context = Context(prepared)
    context.version = version
  }

  /// Runs an operation.
  ///
  /// - Parameters:
  ///   - operation: Which.
  ///   - request: What is asked for.
  ///   - settings: Says who asks, and when to stop.
  /// - Returns: The answer.
  /// - Throws: `PermissionError`; `Failure`, also for what is wrong with the library; what the
  ///   operation throws.
  package func run<Chosen: Operation>(
    _ operation: Chosen.Type,
    _ request: Chosen.Request,
    settings: (inout Context) -> Void = { _ in }
  ) throws -> Chosen.Answer {
    var context = context
    settings(&context)
    return try translatingIndexErrors {
      let places = try operation.places(of: request, in: context)
      try context.require(operation.permission, in: places, for: operation.name)
      return try operation.run(request, in: context)
    }
  }

  /// Fails when the library cannot be read.
  ///
  /// - Throws: `Failure`.
  /// - Complexity: O(1)
  package func checkReadable() throws {
    _ = try translatingIndexErrors { try context.library.version() }
  }
}
