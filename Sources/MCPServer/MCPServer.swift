import JSON
import Model
import Workbench

/// Tools of the library for language models: a function from a request to its answer.
///
/// It speaks two kinds of the Model Context Protocol: the versions to 2025-11-25, which begin with `initialize`, and
/// 2026-07-28, whose requests carry in `_meta` what they need. Which one a request is of, the request tells. What it
/// needs of the library it does through operations, for the person and with the limits of the runner that it is given;
/// standard input and HTTP are ways to carry the messages.
///
/// Reference: modelcontextprotocol.io, specification 2025-11-25 and 2026-07-28.
package struct MCPServer: Sendable {
  /// The program's version.
  private let version: String

  /// Creates a server.
  ///
  /// - Parameter version: The program's version.
  package init(version: String) { self.version = version }

  /// The most bytes of a message.
  package static let maximumByteCount = 8 << 20

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - headers: What its header says, by HTTP.
  ///   - peer: What is known of the client; a handshake and the version of a request change it.
  ///   - runner: Runs operations for the person who asks, until the work has to end.
  /// - Returns: The answer, and the status that it has by HTTP.
  func answer(
    to request: RPCRequest,
    _ headers: RequestHeaders?,
    from peer: inout Peer,
    running runner: OperationRunner
  ) -> (answer: JSONValue, status: Int) {
    if headers?.isStateless == true { peer.isStateless = true }
    var isStateless = request.isStateless || peer.isStateless
    do {
      if request.method == "initialize", !request.isStateless {
        isStateless = false
        return (success(request, initialize(request, &peer)), 200)
      }
      let said = try settings(of: request, headers, &peer)
      let call = MCPCall(request: request, version: said.version, runner: said.running(runner))
      return (success(request, try result(of: call)), 200)
    } catch let error as RPCError {
      return (error.json(id: request.id), isStateless ? error.status : 200)
    } catch {
      return (RPCError.internalFault.json(id: request.id), 200)
    }
  }

  private func success(_ request: RPCRequest, _ result: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "id": request.id, "result": result]
  }

  private var identity: JSONValue {
    ["name": "dragoman", "title": "Dragoman", "version": .string(version)]
  }

  // MARK: Who asks

  private func initialize(_ request: RPCRequest, _ peer: inout Peer) -> JSONValue {
    let wanted = request.parameters["protocolVersion"].value
    let version = ProtocolVersion.allCases.first { .string($0.rawValue) == wanted }
    peer = Peer()
    peer.version = version.flatMap { $0.isStateless ? nil : $0 } ?? .latestWithHandshake
    peer.client = Peer.name(of: request.parameters["clientInfo"])
    return [
      "protocolVersion": .string(peer.version?.rawValue ?? ""),
      "capabilities": Self.capabilities, "serverInfo": identity,
      "instructions": .string(ToolTable.shared.instructions),
    ]
  }

  private static let capabilities: JSONValue = ["tools": [:], "resources": [:], "prompts": [:]]

  /// What holds for one request.
  private struct Settings {
    let version: ProtocolVersion
    let client: String?

    func running(_ runner: OperationRunner) -> OperationRunner {
      var runner = runner
      runner.context.client = client
      return runner
    }
  }

  private func settings(
    of request: RPCRequest,
    _ headers: RequestHeaders?,
    _ peer: inout Peer
  ) throws -> Settings {
    guard request.isStateless || peer.isStateless || request.method == "server/discover" else {
      return Settings(version: agreedVersion(headers, peer), client: peer.client)
    }
    let missing = [MetaKey.version, MetaKey.capabilities].filter { request.meta[$0].isNull }
    guard missing.isEmpty else {
      throw RPCError.invalidParameters(Message("mcp.noMeta", ["names": .list(missing)]))
    }
    guard case .string(let text) = request.meta[MetaKey.version].value,
      case .object = request.meta[MetaKey.capabilities].value
    else {
      throw RPCError.invalidParameters(
        Message("mcp.badMeta", ["names": .list([MetaKey.version, MetaKey.capabilities])])
      )
    }
    try headers?.check(request, version: text)
    guard let version = ProtocolVersion(rawValue: text), version.isStateless else {
      throw RPCError.unsupported(text)
    }
    peer.isStateless = true
    return Settings(version: version, client: Peer.name(of: request.meta[MetaKey.client]))
  }

  /// The version of a request that does not say it itself.
  ///
  /// By HTTP the header tells, and a client without it is one of those before there was the header; on a stream it
  /// is one that left the handshake out.
  func agreedVersion(_ headers: RequestHeaders?, _ peer: Peer) -> ProtocolVersion {
    let said = headers?.version.flatMap { ProtocolVersion(rawValue: $0) } ?? peer.version
    return said ?? (headers == nil ? .latestWithHandshake : .unsaid)
  }

  // MARK: What is asked for

  private func result(of call: MCPCall) throws -> JSONValue {
    let isStateless = call.version.isStateless
    switch call.request.method {
    case "ping" where !isStateless: return [:]
    case "server/discover" where isStateless:
      return finished(
        [
          "supportedVersions": .strings(ProtocolVersion.stateless.map(\.rawValue)),
          "capabilities": Self.capabilities,
          "instructions": .string(ToolTable.shared.instructions),
        ],
        call,
        keptFor: .long
      )
    case "tools/list":
      try call.checkPage()
      return finished(ToolTable.shared.list(call.version), call, keptFor: .long)
    case "tools/call": return finished(try call.callTool(), call)
    case "resources/list":
      try call.checkPage()
      return finished(try call.listResources(), call, keptFor: .shortForOne)
    case "resources/templates/list":
      try call.checkPage()
      return finished(ToolTable.shared.templates(call.version), call, keptFor: .long)
    case "resources/read": return finished(try call.readResource(), call, keptFor: .shortForOne)
    case "prompts/list":
      try call.checkPage()
      return finished(ToolTable.shared.prompts(call.version), call, keptFor: .long)
    case "prompts/get": return finished(try call.getPrompt(), call)
    default: throw RPCError.noMethod(call.request.method)
    }
  }

  /// How long a client may keep a result.
  private enum Keeping {
    /// It is the same for all, and as long as the program is.
    case long
    /// It may change at any time, and others may not see it.
    case shortForOne
  }

  /// Returns a result with what its version says of results.
  private func finished(
    _ result: JSONValue,
    _ call: MCPCall,
    keptFor keeping: Keeping? = nil
  ) -> JSONValue {
    guard call.version.isStateless else { return result }
    let meta: JSONValue = [MetaKey.server: identity]
    let whole = result.adding(.init("resultType", "complete"), .init("_meta", meta))
    return switch keeping {
    case .long: whole.adding(.init("ttlMs", .int(3_600_000)), .init("cacheScope", "public"))
    case .shortForOne: whole.adding(.init("ttlMs", .int(5_000)), .init("cacheScope", "private"))
    case nil: whole
    }
  }
}
