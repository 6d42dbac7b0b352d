import JSON
import Model

/// A message of a client.
///
/// Reference: JSON-RPC 2.0; an identifier is a text or a whole number, as the protocol for tools narrows it.
enum RPCMessage: Sendable {
  case request(RPCRequest)
  /// It wants no answer, and gets none.
  case notification
  /// It is none; the identifier is `null` where it has none.
  case invalid(id: JSONValue)

  /// Takes a message apart.
  init(_ value: JSONValue) {
    let field = JSONField(value)
    guard case .object(let members) = value else {
      self = .invalid(id: .null)
      return
    }
    let id = members.first { $0.name == "id" }?.value
    let method = field["method"]
    let isVersion2 = field["jsonrpc"].value == .string("2.0")
    switch id {
    case nil where !isVersion2: self = .invalid(id: .null)
    // An answer is to nothing that was asked here.
    case nil where method.isNull: self = .invalid(id: .null)
    case nil: self = .notification
    case .string?, .int?:
      let isAnswer = method.isNull && (!field["result"].isNull || !field["error"].isNull)
      guard !isAnswer else {
        self = .notification
        return
      }
      guard isVersion2, case .string(let name) = method.value else {
        self = .invalid(id: id ?? .null)
        return
      }
      self = .request(RPCRequest(id: id ?? .null, method: name, parameters: field["params"]))
    default: self = .invalid(id: .null)
    }
  }
}

/// A request of a client.
struct RPCRequest: Sendable {
  /// The identifier, a text or a whole number.
  let id: JSONValue
  /// What is asked for.
  let method: String
  /// With what; nothing where there is none.
  let parameters: JSONField

  /// What the request says of itself.
  var meta: JSONField { parameters["_meta"] }

  /// Whether the request says its version itself.
  var isStateless: Bool { !meta[MetaKey.version].isNull }

  /// The name that a header repeats, for the methods that have one.
  var name: String? {
    let field =
      switch method {
      case "tools/call", "prompts/get": parameters["name"]
      case "resources/read": parameters["uri"]
      default: JSONField(.null)
      }
    guard case .string(let name) = field.value else { return nil }
    return name
  }
}

/// The names under which requests and results say something of themselves.
enum MetaKey {
  static let version = "io.modelcontextprotocol/protocolVersion"
  static let capabilities = "io.modelcontextprotocol/clientCapabilities"
  static let client = "io.modelcontextprotocol/clientInfo"
  static let server = "io.modelcontextprotocol/serverInfo"
}
