import JSON
import Model
import Wording
import Workbench

/// What went wrong in a tool, in words that tell a model what to do about it.
struct ToolFault {
  private let words: String

  /// Says what a client may know of an error; the words of the library are for its keeper.
  init(_ error: any Error, _ runner: OperationRunner) {
    let wording = Wording.english
    switch error {
    case let error as SchemaError: words = wording.sentence(error.message)
    case InterruptionError.timeLimit: words = wording.sentence(Message("mcp.takesTooLong"))
    case is InterruptionError: words = wording.sentence(Message("request.clientIsGone"))
    case let error as any Explained:
      switch error.kind {
      case .library: words = wording.sentence(Message("request.serverFault"))
      case .full: words = wording.sentence(Message("request.diskFull"))
      case .unavailable: words = wording.sentence(Message("request.libraryUnavailable"))
      case .forbidden: words = wording.sentence(Message("mcp.forbidden"))
      case .missing: words = Self.naming(error, runner)
      case .input, .request, .conflict: words = Self.sentence(error)
      }
    default: words = wording.sentence(Message("request.serverFault"))
    }
  }

  private static func sentence(_ error: any Explained) -> String {
    Wording.english.sentence(error.message.at(line: error.line, column: error.column))
  }

  /// Says besides what names there are.
  private static func naming(_ error: any Explained, _ runner: OperationRunner) -> String {
    let glossaries = (try? runner.run(ListGlossaries.self, ()))?.records.map(\.name) ?? []
    let memories = (try? runner.run(ListMemories.self, ()))?.memories.map(\.name) ?? []
    let known = Message(
      "mcp.known",
      [
        "what": .message(error.message), "glossaries": .quotations(glossaries),
        "memories": .quotations(memories),
      ]
    )
    return Wording.english.sentence(known)
  }

  /// The result of a call that failed.
  var json: JSONValue {
    ["content": [["type": "text", "text": .string(words)]], "isError": true]
  }
}
