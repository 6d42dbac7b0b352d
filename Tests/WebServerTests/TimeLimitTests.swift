import Hummingbird
import HummingbirdTesting
import JSON
import Testing

@testable import WebServer

/// What one request does ends at the time limit, whatever it asks: each address gets a text that would take
/// many times as long.
@Suite("The time limit", .serialized)
struct TimeLimitTests {
  struct Question: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let ask: @Sendable (TestDesk) async throws -> Answer

    init(_ name: String, _ ask: @escaping @Sendable (TestDesk) async throws -> Answer) {
      testDescription = name
      self.ask = ask
    }
  }

  /// Many short lines in both languages.
  private static let text = String(
    repeating: "a.\nوقع الطرفان اتفاق الهدنة صباح اليوم.\nThe truce was signed.\n",
    count: 6_000
  )

  static let questions =
    ["json", "html", "text", "xliff", "docx"].map { format in
      Question("annotate as \(format)") { desk in
        try await desk.post("/api/v1/annotate", ["format": format], text: text)
      }
    } + [
      Question("segment") { try await $0.post("/api/v1/segment", text: text) },
      Question("align") { desk in
        try await desk.send(
          .post,
          "/api/v1/align",
          json: ["source": .string(text), "target": .string(text)]
        )
      },
      Question("match") { desk in
        let lines = text.split(separator: "\n").prefix(9_000).map(String.init)
        return try await desk.send(
          .post,
          "/api/v1/match",
          json: ["segments": .strings(lines), "threshold": .int(0)]
        )
      },
      Question("look up") { desk in
        try await desk.get("/api/v1/lookup", ["q": String(text.prefix(8_000))])
      },
      Question("concordance") { desk in
        try await desk.get("/api/v1/concordance", ["q": String(text.prefix(8_000))])
      },
    ]

  @Test(
    "imports, edits and exports have the limit too, and have changed nothing when it comes",
    arguments: ["memories/m/import", "glossaries/g/import", "memories/desk/export"]
  )
  func writingEnds(path: String) async throws {
    var configuration = ServerConfiguration()
    configuration.timeoutSeconds = 0
    try await TestDesk.run(configuration: configuration) { desk in
      let answer =
        path.hasSuffix("export")
        ? try await desk.get("/api/v1/" + path)
        : try await desk.post("/api/v1/" + path, text: TestDesk.tmx([("سلام", "peace")]))
      #expect([422, 503].contains(answer.status))
    }
  }

  @Test("a request ends soon after the limit", .timeLimit(.minutes(20)), arguments: questions)
  func ends(question: Question) async throws {
    var configuration = ServerConfiguration()
    configuration.timeoutSeconds = 1
    try await TestDesk.run(configuration: configuration) { desk in
      let answer = try await question.ask(desk)
      #expect([200, 422, 503].contains(answer.status), "\(answer.status)")
    }
  }
}
