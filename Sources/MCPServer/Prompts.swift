import JSON
import Model
import Wording
import Workbench

extension MCPCall {
  /// Fills a prompt in.
  func getPrompt() throws -> JSONValue {
    let name = try parameter("name")
    guard let prompt = ToolTable.shared.prompt(name) else {
      throw RPCError.invalidParameters(Message("mcp.noPrompt", ["name": .quotation(name)]))
    }
    let arguments = ToolArguments(try checkedArguments(of: prompt))
    let values: [String: String]
    do {
      values =
        name == "review_translation" ? try review(arguments) : try translation(arguments)
    } catch let error as any Explained where error.kind != .library {
      throw RPCError.invalidParameters(error.message)
    } catch let error as SchemaError {
      throw RPCError.invalidParameters(error.message)
    } catch is InterruptionError {
      throw RPCError.invalidParameters(Message("mcp.takesTooLong"))
    } catch {
      throw RPCError.internalFault
    }
    let text = ToolTable.shared.promptText(name, values)
    return [
      "description": prompt["description"].value,
      "messages": [["role": "user", "content": ["type": "text", "text": .string(text)]]],
    ]
  }

  /// The arguments of a prompt, all of which are texts.
  private func checkedArguments(of prompt: JSONField) throws -> JSONField {
    let given = try arguments()
    let expected = (try? prompt["arguments"].elements()) ?? []
    let names = expected.compactMap { try? $0["name"].string() }
    for (name, field) in (try? given.members()) ?? [] {
      guard names.contains(name) else {
        throw RPCError.invalidParameters(
          SchemaError(.unknown(names), name).message
        )
      }
      guard case .string = field.value else {
        throw RPCError.invalidParameters(Message("request.noText", ["name": .text(name)]))
      }
    }
    for argument in expected where argument["required"].value == .bool(true) {
      guard case .string(let name) = argument["name"].value, given[name].isNull else { continue }
      throw RPCError.invalidParameters(SchemaError(.missing, name).message)
    }
    return given
  }

  private func translation(_ arguments: ToolArguments) throws -> [String: String] {
    let text = try arguments.required("text")
    var request = Brief.Request(article(text))
    try Brief.read(arguments, into: &request)
    let brief = try runner.run(Brief.self, request)
    return [
      "from": brief.sourceLanguage.description, "to": brief.targetLanguage.description,
      "brief": brief.text, "text": text,
    ]
  }

  private func review(_ arguments: ToolArguments) throws -> [String: String] {
    let report = try runner.run(Check.self, Tool.checkRequest(arguments))
    return [
      "from": report.sourceLanguage?.description ?? "",
      "to": report.targetLanguage?.description ?? "",
      "findings": report.text(in: Wording.english, marks: ("[", "]")),
      "source": try arguments.required("source"), "target": try arguments.required("target"),
    ]
  }
}
