import JSON
import LibraryAccess
import Model
import Testing
import Workbench

@testable import MCPServer

@Suite("Tools for language models")
struct ToolTests {
  @Test("each tool answers in words and as an object")
  func answers() throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let text: JSONValue = "سقط صاروخان، وصمدت الهدنة."
    let calls: [(String, JSONValue, String)] = [
      ("lookup", ["query": "الهدنة"], "truce"),
      ("annotate", ["text": text], "missile"),
      ("match", ["query": "صمدت الهدنة في الجنوب أمس."], "The truce held"),
      ("concordance", ["query": "الهدنة"], "The truce held"),
      ("check_translation", ["source": text, "target": "The armistice held."], "term.forbidden"),
      ("glossary_block", ["text": text], "truce"),
      (
        "propose_term",
        ["glossary": "desk", "term": "درون", "equivalent": "drone", "evidence": ["سقطت درون."]],
        "review"
      ),
      (
        "propose_correction",
        ["memory": "news", "source": "أ", "target": "a", "evidence": ["b is wrong"]], "review"
      ),
    ]
    #expect(calls.map(\.0) == Tool.allCases.map(\.rawValue))
    for (tool, arguments, words) in calls {
      let result = try #require(desk.call(tool, arguments))
      #expect(try result["isError"].bool() == false, "\(tool): \(result.words)")
      #expect(result.words.contains(words), "\(tool): \(result.words)")
      let schema = try #require(ToolTable.shared.definition(of: tool))["outputSchema"]
      try SchemaCheck(schema).check(JSONField(result["structuredContent"].value))
    }
  }

  @Test("a brief that was given back is judged")
  func judges() throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let source: JSONValue = "سقط صاروخ، وصمدت الهدنة."
    let brief = try #require(desk.call("glossary_block", ["text": source]))["structuredContent"]
    let result = try #require(
      desk.call(
        "check_translation",
        ["source": source, "target": "A rocket fell. The truces held.", "brief": brief.value]
      )
    )["structuredContent"]
    let verdicts = try result["verdicts"].elements().map { try $0["verdict"].string() }
    #expect(verdicts == ["replaced", "inflected"])
    #expect(try result["rate"].double() == 0.5)
  }

  @Test(
    "what is wrong with arguments a model can read and mend",
    arguments: [
      (#"{}"#, "query"), (#"{"query":"a","foo":1}"#, "foo"), (#"{"query":1}"#, "string"),
      (#"{"query":"a","limit":"3"}"#, "integer"), (#"{"query":"a","limit":0}"#, "1"),
      (#"{"query":"a","from":"not a tag!"}"#, "from"),
      (#"{"query":"a","glossary":"desk"}"#, "array"), (#"{"query":""}"#, "query"),
      (#"{"query":"a","glossary":["none"]}"#, "desk"),
    ]
  )
  func mendable(arguments: String, words: String) throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let given = try JSONReader.read(Array(arguments.utf8))
    let result = try #require(desk.call("lookup", given))
    #expect(try result["isError"].bool())
    #expect(result.words.contains(words), "\(result.words)")
  }

  @Test("an unknown tool is an error of the protocol")
  func unknownTool() throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let answer = try #require(desk.ask("tools/call", ["name": "format_disk", "arguments": [:]]))
    #expect(try answer["error"]["code"].int() == -32_602)
  }

  @Test("a proposal says who, by which program, and why; and changes nothing")
  func proposes() throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let before = try desk.approved()
    let result = try #require(
      desk.call(
        "propose_term",
        [
          "glossary": "desk", "term": "طائرة مسيّرة", "equivalent": "drone",
          "evidence": ["أسقطت طائرة مسيّرة."], "reason": "new",
        ]
      )
    )
    #expect(try result["structuredContent"]["state"].string() == "open")
    let proposals = try desk.library.proposals(ProposalSelection())
    #expect(proposals.map(\.proposal.evidence) == [["أسقطت طائرة مسيّرة.", "mcp: tester 3"]])
    #expect(proposals.first?.proposal.subject == .concept)
    #expect(try desk.approved() == before)
    let more = try #require(
      desk.call(
        "propose_term",
        [
          "glossary": "desk", "term": "هدنة", "equivalent": "lull", "concept": "truce",
          "status": "admitted", "evidence": ["a lull"],
        ]
      )
    )
    #expect(try more["structuredContent"]["what"].string() == "term")
    for evidence: JSONValue in [[], [" "], .null] {
      let refused = try #require(
        desk.call(
          "propose_term",
          ["glossary": "desk", "term": "أ", "equivalent": "a", "evidence": evidence]
        )
      )
      #expect(try refused["isError"].bool())
    }
    #expect(try desk.library.proposals(ProposalSelection()).count == 2)
  }

  @Test("somebody who may only read proposes nothing")
  func mayNotPropose() throws {
    let desk = try ToolDesk(Principal(name: "reader", permissions: [.read]))
    _ = desk.initialize()
    let result = try #require(
      desk.call(
        "propose_term",
        ["glossary": "desk", "term": "أ", "equivalent": "a", "evidence": ["c"]]
      )
    )
    #expect(try result["isError"].bool())
    #expect(try #require(desk.call("lookup", ["query": "truce"]))["isError"].bool() == false)
  }

  @Test("resources and prompts")
  func resourcesAndPrompts() throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let list = try #require(desk.ask("resources/list"))["result"]["resources"].elements()
    #expect(try list.map { try $0["uri"].string() } == ["dragoman://glossary/desk"])
    for (uri, words) in [
      ("dragoman://glossary/desk", "هدنة"), ("dragoman://concept/desk/truce", "armistice"),
    ] {
      let read = try #require(desk.ask("resources/read", ["uri": .string(uri)]))["result"]
      let text = try read["contents"].elements().first?["text"].string()
      #expect(text?.contains(words) == true, "\(uri)")
    }
    for uri in ["dragoman://glossary/none", "dragoman://concept/desk/none", "file:///etc/passwd"] {
      let code = try #require(desk.ask("resources/read", ["uri": .string(uri)]))["error"]["code"]
      #expect(try code.int() == -32_002, "\(uri)")
    }
    let prompts = try #require(desk.ask("prompts/list"))["result"]["prompts"].elements()
    #expect(prompts.count == 2)
    let translate = try #require(
      desk.ask(
        "prompts/get",
        ["name": "translate_with_house_terms", "arguments": ["text": "صمدت الهدنة {brief}."]]
      )
    )["result"]["messages"].elements()
    let text = try translate[0]["content"]["text"].string()
    #expect(text.contains("truce") && text.contains("never armistice"))
    #expect(text.contains("صمدت الهدنة {brief}."))
    let review = try #require(
      desk.ask(
        "prompts/get",
        [
          "name": "review_translation",
          "arguments": ["source": "صمدت الهدنة.", "target": "The armistice held."],
        ]
      )
    )["result"]["messages"].elements()
    #expect(try review[0]["content"]["text"].string().contains("armistice"))
    let missing = desk.ask("prompts/get", ["name": "review_translation", "arguments": [:]])
    #expect(try #require(missing)["error"]["code"].int() == -32_602)
    #expect(
      try #require(desk.ask("prompts/get", ["name": "none"]))["error"]["code"].int() == -32_602
    )
  }

  @Test("schemas say the defaults and ranges of the operations")
  func schemasFit() throws {
    try expectFit(Lookup.self, "lookup")
    try expectFit(Annotate.self, "annotate")
    try expectFit(Match.self, "match")
    try expectFit(Concordance.self, "concordance")
    try expectFit(Brief.self, "glossary_block")
    try expectFit(Check.self, "check_translation", but: ["failOn"])
  }

  private func expectFit<Chosen: ParameterizedOperation>(
    _ operation: Chosen.Type,
    _ tool: String,
    but others: Set<String> = []
  ) throws {
    let schema = try #require(ToolTable.shared.definition(of: tool))["inputSchema"]
    for parameter in operation.parameters where !others.contains(parameter.name) {
      let property = schema["properties"][parameter.name]
      #expect(!property.isNull, "\(tool) lacks \(parameter.name)")
      let shown = parameter.text(operation.defaults)
      switch parameter.kind {
      case .number(let range):
        #expect(try property["minimum"].int() == range.lowerBound, "\(tool).\(parameter.name)")
        #expect(try property["maximum"].int() == range.upperBound, "\(tool).\(parameter.name)")
        #expect(try "\(property["default"].int())" == shown, "\(tool).\(parameter.name)")
      case .choice(let known):
        #expect(try property["enum"].strings() == known)
        #expect(try property["default"].string() == shown)
      case .names: #expect(try property["type"].string() == "array")
      case .text, .language: #expect(try property["type"].string() == "string")
      case .flag: #expect(try property["type"].string() == "boolean")
      }
    }
  }
}
