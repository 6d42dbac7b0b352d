import HTTPTypes
import JSON
import Testing

@testable import WebServer

/// The tools for language models by HTTP; what they answer is tested with the server of tools.
@Suite("Tools for language models by HTTP")
struct MCPControllerTests {
  private static let discover = """
    {"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{\
    "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
    "io.modelcontextprotocol/clientCapabilities":{}}}}
    """

  private static func headers(_ fields: [String: String]) -> HTTPFields {
    var headers: HTTPFields = [.contentType: "application/json"]
    for (name, value) in fields {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return headers
  }

  @Test("a client with a handshake shows its session")
  func handshake() async throws {
    try await TestDesk.run { desk in
      let hello = try await desk.post(
        "/mcp",
        text: """
          {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
          "capabilities":{},"clientInfo":{"name":"tester","version":"1"}}}
          """,
        headers: Self.headers([:])
      )
      #expect(hello.status == 200)
      #expect(hello.json["result"]["protocolVersion"].text == "2025-06-18")
      let name = try #require(HTTPField.Name("Mcp-Session-Id"))
      let session = try #require(hello.headers[name])
      let ready = try await desk.post(
        "/mcp",
        text: #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        headers: Self.headers(["Mcp-Session-Id": session])
      )
      #expect(ready.status == 202 && ready.body.isEmpty)
      let found = try await desk.post(
        "/mcp",
        text: """
          {"jsonrpc":"2.0","id":2,"method":"tools/call",\
          "params":{"name":"lookup","arguments":{"query":"الهدنة"}}}
          """,
        headers: Self.headers(["Mcp-Session-Id": session, "MCP-Protocol-Version": "2025-06-18"])
      )
      #expect(found.json["result"]["structuredContent"]["entries"][0]["concept"].text == "truce")
    }
  }

  @Test("a stateless request must have its header, and has a status of its own")
  func stateless() async throws {
    try await TestDesk.run { desk in
      let good = ["MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "server/discover"]
      let found = try await desk.post("/mcp", text: Self.discover, headers: Self.headers(good))
      #expect(found.status == 200)
      #expect(found.json["result"]["resultType"].text == "complete")
      let cases: [([String: String], String, Int, Int)] = [
        (["MCP-Protocol-Version": "2026-07-28"], Self.discover, 400, -32_020),
        (
          good.merging(["Mcp-Method": "ping"]) { $1 },
          Self.discover.replacing("server/discover", with: "ping"), 404, -32_601
        ),
        (
          ["MCP-Protocol-Version": "2031-01-01", "Mcp-Method": "server/discover"],
          Self.discover.replacing("2026-07-28", with: "2031-01-01"), 400, -32_022
        ),
        (good, #"{"jsonrpc":"2.0","id":1,"method":"server/discover"}"#, 400, -32_602),
        (good, "{", 400, -32_700), (good, "[]", 400, -32_600),
      ]
      for (headers, text, status, code) in cases {
        let answer = try await desk.post("/mcp", text: text, headers: Self.headers(headers))
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.json["error"]["code"].number == code, "\(answer.text)")
      }
    }
  }

  @Test("no stream is opened, and another site's page calls nothing")
  func refuses() async throws {
    try await TestDesk.run { desk in
      let get = try await desk.get("/mcp")
      #expect(get.status == 405)
      #expect(get.headers[.allow] == "POST")
      let foreign = try await desk.post(
        "/mcp",
        text: Self.discover,
        headers: Self.headers(["Origin": "https://evil.example"])
      )
      #expect(foreign.status == 403)
    }
    try await TestDesk.run(token: TestDesk.token) { desk in
      let headers = Self.headers([
        "MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "server/discover",
      ])
      let known = try await desk.post("/mcp", text: Self.discover, headers: headers)
      #expect(known.status == 200)
    }
  }

  @Test("a brief is an object or a text, and a check says what became of its terms")
  func brief() async throws {
    try await TestDesk.run { desk in
      let text = "صمدت الهدنة."
      let brief = try await desk.post("/api/v1/brief", text: text).json
      #expect(brief["terms"][0]["use"][0].text == "truce")
      let words = try await desk.post("/api/v1/brief", ["format": "text"], text: text)
      #expect(brief["tokens"].number == (words.body.count + 3) / 4)
      let object = JSONValue.object([
        .init("source", .string(text)), .init("target", "The truce held."), .init("brief", brief),
      ])
      let checked = try await desk.post(
        "/api/v1/check",
        text: String(decoding: object.bytes, as: UTF8.self)
      ).json
      #expect(checked["verdicts"][0]["verdict"].text == "followed")
      #expect(checked["rate"] == .double(1))
      let wrong = try await desk.post("/api/v1/check", text: #"{"target":"a","brief":{"terms":1}}"#)
      #expect(wrong.status == 400)
    }
  }
}
