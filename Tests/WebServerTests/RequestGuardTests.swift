import HTTPTypes
import Testing

@testable import WebServer

@Suite("Who may use the server")
struct RequestGuardTests {
  private static let foreign: [(name: String, headers: HTTPFields)] = [
    ("an embedded page", fields(["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"])),
    ("a picture", fields(["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"])),
    ("a page of the same site", fields(["Sec-Fetch-Site": "same-site"])),
    ("a page that names itself", fields(["Origin": "http://evil.com"])),
    ("a page without a name", fields(["Origin": "null"])),
    ("a page of an old browser", fields(["Referer": "http://evil.com/page?http://localhost/"])),
    ("a name that begins alike", fields(["Origin": "http://localhost.evil.com"])),
    ("another port", fields(["Origin": "http://localhost:1"])),
  ]

  private static func fields(_ pairs: KeyValuePairs<String, String>) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in pairs {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }

  @Test("no spelling of an address lets a page of another site store anything")
  func refusesForeignWrites() async throws {
    let query = "?seg=%D8%A3&tra=secret&langpair=ar%7Cen"
    let spellings = [
      "/set", "/set/", "/set//", "//set", "///set", "/api/set", "/api/set/", "//api//set/",
      "/api//set", "/set/?x=/get", "/./set", "/%73et", "/SET", "/set;x", "/set%2F", "/api/../set",
    ]
    try await TestDesk.run { desk in
      for (name, headers) in Self.foreign {
        for path in spellings {
          let target = path.contains("?") ? path + query.replacing("?", with: "&") : path + query
          for method in [HTTPRequest.Method.get, .head, .post] {
            let answer = try await desk.send(method, target, headers: headers)
            #expect([403, 404, 405].contains(answer.status), "\(name): \(method) \(path)")
          }
        }
      }
      let memories = try await desk.get("/api/v1/memories")
      #expect(!memories.text.contains("mymemory"))
      // The same from a tool is stored, in every spelling that the router takes.
      for path in ["/set", "/set/", "//set", "/api/set"] {
        #expect(try await desk.send(.get, path + query).json["responseStatus"].number == 200)
      }
      let filled = try await desk.get("/api/v1/memories")
      #expect(filled.text.contains("mymemory"))
    }
  }

  @Test("HEAD stores nothing, whoever asks")
  func headReads() async throws {
    try await TestDesk.run { desk in
      let query = "?seg=%D8%A3&tra=b&langpair=ar%7Cen"
      for path in ["/set", "/api/set/"] {
        let answer = try await desk.send(.head, path + query)
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "GET, POST")
      }
      let memories = try await desk.get("/api/v1/memories")
      #expect(!memories.text.contains("mymemory"))
    }
  }

  @Test("every route that changes something refuses pages of other sites")
  func refusesForeignRequests() async throws {
    try await TestDesk.run { desk in
      let writing = desk.routes.filter { ![.get, .head, .options].contains($0.method) }
      #expect(writing.count > 20)
      for (method, pattern) in writing {
        for (name, headers) in Self.foreign {
          let answer = try await desk.send(method, Self.target(pattern), headers: headers)
          #expect(answer.status == 403, "\(name): \(method) \(pattern)")
        }
      }
      let link = Self.fields(["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"])
      #expect(try await desk.send(.get, "/", headers: link).status == 200)
      let picture = Self.fields(["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"])
      #expect(try await desk.send(.get, "/", headers: picture).status == 403)
      for origin in ["http://localhost", "https://localhost", "HTTP://LOCALHOST"] {
        let own = Self.fields(["Origin": origin, "Sec-Fetch-Site": "same-origin"])
        let answer = try await desk.post("/api/v1/segment", text: "x", headers: own)
        #expect(answer.status == 200, "\(origin)")
      }
    }
  }

  @Test("without the token no route does anything, but for those that are for all")
  func needsToken() async throws {
    try await TestDesk.run(token: TestDesk.token) { desk in
      #expect(desk.routes.count > 150)
      // To log in one shows the token in the form.
      for (method, pattern) in desk.routes where (method, pattern) != (.post, "/login") {
        for headers in [
          [:], [.authorization: "Basic"], [.authorization: "nonsense"],
          [.cookie: "\(SessionCookie.name)=x"],
        ] as [HTTPFields] {
          let answer = try await desk.send(
            method,
            Self.target(pattern) + "?key=x",
            headers: headers
          )
          let isOpen = RouteRules.standard.open.contains(pattern)
          let isRefused = answer.status == 401 || answer.status == 429
          #expect(isRefused != isOpen, "\(method) \(pattern): \(answer.status)")
        }
      }
      #expect(try await desk.send(.get, "/nothing").status == 401)
      let answer = try await desk.send(.get, "/api/v1/memories")
      #expect(answer.headers[.wwwAuthenticate]?.contains("Basic") == true)
    }
  }

  @Test("the token among the parameters counts for MyMemory's clients only")
  func takesKey() async throws {
    try await TestDesk.run(token: TestDesk.token) { desk in
      let key = "key=\(TestDesk.token)"
      for path in ["/get?q=x&langpair=en%7Car&", "/api/get/?q=x&langpair=en%7Car&"] {
        #expect(try await desk.send(.get, path + key).status == 200)
        #expect(try await desk.send(.get, path + "key=wrong-token-of-all").status == 401)
      }
      for (method, pattern) in desk.routes where !RouteRules.standard.keyed.contains(pattern) {
        guard !RouteRules.standard.open.contains(pattern) else { continue }
        let answer = try await desk.send(method, Self.target(pattern) + "?" + key)
        #expect(answer.status == 401, "\(method) \(pattern)")
      }
    }
  }

  @Test("who tries tokens is told to wait")
  func throttles() async throws {
    try await TestDesk.run(token: TestDesk.token) { desk in
      var statuses: [Int] = []
      for number in 0..<40 {
        let headers: HTTPFields = [.authorization: "Bearer wrong-\(number)"]
        let answer = try await desk.send(.get, "/metrics", headers: headers)
        statuses.append(answer.status)
        #expect((answer.headers[.retryAfter] != nil) == (answer.status == 429))
      }
      #expect(statuses.prefix(TokenThrottle.tokens().patience).allSatisfy { $0 == 401 })
      #expect(statuses.last == 429)
      #expect(try await desk.send(.get, "/healthz").status == 200)
    }
  }

  @Test("a session begins with the token and ends with the log-out")
  func logsInAndOut() async throws {
    try await TestDesk.run(token: TestDesk.token) { desk in
      let page: HTTPFields = [.accept: "text/html"]
      let first = try await desk.send(.get, "/", headers: page)
      #expect((first.status, first.headers[.location]) == (303, "/login"))
      let wrong = try await desk.send(.post, "/login", body: Array("token=x".utf8))
      #expect(wrong.status == 401)
      let form = Array("token=\(TestDesk.token)".utf8)
      let begun = try await desk.send(.post, "/login", body: form)
      let cookie = try #require(begun.headers[.setCookie])
      for word in ["HttpOnly", "SameSite=Strict", "Max-Age=43200"] {
        #expect(cookie.contains(word))
      }
      #expect(!cookie.contains(TestDesk.token))
      let session: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]
      let inside = try await desk.send(.get, "/", headers: session)
      #expect(inside.status == 200)
      #expect(inside.text.contains("action=\"/logout\""))
      // A link alone ends nothing.
      #expect(try await desk.send(.get, "/logout", headers: session).status == 200)
      #expect(try await desk.send(.get, "/", headers: session).status == 200)
      let ended = try await desk.send(.post, "/logout", headers: session)
      #expect(ended.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(try await desk.send(.get, "/", headers: session).status == 401)
    }
  }

  @Test("other methods are refused with those that an address takes")
  func refusesMethods() async throws {
    try await TestDesk.run { desk in
      for (method, path, allowed) in [
        (HTTPRequest.Method.post, "/healthz", "GET, HEAD"), (.delete, "/", "GET, HEAD"),
        (.get, "/api/v1/annotate", "POST"), (.put, "/api/v1/match", "GET, HEAD, POST"),
        (.patch, "/api/v1/glossaries/g/concepts/c", "DELETE, GET, HEAD, PUT"),
        (.options, "/login", "GET, HEAD, POST"), (.trace, "/api/v1/lookup/", "GET, HEAD"),
        (.delete, "/tmserver/ar/en/unit/x", "GET, HEAD, POST, PUT"),
      ] {
        let answer = try await desk.send(method, path)
        #expect(answer.status == 405, "\(method) \(path)")
        #expect(answer.headers[.allow] == allowed, "\(method) \(path)")
        #expect(answer.json["status"].number == 405)
      }
      #expect(try await desk.send(.delete, "/nothing").status == 404)
      #expect(try await desk.send(.head, "/").status == 200)
    }
  }

  @Test("an address with slashes too many leads nowhere else")
  func normalizesLinks() async throws {
    try await TestDesk.run { desk in
      for path in ["//evil.com/a", "///evil.com", "/\\evil.com/a", "//evil.com", "/%5Cevil.com"] {
        let answer = try await desk.send(.get, path, headers: [.accept: "text/html"])
        #expect(answer.status == 404)
        for place in ["href=\"//", "href=\"/\\", "href=\"http", "action=\"//"] {
          #expect(!answer.text.contains(place), "\(path)")
        }
      }
      let found = try await desk.send(.get, "//memories//", headers: [.accept: "text/html"])
      #expect(found.text.contains("href=\"/memories?lang=ar\""))
    }
  }

  @Test("every answer keeps a page to this server")
  func sendsPolicy() async throws {
    try await TestDesk.run { desk in
      for path in ["/", "/api/v1/memories", "/nothing", "/assets/desk.js", "/set"] {
        let headers = try await desk.get(path).headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(HTTPField.Name("X-Frame-Options").flatMap { headers[$0] } == "DENY")
      }
    }
  }

  /// A target that a pattern takes.
  private static func target(_ pattern: String) -> String {
    let parts = pattern.split(separator: "/").map { part in
      part.hasPrefix("{") || part.hasPrefix("*") ? "x" : part
    }
    return "/" + parts.joined(separator: "/")
  }
}
