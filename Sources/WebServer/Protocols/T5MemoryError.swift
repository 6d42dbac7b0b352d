import Hummingbird
import JSON

/// An error as t5memory's clients learn of it.
struct T5MemoryError: Error {
  let response: Response

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
