import JSON
import Model
import Testing

@testable import MCPServer

@Suite("Versions of the protocol")
struct HandshakeTests {
  @Test(
    "a version that is known is agreed on, any other gives the latest with a handshake",
    arguments: [
      ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
      ("2025-11-25", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
    ]
  )
  func negotiates(wanted: String, agreed: String) throws {
    let desk = try ToolDesk()
    let answer = try #require(desk.initialize(wanted))["result"]
    #expect(try answer["protocolVersion"].string() == agreed)
    #expect(try answer["serverInfo"]["name"].string() == "dragoman")
    #expect(!answer["capabilities"]["tools"].isNull)
  }

  @Test("each version has what it knows of tools")
  func listsTools() throws {
    for version in ProtocolVersion.allCases where !version.isStateless {
      let desk = try ToolDesk()
      _ = desk.initialize(version.rawValue)
      let tools = try #require(desk.ask("tools/list"))["result"]["tools"].elements()
      #expect(try tools.map { try $0["name"].string() } == Tool.allCases.map(\.rawValue))
      #expect(tools.allSatisfy { $0["outputSchema"].isNull == (version < .june2025) })
      #expect(tools.allSatisfy { $0["annotations"].isNull == (version < .march2025) })
      let result = try #require(desk.call("lookup", ["query": "هدنة"]))
      #expect(result["structuredContent"].isNull == (version < .june2025))
      #expect(result["resultType"].isNull)
    }
  }

  @Test("a request that says its version itself needs no handshake")
  func isStateless() throws {
    let desk = try ToolDesk()
    let found = try #require(desk.ask("server/discover", meta: "2026-07-28"))["result"]
    #expect(try found["supportedVersions"].strings() == ["2026-07-28"])
    #expect(try found["resultType"].string() == "complete")
    #expect(try found["ttlMs"].int() > 0 && found["cacheScope"].string() == "public")
    for method in ["tools/list", "prompts/list", "resources/list", "resources/templates/list"] {
      let result = try #require(desk.ask(method, meta: "2026-07-28"))["result"]
      #expect(try result["resultType"].string() == "complete", "\(method)")
      #expect(try result["ttlMs"].int() > 0, "\(method)")
      let scope = try result["cacheScope"].string()
      #expect(["public", "private"].contains(scope), "\(method)")
      #expect(
        try result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"].string() == "dragoman"
      )
    }
    let call = desk.ask(
      "tools/call",
      ["name": "lookup", "arguments": ["query": "truce"]],
      meta: "2026-07-28"
    )
    #expect(try #require(call)["result"]["resultType"].string() == "complete")
    #expect(try #require(desk.ask("ping", meta: "2026-07-28"))["error"]["code"].int() == -32_601)
  }

  @Test("what a stateless request lacks is said", arguments: [true, false])
  func wantsMeta(isAfterOther: Bool) throws {
    let desk = try ToolDesk()
    if isAfterOther { _ = desk.ask("server/discover", meta: "2026-07-28") }
    let bare = try #require(
      try desk.send(#"{"jsonrpc":"2.0","id":1,"method":"server/discover"}"#)
    )
    #expect(try bare["error"]["code"].int() == -32_602)
    let half = try #require(
      try desk.send(
        #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"#
          + #""io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}"#
      )
    )
    #expect(try half["error"]["code"].int() == -32_602)
    let other = try #require(desk.ask("tools/list", meta: "2031-01-01"))["error"]
    #expect(try other["code"].int() == -32_022)
    #expect(try other["data"]["supported"].strings() == ["2026-07-28"])
    #expect(try other["data"]["requested"].string() == "2031-01-01")
  }

  @Test("a session says who the client is, and makes nobody up")
  func session() {
    var peer = Peer()
    peer.version = .june2025
    peer.client = "عميل 1.0"
    #expect(Peer(session: peer.session) == peer)
    #expect(peer.session.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    for text in ["", ".", "x", "2025-11-25", "2025-11-25.zz", "9999.c3", "2025-06-18.ff"] {
      #expect(Peer(session: text).client == nil, "\(text)")
    }
  }

  @Test("the header of a stateless request says what its body says")
  func headers() throws {
    let desk = try ToolDesk()
    let body: JSONValue = [
      "jsonrpc": "2.0", "id": 1, "method": "tools/call",
      "params": [
        "name": "lookup", "arguments": ["query": "هدنة"],
        "_meta": [
          "io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientCapabilities": [:],
        ],
      ],
    ]
    var good = RequestHeaders()
    (good.version, good.method, good.name) = ("2026-07-28", "tools/call", "lookup")
    var encoded = good
    encoded.name = "=?base64?bG9va3Vw?="
    for headers in [good, encoded] {
      var peer = Peer()
      let (answer, status) = desk.server.answer(
        to: body,
        headers: headers,
        from: &peer,
        running: desk.runner
      )
      #expect(status == 200)
      #expect(!JSONField(answer ?? .null)["result"].isNull)
    }
    var (other, unnamed, unsaid) = (good, good, good)
    other.method = "tools/list"
    unnamed.name = nil
    unsaid.version = "2025-11-25"
    for headers in [other, unnamed, unsaid] {
      var peer = Peer()
      let (answer, status) = desk.server.answer(
        to: body,
        headers: headers,
        from: &peer,
        running: desk.runner
      )
      #expect(status == 400)
      #expect(try JSONField(answer ?? .null)["error"]["code"].int() == -32_020)
    }
  }
}
