import JSON
import LibraryAccess
import Model
import Workbench

@testable import MCPServer

/// A library in memory with a glossary "desk" and a memory "news", and a client of its tools.
final class ToolDesk {
  let library: any Library
  let runner: OperationRunner
  let server = MCPServer(version: "1.0")
  var peer = Peer()

  init(_ principal: Principal = .owner) throws {
    library = InMemoryLibrary()
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "1.0")
    runner.context.now = { "2026-11-30T08:00:00Z" }
    runner.context.door = .mcp
    for (identifier, arabic, english) in Self.concepts {
      _ = try runner.run(
        AddConcept.self,
        (
          ConceptEntry(
            identifier: identifier,
            languages: [
              LanguageSection(language: .arabic, terms: arabic),
              LanguageSection(language: .english, terms: english),
            ]
          ), "desk"
        )
      )
    }
    _ = try runner.run(
      AddPairs.self,
      AddPairs.Request(
        [("صمدت الهدنة في الجنوب أمس.", "The truce held in the south yesterday.")],
        to: "news",
        LanguagePair(from: .arabic),
        origin: "test"
      )
    )
    runner.context.principal = principal
    self.runner = runner
  }

  private static let concepts: [(String, [Term], [Term])] = [
    (
      "truce", [Term(text: "هدنة")],
      [Term(text: "truce"), Term(text: "armistice", status: .forbidden)]
    ),
    (
      "missile", [Term(text: "صاروخ", forms: ["صواريخ"])],
      [Term(text: "missile"), Term(text: "rocket", status: .admitted)]
    ),
  ]

  /// Sends a message and returns the answer, which there is none of for notifications.
  func send(_ message: JSONValue) -> JSONField? {
    server.answer(to: message, from: &peer, running: runner).answer.map(JSONField.init)
  }

  /// Sends a text of JSON.
  func send(_ text: String) throws -> JSONField? {
    send(try JSONReader.read(Array(text.utf8), limits: MCPServer.limits))
  }

  /// Shakes hands in a version.
  func initialize(_ version: String = "2025-11-25") -> JSONField? {
    send([
      "jsonrpc": "2.0", "id": 0, "method": "initialize",
      "params": [
        "protocolVersion": .string(version), "capabilities": [:],
        "clientInfo": ["name": "tester", "version": "3"],
      ],
    ])
  }

  /// Asks for something, in the version that was agreed on or in one that the request says itself.
  func ask(
    _ method: String,
    _ parameters: JSONValue = [:],
    meta version: String? = nil
  ) -> JSONField? {
    let meta: JSONValue = [
      "_meta": [
        "io.modelcontextprotocol/protocolVersion": .optional(version),
        "io.modelcontextprotocol/clientCapabilities": [:],
        "io.modelcontextprotocol/clientInfo": ["name": "modern", "version": "4"],
      ]
    ]
    guard case .object(let members) = parameters, case .object(let more) = meta else { return nil }
    return send([
      "jsonrpc": "2.0", "id": "a", "method": .string(method),
      "params": .object(version == nil ? members : members + more),
    ])
  }

  /// Calls a tool and returns its result.
  func call(_ tool: String, _ arguments: JSONValue) -> JSONField? {
    ask("tools/call", ["name": .string(tool), "arguments": arguments])?["result"]
  }

  /// The library as it is approved: what a client may never change.
  func approved() throws -> String {
    let concepts = try library.concepts(glossaries: nil)
    let memories = try library.memories()
    var changeCount = 0
    try library.forEachChange(ChangeSelection()) { _ in
      changeCount += 1
      return true
    }
    return "\(concepts) \(memories) \(changeCount)"
  }
}

extension JSONField {
  /// The words of a tool's result.
  var words: String { (try? self["content"].elements().first?["text"].string()) ?? "" }
}
