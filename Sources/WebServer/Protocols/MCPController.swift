import HTTPTypes
import Hummingbird
import JSON
import MCPServer
import Workbench

/// Tools for language models by HTTP: a message is posted, and answered at once with JSON.
///
/// Reference: Model Context Protocol, "Streamable HTTP". The server remembers nobody: what a client of the versions with
/// a handshake said is in the session that it shows with each request. It opens no stream and sends nothing by itself,
/// so `GET` and `DELETE` are not allowed.
struct MCPController: DeskRoutes {
  var desk: Desk

  func addRoutes(to router: Router<DeskContext>) {
    router.post("mcp") { try await serving($1).answer($0) }
  }

  private func answer(_ request: Request) async throws -> Response {
    let buffer = try await request.body.collect(upTo: MCPServer.maximumByteCount)
    let bytes = Array(buffer.readableBytesView)
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes, limits: MCPServer.limits)
    } catch {
      return .json(MCPServer.answer(to: error), status: .badRequest)
    }
    var headers = RequestHeaders()
    headers.version = request.headers["MCP-Protocol-Version"]
    headers.method = request.headers["Mcp-Method"]
    headers.name = request.headers["Mcp-Name"]
    let session = request.headers["Mcp-Session-Id"]
    let said = headers
    let server = MCPServer(version: desk.configuration.version)
    let work: @Sendable (DeskWork) -> Answered = { work in
      var peer = session.map { Peer(session: $0) } ?? Peer()
      let old = peer
      let (answer, status) = server.answer(
        to: value,
        headers: said,
        from: &peer,
        running: work.operations
      )
      // A handshake gives a session.
      let isNew = peer.version != nil && peer != old
      return Answered(answer: answer, status: status, session: isNew ? peer.session : nil)
    }
    let answered =
      MCPServer.isWriting(value)
      ? try await desk.write(work) : try await desk.read(bytes.count, work)
    return answered.response
  }
}

/// What is sent back to a message.
private struct Answered {
  let answer: JSONValue?
  let status: Int
  let session: String?

  var response: Response {
    guard let answer else { return Response(status: .accepted) }
    var response = Response.json(answer, status: .init(code: status))
    if let session, let name = HTTPField.Name("Mcp-Session-Id") {
      response.headers[name] = session
    }
    return response
  }
}

extension HTTPFields {
  /// Returns the value of a field by its name, where there is one.
  fileprivate subscript(name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }
}
