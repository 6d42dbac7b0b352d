import JSON
import Model
import Workbench

/// A request that is served: what it asks for, in which version, and what runs operations for it.
struct MCPCall {
  let request: RPCRequest
  let version: ProtocolVersion
  let runner: OperationRunner

  /// Fails where a further page of a list is asked for: each list is one page.
  func checkPage() throws {
    guard request.parameters["cursor"].isNull else {
      throw RPCError.invalidParameters(Message("mcp.noCursor"))
    }
  }

  /// Returns a parameter that must be there and a text.
  func parameter(_ name: String) throws -> String {
    guard case .string(let text) = request.parameters[name].value else {
      throw RPCError.invalidParameters(Message("request.noText", ["name": .text(name)]))
    }
    return text
  }

  /// The arguments of a tool or a prompt.
  func arguments() throws -> JSONField {
    let field = request.parameters["arguments"]
    switch field.value {
    case .null: return JSONField([:])
    case .object: return JSONField(field.value)
    default:
      throw RPCError.invalidParameters(Message("request.noObject", ["name": .text("arguments")]))
    }
  }

  // MARK: Tools

  /// Calls a tool; what is wrong with its arguments or with the library a model can read and mend.
  func callTool() throws -> JSONValue {
    let name = try parameter("name")
    guard let tool = Tool(rawValue: name), let definition = ToolTable.shared.definition(of: name)
    else {
      throw RPCError.invalidParameters(
        Message(
          "mcp.noTool",
          ["name": .quotation(name), "known": .list(Tool.allCases.map(\.rawValue))]
        )
      )
    }
    let arguments = try arguments()
    do {
      try SchemaCheck(definition["inputSchema"]).check(arguments)
      let answer = try tool.run(ToolArguments(arguments), runner)
      return answer.json(version)
    } catch {
      return ToolFault(error, runner).json
    }
  }
}
