package import Model

/// One thing that Dragoman does, whoever asks for it.
///
/// The command line, the pages, the API and the protocols fill a request and render the answer; they
/// have no default and no rule of their own. `Documentation/Design/Operations.md` says how to add one.
package protocol Operation: SendableMetatype {
  /// What is asked for. Its initializer has the only defaults that there are. A request that is handed to another
  /// thread is `Sendable`; one that has somewhere to write to need not be.
  associatedtype Request
  /// What comes of it: values, never text.
  associatedtype Answer

  /// The name, by which the permission is found.
  static var name: OperationName { get }
  /// Returns where it is done: the person must have the permission in each of these places.
  ///
  /// None means that it is enough to have it anywhere; what is read is then only what the person may read.
  /// Unless an operation says otherwise, it concerns the library as a whole.
  ///
  /// - Throws: what the library throws.
  static func places(of request: Request, in context: Context) throws -> [Place]
  /// Does it.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - context: The library, who asks, and when to stop.
  /// - Returns: The answer.
  /// - Throws: what the operation says; `InterruptionError`.
  static func run(_ request: Request, in context: Context) throws -> Answer
}

extension Operation {
  /// What the operation needs.
  package static var permission: Permission { name.permission }

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.library]
  }
}
