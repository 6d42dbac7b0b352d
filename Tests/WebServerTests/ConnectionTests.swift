import HummingbirdTesting
import NIOCore
import Testing

@testable import WebServer

@Suite("Over a socket")
struct ConnectionTests {
  private static let host = "Host: localhost\r\nConnection: close\r\n"

  /// The statuses of answers, in order.
  private static func statuses(_ text: String) -> [String] {
    text.matches(of: /HTTP\/1\.[01] (\d\d\d)/).map { String($0.1) }
  }

  @Test("what is wrong with a request is said with its own status")
  func refuses() async throws {
    let chunked = "POST /api/v1/segment HTTP/1.1\r\n\(Self.host)Transfer-Encoding: chunked\r\n\r\n"
    try await TestDesk.run(.live) { desk in
      for (name, text, expected) in [
        ("unknown coding", chunked.replacing("chunked", with: "gzip"), ["501"]),
        ("a bad size of a chunk", chunked + "zz\r\nabc\r\n", ["400"]),
        ("a chunk without its end", chunked + "3\r\nabcdef", ["400"]),
        (
          "5,000 trailers",
          chunked + "1\r\na\r\n0\r\n" + String(repeating: "A: b\r\n", count: 5_000), ["400"]
        ),
        ("two hosts", "GET /healthz HTTP/1.1\r\n\(Self.host)\(Self.host)\r\n", ["400"]),
        (
          "a host behind brackets",
          "GET /healthz HTTP/1.1\r\nHost: [::1].evil.com\r\nConnection: close\r\n\r\n", ["400"]
        ),
        (
          "a host for a port",
          "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:evil.com\r\nConnection: close\r\n\r\n", ["400"]
        ),
        (
          "another host", "GET /healthz HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n\r\n",
          ["403"]
        ),
        (
          "a long target",
          "GET /\(String(repeating: "a", count: 90_000)) HTTP/1.1\r\n\(Self.host)\r\n", ["414"]
        ),
        ("HTTP/1.0", "GET /healthz HTTP/1.0\r\n\(Self.host)\r\n", ["200"]),
      ] as [(String, String, [String])] {
        let answer = try await RawConnection.exchange([text], port: desk.port)
        #expect(Self.statuses(answer) == expected, "\(name): \(answer.prefix(300))")
        let isProblem = expected != ["200"]
        #expect(answer.contains("application/problem+json") == isProblem, "\(name)")
      }
    }
  }

  @Test("a body that is cut off is no text")
  func refusesTruncation() async throws {
    try await TestDesk.run(.live) { desk in
      let head = "POST /api/v1/segment HTTP/1.1\r\n\(Self.host)Content-Length: 99\r\n\r\nabc"
      let answer = try await RawConnection.exchange([head], port: desk.port, closesInput: true)
      #expect(Self.statuses(answer) == ["400"])
    }
  }

  @Test("a body is sent after the word to go on")
  func continues() async throws {
    try await TestDesk.run(.live) { desk in
      let head =
        "POST /api/v1/segment HTTP/1.1\r\n\(Self.host)Content-Length: 3\r\n"
        + "Expect: 100-continue\r\n\r\n"
      let answer = try await RawConnection.exchange(
        [head, "a. "],
        port: desk.port,
        pause: .milliseconds(100)
      )
      #expect(Self.statuses(answer) == ["100", "200"])
    }
  }

  @Test("bodies that come a byte at a time end, and keep nobody from an answer")
  func endsSlowBodies() async throws {
    var limits = ConnectionLimits()
    limits.paceInterval = .milliseconds(300)
    var configuration = ServerConfiguration()
    // Fewer than the slow clients below: were a slow body to hold a place, the others would have none.
    configuration.maximumRequestCount = 39
    try await TestDesk.run(.live, limits: limits, configuration: configuration) { desk in
      let head = "POST /api/v1/segment HTTP/1.1\r\n\(Self.host)Content-Length: 99\r\n\r\n"
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<40 {
          group.addTask {
            let bytes = Array(repeating: "a", count: 20)
            return try await RawConnection.exchange(
              [head] + bytes,
              port: desk.port,
              pause: .milliseconds(50)
            )
          }
        }
        for _ in 0..<20 {
          #expect(try await desk.get("/healthz").status == 200)
          #expect(try await desk.get("/api/v1/lookup", ["q": "هدنة"]).status == 200)
        }
        for try await answer in group { #expect(Self.statuses(answer) == ["408"]) }
      }
    }
  }

  @Test("bodies have no more memory together than they may")
  func boundsMemory() async throws {
    var configuration = ServerConfiguration()
    configuration.maximumBodyByteCount = 100_000
    try await TestDesk.run(.live, configuration: configuration) { desk in
      let half = String(repeating: "a", count: 60_000)
      let head = "POST /api/v1/segment HTTP/1.1\r\n\(Self.host)Content-Length: 120000\r\n\r\n"
      let answer = try await RawConnection.exchange([head + half, half], port: desk.port)
      #expect(Self.statuses(answer) == ["503"])
      #expect(answer.lowercased().contains("retry-after: 1"))
      // What was taken is there again.
      #expect(try await desk.post("/api/v1/segment", text: half).status == 200)
    }
  }

  @Test("the end of the server waits for what was begun")
  func finishesWork() async throws {
    let pairs = (0..<3_000).map { ("جملة رقم \($0).", "Sentence \($0).") }
    let file = TestDesk.tmx(pairs)
    try await TestDesk.run(.live, isFilled: false) { desk in
      let head =
        "POST /api/v1/memories/m/import?file=a.tmx HTTP/1.1\r\n\(Self.host)"
        + "Content-Length: \(file.utf8.count)\r\n\r\n"
      async let answer = RawConnection.exchange([head + file], port: desk.port)
      let text = try await answer
      #expect(text.contains("\"added\":3000"))
    }
  }
}
