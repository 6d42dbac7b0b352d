import Hummingbird
import JSON

/// An error as t5memory's clients learn of it.
struct T5MemoryError: Error {
  let response: Response

  /// Another write goes on; by these words clients know that they are to try again.
  static let isLocked = T5MemoryError(503, code: 506, "Failed to acquire the lock")

  init(
    _ code: Int,
    code returnValue: Int,
    _ message: String,
    status: String? = nil,
    results: [JSONValue] = []
  ) {
    var members = [
      JSONValue.Member("ReturnValue", .int(returnValue)),
      JSONValue.Member("ErrorMsg", .string(message)),
    ]
    if let status { members.append(JSONValue.Member("status", .string(status))) }
    if !results.isEmpty { members.append(JSONValue.Member("results", .array(results))) }
    response = .json(.object(members), status: HTTPResponse.Status(code: code))
  }
}
