import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import WebServer

@Suite("The API")
struct APITests {
  private static let memory = "/api/v1/memories/" + percentEncoded("ذاكرة")

  @Test("a look-up finds a term in any form, and sentences with it")
  func looksUp() async throws {
    try await TestDesk.run { desk in
      let found = try await desk.get("/api/v1/lookup", ["q": "للهدنة"]).json
      #expect(found["language"].text == "ar")
      #expect(found["entries"][0]["concept"].text == "truce")
      #expect(found["entries"][0]["match"]["kind"].text == "inflected")
      #expect(found["entries"][0]["terms"]["en"][0]["text"].text == "truce")
      #expect(found["examples"][0]["target"].text == TestDesk.sentences[0].1)
    }
  }

  @Test("an article comes back as it was sent, with its terms in place")
  func annotates() async throws {
    let article = "قال الأمين العام إن الهدنة بدأت."
    try await TestDesk.run { desk in
      let found = try await desk.post("/api/v1/annotate", ["name": "a.txt"], text: article).json
      #expect(found["text"].text == article)
      let terms = found["segments"][0]["terms"].elements
      #expect(Set(terms.map { $0["concept"].text }) == ["secretary", "truce"])
      let scalars = Array(article.unicodeScalars)
      for term in terms {
        let range = try #require(term["start"].number)..<(try #require(term["end"].number))
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range])
        #expect(text == term["text"].text)
      }
      for (format, piece, type) in [
        ("html", "dir=\"rtl\"", "text/html; charset=utf-8"), ("text", "truce", "text/plain"),
        ("xliff", "<xliff", "application/xliff+xml"), ("docx", "PK", "application/vnd.openxml"),
      ] {
        let answer = try await desk.post("/api/v1/annotate", ["format": format], text: article)
        #expect(answer.text.contains(piece), "\(format)")
        #expect(answer.headers[.contentType]?.hasPrefix(type) == true, "\(format)")
      }
    }
  }

  @Test("a text is cut into segments")
  func segments() async throws {
    try await TestDesk.run { desk in
      let found = try await desk.post("/api/v1/segment", text: "وصل. ثم غادر؟ نعم.").json
      #expect(found["segments"].elements.count == 3)
    }
  }

  @Test("segments are matched alone and in their context")
  func matches() async throws {
    try await TestDesk.run { desk in
      let found = try await desk.get("/api/v1/match", ["q": TestDesk.sentences[1].0]).json
      #expect(found["matches"][0]["score"].number == 100)
      #expect(found["matches"][0]["kind"].text == "exact")
      let batch: JSONValue = [
        "segments": .strings(TestDesk.sentences.map(\.0)), "threshold": .int(80),
      ]
      let results = try await desk.send(.post, "/api/v1/match", json: batch).json["results"]
      #expect(
        results.elements.map { $0["matches"][0]["target"].text } == TestDesk.sentences.map(\.1)
      )
      #expect(results[1]["matches"][0]["kind"].text == "context")
    }
  }

  @Test("what a concordance finds stands where it says")
  func findsConcordance() async throws {
    try await TestDesk.run { desk in
      let hit = try await desk.get("/api/v1/concordance", ["q": "القاهرة"]).json["hits"][0]
      let place = hit["occurrences"][0]
      let scalars = Array(hit["source"].text.unicodeScalars)
      let range = try #require(place["start"].number)..<(try #require(place["end"].number))
      #expect(String(String.UnicodeScalarView(scalars[range])) == "القاهرة")
    }
  }

  @Test("a memory is imported, exported and taken back")
  func importsMemory() async throws {
    try await TestDesk.run { desk in
      let file = TestDesk.tmx(
        [("بدأت القمة.", "The summit began.")],
        more: "\n<tu><tuv><seg>x</seg></tuv></tu>"
      )
      let trial = try await desk.post(Self.memory + "/import", ["dryRun": "true"], text: file).json
      #expect(trial["import"] == .null && trial["added"].number == 1)
      let report = try await desk.post(Self.memory + "/import", ["file": "a.tmx"], text: file).json
      #expect(report["memory"].text == "ذاكرة")
      #expect(report["file"].text == "a.tmx")
      #expect(report["added"].number == 1 && report["rejected"].number == 1)
      #expect(report["rejections"][0]["line"].number == 2)
      let export = try await desk.get(Self.memory + "/export")
      #expect(export.text.contains("The summit began."))
      let pairs = try await desk.get(
        Self.memory + "/export",
        ["format": "tsv", "from": "ar", "to": "en"]
      )
      #expect(pairs.text == "بدأت القمة.\tThe summit began.\n")
      let number = try #require(report["import"].number)
      let undone = try await desk.send(.delete, "/api/v1/imports/\(number)")
      #expect(undone.json["removed"].number == 1)
      let left = try await desk.get("/api/v1/match", ["q": "بدأت القمة."]).json
      #expect(left["matches"].elements.isEmpty)
    }
  }

  @Test("a concept is added, changed from its revision only, and removed")
  func editsConcepts() async throws {
    let path = "/api/v1/glossaries/desk/concepts"
    let concept: JSONValue = [
      "domain": "defence",
      "terms": [
        "ar": .array([
          ["text": "غارة جوية", "partOfSpeech": "noun", "forms": .strings(["غارات جوية"])]
        ]),
        "en": .array([["text": "air strike"], ["text": "air raid", "status": "admitted"]]),
      ],
    ]
    try await TestDesk.run { desk in
      let added = try await desk.send(.post, path, json: concept)
      #expect(added.status == 201)
      let location = try #require(added.headers[.location])
      let stored = try await desk.get(location)
      let tag = try #require(stored.headers[.eTag])
      #expect(tag == "\"\(stored.json["revision"].number ?? -1)\"")
      let found = try await desk.get("/api/v1/lookup", ["q": "غارات جوية"]).json
      #expect(found["entries"][0]["match"]["kind"].text == "inflected")
      let changed = stored.json.replacing("definition", with: "من الجو")
      let first = try await desk.send(.put, location, json: changed, headers: [.ifMatch: tag])
      #expect(first.status == 200)
      let late = try await desk.send(.put, location, json: stored.json, headers: [.ifMatch: tag])
      #expect(late.status == 409)
      #expect(late.headers[.contentType] == "application/problem+json")
      let blind = changed.replacing("revision", with: nil)
      #expect(try await desk.send(.put, location, json: blind).status == 428)
      #expect(try await desk.send(.delete, location, headers: [.ifMatch: tag]).status == 409)
      #expect(try await desk.send(.delete, location).status == 204)
      #expect(try await desk.get(location).status == 404)
    }
  }

  @Test("a glossary is imported, shown, exported in each format, and removed")
  func importsGlossary() async throws {
    let path = "/api/v1/glossaries/more"
    let table = "ar,en\nسلام,peace\nحرب,war\n"
    try await TestDesk.run { desk in
      let trial = try await desk.post(
        path + "/import",
        ["file": "t.csv", "dryRun": "1"],
        text: table
      )
      #expect(trial.json["added"].number == 2)
      #expect(try await desk.get(path + "/concepts").status == 404)
      let report = try await desk.post(path + "/import", ["file": "t.csv"], text: table)
      #expect(report.json["added"].number == 2)
      #expect(try await desk.get(path + "/concepts").json["concepts"].elements.count == 2)
      for (format, piece) in [("tbx", "<term>peace"), ("csv", "peace"), ("omegat", "peace")] {
        let file = try await desk.get(
          path + "/export",
          ["format": format, "from": "ar", "to": "en"]
        )
        #expect(file.status == 200 && file.text.contains(piece), "\(format)")
      }
      #expect(try await desk.send(.delete, path).status == 204)
      #expect(try await desk.get(path + "/concepts").status == 404)
    }
  }

  @Test("two texts are aligned, and what was aligned is stored")
  func aligns() async throws {
    let texts: JSONValue = [
      "source": "وصل الوزير. ثم غادر القاهرة.",
      "target": "The minister arrived. He then left Cairo.",
    ]
    try await TestDesk.run { desk in
      let found = try await desk.send(.post, "/api/v1/align", json: texts).json["segments"]
      #expect(found.elements.map { $0["sourceIndices"][0].number } == [0, 1])
      let store: JSONValue = ["memory": "aligned", "from": "ar", "to": "en", "segments": found]
      let stored = try await desk.send(.post, "/api/v1/align/store", json: store)
      #expect(stored.json["added"].number == 2)
    }
  }

  @Test("what is wrong is said as a problem, without a word of how the server is made")
  func says() async throws {
    let long = String(repeating: "a", count: 20_000)
    try await TestDesk.run { desk in
      for (target, status) in [
        ("/api/v1/lookup", 400), ("/api/v1/lookup?q=%FF", 400), ("/api/v1/lookup?q=%00", 400),
        ("/api/v1/lookup?q=x&limit=0", 400), ("/api/v1/lookup?q=x&from=123", 400),
        ("/api/v1/match?q=x&threshold=101", 400), ("/api/v1/match?q=x&memory=none", 404),
        ("/api/v1/memories/none/export", 404), ("/api/v1/glossaries/none/concepts", 404),
        ("/api/v1/glossaries/none/concepts/x", 404), ("/api/v1/nothing", 404),
        ("/api/v1/lookup?q=\(long)", 413),
        ("/api/v1/glossaries/\(long.prefix(256))/concepts", 400),
      ] {
        let answer = try await desk.send(.get, target)
        #expect(answer.status == status, "\(target.prefix(60))")
        Self.expectProblem(answer)
      }
      for (path, body, status) in [
        ("/api/v1/match", "{", 400), ("/api/v1/match", "{\"segments\":\"x\"}", 400),
        ("/api/v1/match", "{\"segments\":[\"x\"],\"limit\":0}", 400),
        ("/api/v1/memories/m/import", "no XML", 422), ("/api/v1/memories/m/import", "", 400),
        ("/api/v1/glossaries/g/import", "", 400),
        ("/api/v1/glossaries/desk/concepts", "{\"terms\":{\"ar\":[{\"text\":\" \"}]}}", 422),
      ] {
        let answer = try await desk.post(path, text: body)
        #expect(answer.status == status, "\(path): \(body)")
        Self.expectProblem(answer)
      }
      let bytes = try await desk.send(.post, "/api/v1/annotate", body: [0xFF, 0xFE, 0xFF])
      #expect(bytes.status == 422)
    }
  }

  private static func expectProblem(_ answer: Answer) {
    #expect(answer.headers[.contentType] == "application/problem+json")
    #expect(answer.json["status"].number == answer.status)
    #expect(!answer.detail.isEmpty)
    for secret in ["/tmp", "SELECT", ".sqlite", "swift", "--"] {
      #expect(!answer.text.contains(secret), "\(answer.text)")
    }
  }

  @Test("a problem is said in the language of the client")
  func translates() async throws {
    try await TestDesk.run { desk in
      #expect(try await desk.get("/api/v1/lookup").detail == "q is missing")
      let arabic = try await desk.get(
        "/api/v1/lookup",
        headers: [.acceptLanguage: "ar-EG,en;q=0.5"]
      )
      #expect(arabic.detail.contains("مطلوب"))
      let empty = try await desk.get("/api/v1/lookup", ["lang": "ar"])
      #expect(empty.detail.contains("مطلوب"))
    }
  }

  @Test("of many who change one concept at the same time, each change is there or was refused")
  func losesNothing() async throws {
    let path = "/api/v1/glossaries/desk/concepts/ceasefire"
    try await TestDesk.run { desk in
      let kept = try await withThrowingTaskGroup(of: Int?.self) { group in
        for number in 0..<40 {
          group.addTask {
            let stored = try await desk.get(path)
            let tag = try #require(stored.headers[.eTag])
            let note = stored.json["note"].text + "\(number);"
            let answer = try await desk.send(
              .put,
              path,
              json: stored.json.replacing("note", with: .string(note)),
              headers: [.ifMatch: tag]
            )
            #expect([200, 409].contains(answer.status))
            return answer.status == 200 ? number : nil
          }
        }
        return try await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
      }
      let note = try await desk.get(path).json["note"].text
      #expect(note.split(separator: ";").compactMap { Int($0) }.sorted() == kept.sorted())
      #expect(!kept.isEmpty)
    }
  }

  @Test("while a file is imported nobody waits for it, and nobody fails")
  func readsDuringImport() async throws {
    let pairs = (0..<2_000).map {
      ("جملة رقم \($0) من الملف الكبير.", "Sentence \($0) of the file.")
    }
    let file = TestDesk.tmx(pairs)
    try await TestDesk.run { desk in
      async let report = desk.post("/api/v1/memories/big/import", ["file": "b.tmx"], text: file)
      for _ in 0..<50 {
        let answer = try await desk.get("/api/v1/match", ["q": TestDesk.sentences[0].0])
        #expect(answer.json["matches"][0]["score"].number == 100)
      }
      let added = try await report.json["added"].number
      #expect(added == 2_000)
      let found = try await desk.get("/api/v1/match", ["q": "جملة رقم 7 من الملف الكبير."]).json
      #expect(found["matches"][0]["score"].number == 100)
    }
  }

  @Test("requests made of awkward pieces are never the server's fault", arguments: [8, 9, 10])
  func survives(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let requests = (0..<200).map { _ in Awkward(using: &generator) }
    try await TestDesk.run { desk in
      for request in requests {
        let answer = try await desk.send(request.method, request.target, body: request.body)
        #expect(answer.status < 500, "\(request): \(answer.text.prefix(200))")
      }
    }
  }

  @Test("a text that takes too long is interrupted, and the next request is served")
  func interrupts() async throws {
    var configuration = ServerConfiguration()
    configuration.timeoutSeconds = 1
    let pairs = (0..<4_000).map { ("وصل الوفد رقم \($0) صباحا.", "Delegation \($0) came.") }
    let file = TestDesk.tmx(pairs)
    let segments = (0..<3_000).map { "وصل الوفد رقم \($0) مساء." }
    try await TestDesk.run(
      isFilled: false,
      memory: file,
      configuration: configuration
    ) { desk in
      let batch: JSONValue = ["segments": .strings(segments), "threshold": .int(10)]
      let answer = try await desk.send(.post, "/api/v1/match", json: batch)
      #expect(answer.status == 422)
      #expect(answer.detail.contains("too long"))
      let next = try await desk.get("/api/v1/match", ["q": "وصل الوفد رقم 7 مساء."])
      #expect(next.status == 200)
    }
  }

  @Test("a client that leaves ends its work")
  func stopsWorkingForNobody() async throws {
    var configuration = ServerConfiguration()
    configuration.timeoutSeconds = 600
    let pairs = (0..<4_000).map { ("وصل الوفد رقم \($0) صباحا.", "Delegation \($0) came.") }
    let file = TestDesk.tmx(pairs)
    let segments = (0..<9_000).map { "وصل الوفد رقم \($0) مساء." }
    let batch: JSONValue = ["segments": .strings(segments), "threshold": .int(1)]
    try await TestDesk.run(isFilled: false, configuration: configuration) { desk in
      _ = try await desk.post("/api/v1/memories/m/import", text: file)
      let leaving = (0..<8).map { _ in
        Task { try await desk.send(.post, "/api/v1/match", json: batch).status }
      }
      try await Task.sleep(for: .milliseconds(300))
      for task in leaving { task.cancel() }
      // All threads for long texts were taken; this one would wait for minutes.
      let start = ContinuousClock.now
      let small: JSONValue = ["segments": .strings(segments.prefix(400)), "threshold": .int(90)]
      #expect(try await desk.send(.post, "/api/v1/match", json: small).status == 200)
      #expect(ContinuousClock.now - start < .seconds(300))
      for task in leaving { _ = await task.result }
    }
  }
}

/// A request made of pieces at random.
private struct Awkward: CustomStringConvertible {
  let method: HTTPRequest.Method
  let target: String
  let body: [UInt8]

  private static let paths = [
    "lookup", "match", "annotate", "align", "memories/a/import", "glossaries/a/concepts",
    "glossaries/%2e%2e/export", "memories/%00", "imports/99999999999999999999", "concordance",
  ]
  private static let pieces = [
    "%25", "%ff", "&q=", "q=%D8%A7", "%22", "from=ar", "to=", "limit=-1", "threshold=1e9", "+",
    "%7C", "%u0627", "memory=", "%E2%80%AE", "of=tmx", "langpair=ar%7Cen",
    "q=" + String(repeating: "a", count: 900),
  ]
  private static let prefixes = [
    "/api/v1/", "/tmserver/ar/en/unit/", "/", "/get?", "/set?", "//", "/tmserver/",
  ]
  private static let bodies: [[UInt8]] = [
    [], Array("{}".utf8), Array("[]".utf8), Array("null".utf8), [0], [0xFF, 0xFE],
    Array("{\"segments\":[1]}".utf8), Array("{\"source\":\"ا\"}".utf8), Array("<tmx>".utf8),
    Array("PK\u{3}\u{4}".utf8), [0x1F, 0x8B, 8], Array(String(repeating: "a", count: 5_000).utf8),
  ]
  private static let methods: [HTTPRequest.Method] = [
    .get, .post, .put, .delete, .head, .options, .patch,
  ]

  init(using generator: inout SeededGenerator) {
    func one<Element>(of elements: [Element]) -> Element {
      elements[Int.random(in: elements.indices, using: &generator)]
    }
    method = one(of: Self.methods)
    let query = (0..<Int.random(in: 0...4, using: &generator)).map { _ in one(of: Self.pieces) }
    target = one(of: Self.prefixes) + one(of: Self.paths) + "?" + query.joined(separator: "&")
    body = one(of: Self.bodies)
  }

  var description: String { "\(method) \(target)" }
}

extension JSONValue {
  /// Returns an object with another value for a name, or without the name.
  fileprivate func replacing(_ name: String, with value: JSONValue?) -> JSONValue {
    guard case .object(let members) = self else { return self }
    let others = members.filter { $0.name != name }
    return .object(others + (value.map { [Member(name, $0)] } ?? []))
  }
}
