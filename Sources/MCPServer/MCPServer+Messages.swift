package import JSON
import Model
package import Workbench

extension MCPServer {
  /// How much is read of a message.
  package static let limits = JSONReader.Limits(byteCount: maximumByteCount)

  /// The most messages in one array.
  private static let maximumBatchCount = 100

  /// Answers a message, or several in an array where the version has that.
  ///
  /// - Parameters:
  ///   - value: What the client sent.
  ///   - headers: What its header says, by HTTP.
  ///   - peer: What is known of the client.
  ///   - runner: Runs operations for the person who asks, until the work has to end.
  /// - Returns: The answer, `nil` where the message wants none, and its status by HTTP.
  package func answer(
    to value: JSONValue,
    headers: RequestHeaders? = nil,
    from peer: inout Peer,
    running runner: OperationRunner
  ) -> (answer: JSONValue?, status: Int) {
    guard case .array(let messages) = value else {
      switch RPCMessage(value) {
      case .request(let request):
        let (answer, status) = answer(to: request, headers, from: &peer, running: runner)
        return (answer, status)
      case .notification: return (nil, 202)
      case .invalid(let id):
        return (RPCError.invalidRequest(Message("mcp.noRequest")).json(id: id), 400)
      }
    }
    let version = agreedVersion(headers, peer)
    guard version.hasBatches, (1...Self.maximumBatchCount).contains(messages.count) else {
      return (RPCError.invalidRequest(Message("mcp.noBatch")).json(id: .null), 400)
    }
    let answers = messages.compactMap { message -> JSONValue? in
      // An array in an array is no message.
      if case .array = message {
        return RPCError.invalidRequest(Message("mcp.noRequest")).json(id: .null)
      }
      return answer(to: message, headers: headers, from: &peer, running: runner).answer
    }
    return answers.isEmpty ? (nil, 202) : (.array(answers), 200)
  }

  /// Says of bytes why they are no JSON.
  package static func answer(to error: JSONError) -> JSONValue {
    RPCError.parse(
      Message(
        "request.noJSON",
        ["offset": .number(error.offset), "what": .message(Message(error.code))]
      )
    ).json(id: .null)
  }

  /// Says that a message is longer than any may be.
  static var answerToTooLong: JSONValue {
    RPCError.invalidRequest(Message("mcp.tooLong", ["limit": .number(maximumByteCount)]))
      .json(id: .null)
  }

  /// Whether what a client sent may change the library.
  package static func isWriting(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let messages): messages.contains { isWriting(one: $0) }
    default: isWriting(one: value)
    }
  }

  private static func isWriting(one value: JSONValue) -> Bool {
    guard case .request(let request) = RPCMessage(value), request.method == "tools/call" else {
      return false
    }
    return request.name.map(Tool.isWriting) == true
  }
}
