import JSON
import LibraryAccess
import Model
import TestSupport
import Testing
import Workbench

@testable import MCPServer

@Suite("Hostile clients")
struct HostileTests {
  @Test(
    "what is no request is answered with what is wrong, or not at all",
    arguments: [
      (#"{}"#, -32_600), (#"1"#, -32_600), (#""a""#, -32_600), (#"null"#, -32_600),
      (#"[]"#, -32_600), (#"[1,2]"#, -32_600),
      (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":true,"method":"ping"}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, -32_600),
      (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32_600),
      (#"{"id":1,"method":"ping"}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":1}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":1,"method":"rm -rf"}"#, -32_601),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[1]}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":3}}"#, -32_602),
      (
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"lookup","arguments":[]}}"#,
        -32_602
      ),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{}}"#, -32_602),
    ]
  )
  func isRefused(text: String, code: Int) throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let answer = try #require(try desk.send(text))
    #expect(try answer["error"]["code"].int() == code)
    #expect(try answer["jsonrpc"].string() == "2.0")
  }

  @Test(
    "a notification and an answer get no answer",
    arguments: [
      #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
      #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
      #"{"jsonrpc":"2.0","method":"tools/call","params":{"name":"lookup"}}"#,
      #"{"jsonrpc":"2.0","id":9,"result":{}}"#,
      #"{"jsonrpc":"2.0","id":9,"error":{"code":1,"message":""}}"#,
    ]
  )
  func isSilent(text: String) throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    #expect(try desk.send(text) == nil)
  }

  @Test("identifiers come back as they were", arguments: ["0", "-7", "\"\"", "\"س\"", "\"1\""])
  func identifiers(text: String) throws {
    let desk = try ToolDesk()
    let answer = try #require(
      try desk.send("{\"jsonrpc\":\"2.0\",\"id\":\(text),\"method\":\"ping\"}")
    )
    let identifier = try JSONReader.read(Array(text.utf8))
    #expect(answer["id"].value == identifier)
  }

  @Test("several messages in an array are of one version only")
  func batches() throws {
    let batch = #"""
      [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},
      [{"jsonrpc":"2.0","id":2,"method":"ping"}],{"jsonrpc":"2.0","id":3,"method":"none"}]
      """#
    let old = try ToolDesk()
    _ = old.initialize("2025-03-26")
    let answers = try #require(try old.send(batch)).elements()
    #expect(answers.count == 3)
    #expect(!answers[0]["result"].isNull)
    #expect(try answers[1]["error"]["code"].int() == -32_600)
    #expect(try answers[2]["error"]["code"].int() == -32_601)
    let new = try ToolDesk()
    _ = new.initialize("2025-11-25")
    #expect(try #require(try new.send(batch))["error"]["code"].int() == -32_600)
  }

  @Test("lines come in any pieces; one that is too long is passed over")
  func lines() {
    let text = Array("{\"a\":1}\r\n\n  \n[2]\n\(String(repeating: "x", count: 40))\n3".utf8)
    for size in [1, 2, 3, 7, 64] {
      var lines = MessageLines(limit: 20)
      var found: [String] = []
      var rest = text[...]
      var isAtEnd = false
      while !isAtEnd {
        isAtEnd = lines.read { piece in
          let next = rest.prefix(size)
          piece += next
          rest = rest.dropFirst(size)
          return next.count
        }
        while let line = lines.next(isFinal: isAtEnd) {
          switch line {
          case .message(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
          case .tooLong: found.append("too long")
          }
        }
      }
      #expect(found == ["{\"a\":1}\r", "[2]", "too long", "3"], "\(size)")
    }
  }

  @Test("five hundred hostile requests are each answered, and change nothing approved")
  func storm() throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let before = try desk.approved()
    var maker = HostileRequests(seed: 2026)
    for number in 0..<500 {
      let message = maker.next(number)
      let answer = desk.send(message)
      let hasIdentifier =
        if case .object(let members) = message {
          members.contains { $0.name == "id" }
        } else {
          true
        }
      #expect((answer != nil) || !hasIdentifier, "\(message.text.prefix(200))")
      if let answer {
        #expect(answer["result"].isNull != answer["error"].isNull, "\(message.text.prefix(200))")
      }
      desk.peer.isStateless = false
    }
    #expect(try desk.approved() == before)
  }

  @Test("no sequence of calls changes anything approved", arguments: 0..<8)
  func changesNothing(seed: UInt64) throws {
    let desk = try ToolDesk()
    _ = desk.initialize()
    let before = try desk.approved()
    var generator = SeededGenerator(seed: seed)
    let texts: [JSONValue] = ["هدنة", "truce", "صاروخ", "a", "وصمدت الهدنة.\nسقط صاروخ."]
    for _ in 0..<60 {
      let tool = Tool.allCases.randomElement(using: &generator) ?? .lookup
      let schema = try #require(ToolTable.shared.definition(of: tool.rawValue))["inputSchema"]
      var arguments: [JSONValue.Member] = []
      for name in try schema["required"].strings() {
        let value: JSONValue =
          switch name {
          case "glossary", "memory":
            .string(["desk", "new", "news"].randomElement(using: &generator) ?? "desk")
          case "evidence": [texts.randomElement(using: &generator) ?? "a"]
          default: texts.randomElement(using: &generator) ?? "a"
          }
        arguments.append(.init(name, value))
      }
      if Bool.random(using: &generator), tool == .proposeTerm {
        arguments.append(.init("concept", "truce"))
      }
      #expect(desk.call(tool.rawValue, .object(arguments)) != nil)
    }
    #expect(try desk.approved() == before)
  }
}

/// Makes requests that no client should send, from a seed.
private struct HostileRequests {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let methods = [
    "tools/call", "tools/list", "resources/read", "prompts/get", "initialize", "server/discover",
    "ping", "logging/setLevel", "completion/complete", "", "tools/call\u{0}", "../../etc",
  ]
  private static let names =
    Tool.allCases.map(\.rawValue) + ["", "lookup ", "LOOKUP", "translate_with_house_terms", "🧨"]
  private static let keys = [
    "query", "text", "source", "target", "glossary", "memory", "evidence", "term", "equivalent",
    "limit", "budget", "threshold", "from", "to", "brief", "rule", "profile", "concept", "uri",
    "__proto__", "",
  ]

  mutating func next(_ number: Int) -> JSONValue {
    var members: [JSONValue.Member] = []
    if chance(95) { members.append(.init("jsonrpc", chance(95) ? "2.0" : value(1))) }
    if chance(95) { members.append(.init("id", chance(80) ? .int(number) : value(1))) }
    if chance(97) {
      members.append(.init("method", chance(95) ? .string(pick(Self.methods)) : value(1)))
    }
    if chance(90) { members.append(.init("params", chance(85) ? parameters() : value(3))) }
    return chance(3) ? .array([.object(members), value(2)]) : .object(members)
  }

  private mutating func parameters() -> JSONValue {
    var members: [JSONValue.Member] = []
    if chance(90) { members.append(.init("name", .string(pick(Self.names)))) }
    if chance(20) { members.append(.init("uri", .string("dragoman://\(pick(Self.keys))/%ZZ/%00"))) }
    if chance(10) { members.append(.init("_meta", value(2))) }
    if chance(90) { members.append(.init("arguments", chance(90) ? arguments() : value(2))) }
    return .object(members)
  }

  private mutating func arguments() -> JSONValue {
    var seen: Set<String> = []
    let count = Int.random(in: 0...6, using: &generator)
    return .object(
      (0..<count).compactMap { _ in
        let key = pick(Self.keys)
        guard seen.insert(key).inserted else { return nil }
        return JSONValue.Member(key, value(3))
      }
    )
  }

  private mutating func value(_ depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .int(pick([0, -1, 1, 7, .max, .min, 1 << 53]))
    case 3: return .double(pick([0.5, -1e300, 2.3e-308]))
    case 4: return .string(String(repeating: pick(["ا", "a", " ", "\"'"]), count: 3_000))
    case 5:
      return .string(pick(["'; DROP TABLE unit;--", "%s%n", "{brief}", "\u{202E}abc", "\u{0}"]))
    case 6: return .string("هدنة truce صاروخ \u{FEFF}")
    case 7: return .string("desk")
    case 8: return .string("")
    case 9: return .array((0..<20).map { _ in value(0) })
    case 10:
      // As deep as the reader lets anything be.
      return (0..<50).reduce(JSONValue.null) { inner, _ in .array([inner]) }
    default: return .object([.init(pick(Self.keys), value(depth - 1))])
    }
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }
}
