import Hummingbird
import HummingbirdTesting
import JSON

/// What a server answered.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPFields
  let body: [UInt8]

  init(_ response: TestResponse) {
    status = response.status.code
    headers = response.headers
    body = Array(response.body.readableBytesView)
  }

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; `null` where it is none.
  var json: JSONValue { (try? JSONReader.read(body)) ?? .null }

  /// What is wrong, as a problem says it.
  var detail: String { json["detail"].text }
}

extension JSONValue {
  /// A member of an object; `null` where there is none.
  subscript(name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  /// An element of an array; `null` where there is none.
  subscript(index: Int) -> JSONValue {
    elements.indices.contains(index) ? elements[index] : .null
  }

  /// The elements of an array; none of anything else.
  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text of a string; empty where it is none.
  var text: String {
    guard case .string(let text) = self else { return "" }
    return text
  }

  /// A whole number, also one that is written with a fraction.
  var number: Int? {
    switch self {
    case .int(let number): number
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }
}
