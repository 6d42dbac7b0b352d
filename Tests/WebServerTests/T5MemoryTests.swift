import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Model
import Synchronization
import Testing
import Workbench

@testable import WebServer

/// The requests of translate5, as its PHP classes write them.
@Suite("t5memory", .timeLimit(.minutes(20)))
struct T5MemoryTests {
  private static let json: HTTPFields = [.contentType: "application/json"]

  /// PHP's `json_encode` with `JSON_PRETTY_PRINT`.
  private static func pretty(_ members: KeyValuePairs<String, String>) -> String {
    "{\n" + members.map { "    \"\($0)\": \($1)" }.joined(separator: ",\n") + "\n}"
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).bytes, as: UTF8.self)
  }

  /// `UpdateRequest`.
  private static func entry(
    _ source: String,
    _ target: String,
    document: String = "news.xlf",
    context: String = "12",
    keepsOthers: Bool = true
  ) -> String {
    pretty([
      "source": quoted(source), "target": quoted(target), "type": "\"Manual\"",
      "markupTable": "\"OTMXUXLF\"", "sourceLang": "\"ar\"", "targetLang": "\"en-GB\"",
      "timeStamp": "\"20260101T120000Z\"", "documentName": quoted(document),
      "author": "\"Salma Desk\"", "context": quoted(context), "save2disk": "\"1\"",
      "saveDifferentTargetsForSameSource": keepsOthers ? "\"1\"" : "\"0\"",
    ])
  }

  /// `FuzzySearchRequest`.
  private static func query(
    _ source: String,
    document: String = "",
    context: String = ""
  ) -> String {
    pretty([
      "sourceLang": "\"ar\"", "targetLang": "\"en-GB\"", "source": quoted(source),
      "documentName": quoted(document), "markupTable": "\"OTMXUXLF\"", "context": quoted(context),
    ])
  }

  /// `ConcordanceSearchRequest`.
  private static func search(
    source: String = "",
    mode: String = "contains",
    author: String = "",
    position: String = "",
    count: String = "0",
    limit: Int = 20,
    from: String = "19700101T000000Z"
  ) -> String {
    pretty([
      "source": quoted(source), "sourceSearchMode": quoted("\(mode), CASEINSENSETIVE"),
      "target": "\"\"", "targetSearchMode": "\"contains, CASEINSENSETIVE\"", "sourceLang": "\"\"",
      "targetLang": "\"\"", "document": "\"\"",
      "documentSearchMode": "\"contains, CASEINSENSETIVE\"",
      "author": quoted(author), "authorSearchMode": "\"exact, CASEINSENSETIVE\"", "addInfo": "\"\"",
      "addInfoSearchMode": "\"contains, CASEINSENSETIVE\"", "context": "\"\"",
      "contextSearchMode": "\"contains, CASEINSENSETIVE\"", "timestampSpanStart": quoted(from),
      "timestampSpanEnd": "\"20990101T000000Z\"", "onlyCountSegments": quoted(count),
      "searchPosition": quoted(position), "numResults": "\(limit)",
    ])
  }

  private static func form(_ object: String, file: String) -> (HTTPFields, [UInt8]) {
    let body =
      "--b\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name=\"json_data\"\r\n"
      + "Content-Length: \(object.utf8.count)\r\n\r\n\(object)\r\n--b\r\n"
      + "Content-Disposition: form-data; name=\"file\"; filename=\"a.tmx\"\r\n"
      + "Content-Type: application/octet-stream\r\n\r\n\(file)\r\n--b--\r\n"
    return ([.contentType: "multipart/form-data; boundary=b"], Array(body.utf8))
  }

  private static func create(_ name: String, _ desk: TestDesk) async throws {
    let body = pretty(["name": quoted(name), "sourceLang": "\"ar\""])
    let answer = try await desk.post("/t5memory", text: body, headers: json)
    #expect(answer.status == 200 && answer.json["name"].text == name, "\(answer.text)")
    #expect(answer.json["ErrorMsg"] == .null)
  }

  private static func send(
    _ path: String,
    _ body: String,
    _ desk: TestDesk
  ) async throws -> JSONValue {
    let answer = try await desk.post("/t5memory/\(path)", text: body, headers: json)
    #expect(answer.status == 200, "\(path): \(answer.text)")
    return answer.json
  }

  /// Waits until an import is over.
  private static func waitForImport(_ memory: String, _ desk: TestDesk) async throws -> JSONValue {
    while true {
      let status = try await desk.get("/t5memory/\(memory)/status").json
      guard status["tmxImportStatus"].text == "import" else { return status }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test("the server says its version, and is there under the name that clients try")
  func answersPing() async throws {
    try await TestDesk.run { desk in
      for path in ["/t5memory_service/resources", "/t5memory/_service/resources"] {
        #expect(try await desk.get(path).json["Version"].text.isEmpty == false)
      }
      #expect(try await desk.get("/t5memory_service/savetms").status == 200)
      let ping = Self.pretty(["name": "\"ping_tm\"", "sourceLang": "\"de\""])
      let answer = try await desk.post("/t5memory", text: ping, headers: Self.json)
      #expect(answer.text.contains("ERROR_MEM_NAME_EXISTS"))
      let names = try await desk.get("/t5memory/").json["Open"].elements.map { $0["name"].text }
      #expect(names == ["news"])
    }
  }

  @Test("a memory is made, filled, searched, and removed")
  func keepsUnits() async throws {
    let source = "وقّع <bx id=\"1\" rid=\"1\"/>الطرفان<ex id=\"2\" rid=\"1\"/> الهدنة &amp; غادرا"
    let target = "Both <bx id=\"1\" rid=\"1\"/>sides<ex id=\"2\" rid=\"1\"/> signed &amp; left"
    try await TestDesk.run { desk in
      try await Self.create("desk 1", desk)
      #expect(try await desk.get("/t5memory/desk+1/status").json["status"].text == "available")
      #expect(try await desk.get("/t5memory/desk+1/status").json["segmentIndex"].number == 0)
      let stored = try await Self.send("desk+1/entry", Self.entry(source, target), desk)
      let key = stored["internalKey"].text
      #expect(key.wholeMatch(of: /\d+:\d+/) != nil)
      let again = try await Self.send("desk+1/entry", Self.entry(source, target), desk)
      #expect(again["internalKey"].text == key)
      for (document, context, rate, type) in [
        ("", "", 100, "Exact"), ("news.xlf", "", 101, "ExactSameDoc"),
        ("news.xlf", "12", 102, "ExactExact"), ("other.xlf", "12", 100, "Exact"),
      ] {
        let query = Self.query(source, document: document, context: context)
        let found = try await Self.send("desk+1/fuzzysearch", query, desk)
        #expect(found["NumOfFoundProposals"].number == 1 && found["ErrorMsg"] == .null)
        let match = found["results"][0]
        #expect(match["source"].text == source && match["target"].text == target)
        #expect(match["matchRate"].number == rate && match["matchType"].text == type)
        #expect(
          match["timestamp"].text == "20260101T120000Z" && match["author"].text == "Salma Desk"
        )
        #expect(match["documentName"].text == "news.xlf" && match["context"].text == "12")
        #expect(match["targetLang"].text == "en-GB" && match["internalKey"].text == key)
      }
      let plain = Self.query("وقّع الطرفان الهدنة &amp; غادرا")
      let near = try await Self.send("desk+1/fuzzysearch", plain, desk)["results"][0]
      #expect(near["matchRate"].number == 98 && near["matchType"].text == "Fuzzy")
      let numbers = key.split(separator: ":").map(String.init)
      let name = Self.pretty(["recordKey": numbers[0], "targetKey": numbers[1]])
      #expect(try await Self.send("desk+1/getentry", name, desk)["target"].text == target)
      let wrong = Self.pretty(["recordKey": numbers[0], "targetKey": "1", "segmentId": "999999"])
      let refused = try await desk.post(
        "/t5memory/desk+1/entrydelete",
        text: wrong,
        headers: Self.json
      )
      #expect(refused.json["ErrorMsg"].text == "SEGMENT_ID_IS_NOT_EQUAL")
      let delete = Self.pretty([
        "recordKey": numbers[0], "targetKey": "1",
        "segmentId": "\(stored["segmentId"].number ?? 0)",
      ])
      let gone = try await Self.send("desk+1/entrydelete", delete, desk)
      #expect(gone["fileFlushed"] == .int(1) && gone["ErrorMsg"] == .null)
      #expect(try await Self.send("desk+1/fuzzysearch", plain, desk)["results"].elements.isEmpty)
      #expect(try await desk.send(.delete, "/t5memory/desk+1").status == 200)
      let missing = try await desk.send(.delete, "/t5memory/desk+1")
      #expect(missing.status == 500 && missing.text.contains("not found(error 48)"))
      let status = try await desk.get("/t5memory/desk+1/status")
      #expect(status.status == 404 && status.json["status"].text == "not found")
    }
  }

  @Test("each write stands in the history, and can be taken back")
  func recordsWrites() async throws {
    try await TestDesk.run { desk in
      try await Self.create("h", desk)
      let stored = try await Self.send("h/entry", Self.entry("هدنة", "truce"), desk)
      let key = stored["segmentId"].number ?? 0
      let delete = Self.pretty(["recordKey": "\(key)", "targetKey": "1", "segmentId": "\(key)"])
      _ = try await Self.send("h/entrydelete", delete, desk)
      let changes = try await desk.get("/api/v1/history").json["changes"].elements
        .filter { $0["memory"].text == "h" }
      #expect(changes.map { $0["what"].text } == ["unit", "unit", "import"])
      let last = try #require(changes.first)
      #expect(last["before"]["source"].text == "هدنة" && last["through"].text == "api")
      let undo = try await desk.send(
        .post,
        "/api/v1/history/\(last["change"].number ?? 0)/undo"
      )
      #expect(undo.status == 200, "\(undo.text)")
      let found = try await Self.send("h/fuzzysearch", Self.query("هدنة"), desk)
      #expect(found["results"][0]["segmentId"].number == key)
    }
  }

  @Test("another translation stays beside the first, or takes its place where the client says so")
  func replaces() async throws {
    try await TestDesk.run { desk in
      try await Self.create("r", desk)
      _ = try await Self.send("r/entry", Self.entry("هدنة", "truce"), desk)
      _ = try await Self.send("r/entry", Self.entry("هدنة", "ceasefire"), desk)
      _ = try await Self.send("r/entry", Self.entry("هدنة", "lull", context: "13"), desk)
      #expect(
        try await Self.send("r/search", Self.search(count: "1"), desk)["NumOfFoundSegments"].number
          == 3
      )
      _ = try await Self.send("r/entry", Self.entry("هدنة", "armistice", keepsOthers: false), desk)
      let found = try await Self.send("r/search", Self.search(), desk)["results"].elements
      #expect(Set(found.map { $0["target"].text }) == ["lull", "armistice"])
    }
  }

  @Test("a search goes on where it stopped, whatever is written meanwhile")
  func pages() async throws {
    try await TestDesk.run { desk in
      try await Self.create("p", desk)
      for number in 1...7 {
        _ = try await Self.send("p/entry", Self.entry("خبر \(number)", "Item \(number)"), desk)
      }
      var seen: [String] = []
      var position = ""
      while true {
        let page = try await Self.send(
          "p/search",
          Self.search(source: "خبر", position: position, limit: 2),
          desk
        )
        #expect(page["ErrorMsg"] == .null)
        seen += page["results"].elements.map { $0["target"].text }
        guard page["NewSearchPosition"] != .null else { break }
        position = page["NewSearchPosition"].text
        // One that was seen goes, and one comes.
        let first = try await Self.send("p/search", Self.search(limit: 1), desk)["results"][0]
        let key = first["segmentId"].number ?? 0
        let delete = Self.pretty(["recordKey": "\(key)", "targetKey": "1", "segmentId": "\(key)"])
        _ = try await Self.send("p/entrydelete", delete, desk)
      }
      #expect(seen == (1...7).map { "Item \($0)" })
    }
  }

  @Test(
    "a search takes texts, words, authors and times as the client says",
    arguments: [
      (search(source: "هُدنة"), 0), (search(source: "هدنة"), 2),
      (search(source: "هدنة", mode: "exact"), 1),
      (search(source: "النار هدنة", mode: "concordance"), 1), (search(author: "salma desk"), 3),
      (search(author: "Salma"), 0), (search(from: "20270101T000000Z"), 0), (search(), 3),
    ]
  )
  func searches(_ body: String, _ count: Int) async throws {
    try await TestDesk.run { desk in
      try await Self.create("s", desk)
      for (source, target) in [
        ("هدنة", "truce"), ("هدنة قبل وقف النار", "truce before the ceasefire"), ("خبر", "item"),
      ] {
        _ = try await Self.send("s/entry", Self.entry(source, target), desk)
      }
      let found = try await Self.send("s/search", body, desk)
      #expect(found["results"].elements.count == count)
    }
  }

  @Test("the older request of concordance is answered too")
  func answersOldSearch() async throws {
    try await TestDesk.run { desk in
      let body = Self.pretty([
        "searchString": "\"truce\"", "searchType": "\"target\"", "searchPosition": "null",
        "numResults": "20", "msSearchAfterNumResults": "250",
      ])
      let found = try await Self.send("news/concordancesearch", body, desk)
      #expect(found["results"].elements.count == 1)
    }
  }

  @Test("files are imported while the client asks, cloned, and given back whole and in pieces")
  func keepsFiles() async throws {
    let pairs = (1...25).map { ("خبر رقم \($0)", "Item number \($0)") }
    try await TestDesk.run { desk in
      let object = Self.pretty([
        "name": "\"f\"", "sourceLang": "\"ar\"", "framingTags": "\"saveAll\"",
      ])
      let (headers, body) = Self.form(object, file: TestDesk.tmx(pairs))
      #expect(try await desk.send(.post, "/t5memory/", headers: headers, body: body).status == 200)
      let status = try await Self.waitForImport("f", desk)
      #expect(status["status"].text == "open" && status["tmxImportStatus"].text == "available")
      #expect(
        status["segmentsImported"].number == 25 && status["importTime"].text != "not finished"
      )
      let (_, more) = Self.form(
        Self.pretty(["framingTags": "\"saveAll\"", "saveDifferentTargetsForSameSource": "\"1\""]),
        file: TestDesk.tmx([("خبر آخر", "Another item")])
      )
      #expect(
        try await desk.send(.post, "/t5memory/f/importtmx", headers: headers, body: more).status
          == 200
      )
      _ = try await Self.waitForImport("f", desk)
      let (_, bad) = Self.form("{}", file: "no TMX")
      #expect(
        try await desk.send(.post, "/t5memory/f/importtmx", headers: headers, body: bad).status
          == 200
      )
      let failed = try await Self.waitForImport("f", desk)
      #expect(failed["tmxImportStatus"].text == "failed" && !failed["importErrorMsg"].text.isEmpty)
      let clone = try await Self.send("f/clone", Self.pretty(["newName": "\"g\""]), desk)
      #expect(clone["msg"].text.contains("was cloned successfully"))
      let twice = try await desk.post(
        "/t5memory/f/clone",
        text: "{\"newName\": \"g\"}",
        headers: Self.json
      )
      #expect(twice.json["ErrorMsg"].text.contains("already exists"))
      #expect(try await desk.get("/t5memory/f/reorganize").status == 200)
      #expect(try await desk.get("/t5memory/f/flush").status == 200)
      let whole = try await desk.get("/t5memory/f/download.tmx").text
      #expect(whole.split(separator: "</tu>").count == 27)
      let copy = try await desk.get("/t5memory/g/download.tm").text
      #expect(copy.split(separator: "</tu>").count == 27 && copy.contains("خبر رقم 25"))
      var pieces = 0
      var units = 0
      var key: String?
      repeat {
        var object: [JSONValue.Member] = [.init("limit", .int(10))]
        if let key { object.append(.init("startFromInternalKey", .string(key))) }
        let piece = try await desk.send(.get, "/t5memory/f/download.tmx", json: .object(object))
        units += piece.text.split(separator: "t5:InternalKey").count - 1
        pieces += 1
        key = HTTPField.Name("NextInternalKey").flatMap { piece.headers[$0] }
      } while key != "0:0"
      #expect(pieces == 3 && units == 26)
    }
  }

  @Test(
    "long segments are kept whole, and what cannot be one is refused in the words that clients know"
  )
  func limitsSegments() async throws {
    try await TestDesk.run { desk in
      try await Self.create("l", desk)
      let long = String(repeating: "كلمة 😀 ", count: 8_000)
      let stored = try await Self.send("l/entry", Self.entry(long, "word"), desk)
      #expect(stored["source"].text == long)
      for (source, message) in [
        ("a < b", "Error in xml in source or target!"),
        ("<g id=\"1\">", "Error in xml in source or target!"),
        (String(repeating: "a", count: 70_000), "too long"),
      ] {
        let answer = try await desk.post(
          "/t5memory/l/entry",
          text: Self.entry(source, "b"),
          headers: Self.json
        )
        #expect(answer.status >= 400 && answer.json["ErrorMsg"].text.contains(message))
      }
      let missing = try await desk.post(
        "/t5memory/none/fuzzysearch",
        text: Self.query("a"),
        headers: Self.json
      )
      #expect(missing.status == 404 && !missing.json["ErrorMsg"].text.isEmpty)
    }
  }

  @Test("a library with people takes their tokens as Basic has them, and asks for the permission")
  func asksPeople() async throws {
    let tokens = Mutex<[Role: String]>([:])
    let prepare: @Sendable (OperationRunner) throws -> Void = { runner in
      for role in [Role.reader, .reviewer] {
        _ = try runner.run(AddPerson.self, AddPerson.Request(role.rawValue, role))
        let token = try runner.run(MakeToken.self, MakeToken.Request(role.rawValue)).token
        tokens.withLock { $0[role] = token }
      }
    }
    try await TestDesk.run(prepare: prepare) { desk in
      #expect(try await desk.get("/t5memory/news/status").status == 401)
      for (role, stored, removed) in [(Role.reader, 403, 403), (.reviewer, 200, 403)] {
        let pair = Data("translate5:\(tokens.withLock { $0[role] ?? "" })".utf8)
        let headers: HTTPFields = [
          .authorization: "Basic \(pair.base64EncodedString())", .contentType: "application/json",
        ]
        for (path, body, status) in [
          ("news/fuzzysearch", Self.query("هدنة"), 200),
          ("news/entry", Self.entry("هدنة", "truce"), stored),
          ("news/clone", "{\"newName\": \"copy\"}", stored),
        ] {
          let answer = try await desk.post("/t5memory/\(path)", text: body, headers: headers)
          #expect(answer.status == status, "\(role) \(path) \(answer.text)")
        }
        let gone = try await desk.send(.delete, "/t5memory/news", headers: headers)
        #expect(gone.status == removed && !gone.json["ErrorMsg"].text.isEmpty)
      }
    }
  }
}
