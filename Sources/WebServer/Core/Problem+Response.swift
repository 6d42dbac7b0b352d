import Hummingbird
import JSON
import Wording

extension Problem {
  /// The problem as an object.
  func json(in wording: Wording) -> [UInt8] {
    let details: JSONValue = [
      "title": .string(status.reasonPhrase), "status": .int(status.code),
      "detail": .string(wording.advice(message)),
    ]
    return details.bytes
  }

  /// Returns the problem as a response, in the language of the interface that the client asks for.
  func response(to request: Request) -> Response {
    var response = Response.bytes(
      json(in: Interface(of: request).wording),
      type: "application/problem+json",
      status: status
    )
    for field in headers { response.headers[field.name] = field.value }
    return response
  }
}
