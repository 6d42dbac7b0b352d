import JSON
import Model
import Wording

/// Why a request was not served, as JSON-RPC 2.0 says it.
struct RPCError: Error {
  let code: Int
  let message: Message
  var data: JSONValue?

  static func parse(_ message: Message) -> RPCError { RPCError(code: -32_700, message: message) }
  static func invalidRequest(_ message: Message) -> RPCError {
    RPCError(code: -32_600, message: message)
  }
  static func noMethod(_ name: String) -> RPCError {
    RPCError(code: -32_601, message: Message("mcp.noMethod", ["name": .quotation(name)]))
  }
  static func invalidParameters(_ message: Message) -> RPCError {
    RPCError(code: -32_602, message: message)
  }
  static let internalFault = RPCError(code: -32_603, message: Message("request.serverFault"))
  static func headers(_ message: Message) -> RPCError { RPCError(code: -32_020, message: message) }

  /// There is no such resource; the code of the versions with a handshake was another one.
  static func noResource(_ uri: String, _ version: ProtocolVersion) -> RPCError {
    RPCError(
      code: version.isStateless ? -32_602 : -32_002,
      message: Message("mcp.noResource", ["uri": .quotation(uri)]),
      data: ["uri": .string(uri)]
    )
  }

  static func unsupported(_ version: String) -> RPCError {
    RPCError(
      code: -32_022,
      message: Message("mcp.unsupportedVersion", ["version": .quotation(version)]),
      data: [
        "supported": .strings(ProtocolVersion.stateless.map(\.rawValue)),
        "requested": .string(version),
      ]
    )
  }

  /// The answer to a request; `null` stands for an identifier that is not known.
  func json(id: JSONValue) -> JSONValue {
    var error: [JSONValue.Member] = [
      .init("code", .int(code)), .init("message", .string(Wording.english.sentence(message))),
    ]
    if let data { error.append(.init("data", data)) }
    return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
  }

  /// The status of the answer by HTTP to a request that says its version itself.
  var status: Int {
    switch code {
    case -32_601: 404
    case -32_603: 200
    default: 400
    }
  }
}
