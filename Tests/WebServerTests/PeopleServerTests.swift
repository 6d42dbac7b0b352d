import Foundation
import HTTPTypes
import JSON
import Model
import Synchronization
import Testing
import Workbench

@testable import WebServer

/// A desk with a reader, a proposer, a reviewer and an admin, each with a token.
private func withPeople(
  configuration: ServerConfiguration = ServerConfiguration(),
  test: @Sendable (TestDesk, _ tokens: [Role: String]) async throws -> Void
) async throws {
  let made = Mutex<[Role: String]>([:])
  try await TestDesk.run(configuration: configuration) { runner in
    for role in Role.allCases {
      _ = try runner.run(AddPerson.self, AddPerson.Request(role.rawValue, role))
      let token = try runner.run(MakeToken.self, MakeToken.Request(role.rawValue)).token
      made.withLock { $0[role] = token }
    }
    try runner.run(SetPassword.self, ("reader", "a password of the tests"))
  } test: { desk in
    try await test(desk, made.withLock { $0 })
  }
}

private func bearer(_ token: String?) -> HTTPFields { [.authorization: "Bearer \(token ?? "")"] }

@Suite("People at the server")
struct PeopleServerTests {
  @Test("a library with people asks everybody, on this machine too")
  func asks() async throws {
    try await withPeople { desk, _ in
      for path in ["/api/v1/lookup?q=x", "/tmserver/languages", "/get?q=x&langpair=ar%7Cen"] {
        #expect(try await desk.send(.get, path).status == 401, "\(path)")
      }
      let page = try await desk.send(.get, "/", headers: [.accept: "text/html"])
      #expect(page.status == 303 && page.headers[.location] == "/login")
      #expect(try await desk.send(.get, "/healthz").status == 200)
      let login = try await desk.send(.get, "/login")
      #expect(login.text.contains("name=\"password\"") && !login.text.contains("name=\"token\""))
    }
  }

  @Test("a token opens every door that has one, for what its person may do")
  func takesTokens() async throws {
    try await withPeople { desk, tokens in
      let reader = bearer(tokens[.reader])
      #expect(try await desk.send(.get, "/api/v1/lookup?q=truce", headers: reader).status == 200)
      #expect(try await desk.send(.get, "/history", headers: reader).status == 200)
      let token = tokens[.reader] ?? ""
      let query = "/get?q=truce&langpair=en%7Car&key="
      #expect(try await desk.send(.get, query + token).status == 200)
      #expect(try await desk.send(.get, query + token + "x").status == 401)
      #expect(try await desk.send(.get, "/api/v1/lookup?q=truce&key=" + token).status == 401)
      // LibreOffice sends its text as it is, with signs that no form may have.
      for (key, status) in [(token, 200), (token + "x", 401)] {
        let form = "text=قال & الوزير + 50%&language=ar-SA&username=any&apiKey=\(key)"
        let answer = try await desk.send(.post, "/v2/check", body: Array(form.utf8))
        #expect(answer.status == status)
      }
      let pair = Data("anybody:\(token)".utf8).base64EncodedString()
      let basic: HTTPFields = [.authorization: "Basic \(pair)"]
      #expect(try await desk.send(.get, "/tmserver/languages", headers: basic).status == 200)
      let store = "/set?seg=a&tra=b&langpair=en%7Car&key="
      #expect(try await desk.send(.get, store + token).text.contains("403"))
      let reviewer = tokens[.reviewer] ?? ""
      #expect(try await desk.send(.get, store + reviewer).json["responseStatus"].number == 200)
      let memories = try await desk.send(.get, "/api/v1/memories", headers: reader).text
      #expect(memories.contains("mymemory"))
    }
  }

  @Test("what a role does not allow is 403 through the API and on the pages")
  func asksForRoles() async throws {
    try await withPeople { desk, tokens in
      let concept: JSONValue = [
        "concept": "n",
        "terms": ["ar": .array([["text": "حرب"]]), "en": .array([["text": "war"]])],
      ]
      for (role, status) in [(Role.reader, 403), (.proposer, 403), (.reviewer, 201)] {
        let answer = try await desk.send(
          .post,
          "/api/v1/glossaries/desk/concepts",
          json: concept,
          headers: bearer(tokens[role])
        )
        #expect(answer.status == status, "\(role)")
      }
      for (role, status) in [(Role.reviewer, 403), (.admin, 204)] {
        let answer = try await desk.send(
          .delete,
          "/api/v1/glossaries/desk",
          headers: bearer(tokens[role])
        )
        #expect(answer.status == status, "\(role)")
      }
      let history = try await desk.send(.get, "/api/v1/history", headers: bearer(tokens[.admin]))
      let latest = history.json["changes"][0]
      #expect(latest["person"].text == "admin" && latest["through"].text == "api")
    }
  }

  @Test("name and password begin a session, which its user ends")
  func logsIn() async throws {
    try await withPeople { desk, _ in
      let wrong = try await desk.send(.post, "/login", body: Array("name=reader&password=x".utf8))
      #expect(wrong.status == 401)
      let form = "name=reader&password=a+password+of+the+tests"
      let right = try await desk.send(.post, "/login", body: Array(form.utf8))
      #expect(right.status == 303)
      let cookie = try #require(right.headers[.setCookie]?.split(separator: ";").first)
      #expect(right.headers[.setCookie]?.contains("HttpOnly") == true)
      let session: HTTPFields = [.cookie: String(cookie)]
      #expect(try await desk.send(.get, "/", headers: session).status == 200)
      let people = try await desk.send(.get, "/people", headers: session)
      #expect(people.text.contains("none") && !people.text.contains("reviewer"))
      #expect(try await desk.send(.post, "/logout", headers: session).status == 200)
      let after = try await desk.send(.get, "/api/v1/memories", headers: session)
      #expect(after.status == 401)
    }
  }

  @Test("who tries passwords of one name has to wait, wherever from")
  func throttles() async throws {
    try await withPeople { desk, _ in
      let body = Array("name=reader&password=wrong+password".utf8)
      var statuses: [Int] = []
      for _ in 0..<(TokenThrottle.passwords().patience + 2) {
        statuses.append(try await desk.send(.post, "/login", body: body).status)
      }
      #expect(statuses.first == 401 && statuses.contains(429))
    }
  }

  @Test("who is removed, or gets another role, is so within a second")
  func follows() async throws {
    try await withPeople { desk, tokens in
      let reader = bearer(tokens[.reader])
      #expect(try await desk.send(.get, "/api/v1/memories", headers: reader).status == 200)
      let form = Array("name=reader".utf8)
      let removed = try await desk.send(
        .post,
        "/people/remove",
        headers: bearer(tokens[.admin]),
        body: form
      )
      #expect(removed.status == 200)
      try await Task.sleep(for: .milliseconds(600))
      #expect(try await desk.send(.get, "/api/v1/memories", headers: reader).status == 401)
    }
  }

  @Test("a proxy that is trusted says who it is, and nobody else does")
  func trustsProxy() async throws {
    let header = try #require(HTTPField.Name("X-Remote-User"))
    for (address, isTrusted) in [("none", true), ("192.0.2.1", false)] {
      var configuration = ServerConfiguration()
      configuration.trustedProxy = address
      let isHeader = configuration.setUserHeader("X-Remote-User")
      #expect(isHeader)
      try await withPeople(configuration: configuration) { desk, tokens in
        let named = try await desk.send(.get, "/api/v1/memories", headers: [header: "reader"])
        if isTrusted { #expect(named.status == 200) } else { #expect(named.status == 403) }
        let stranger = try await desk.send(
          .get,
          "/api/v1/memories",
          headers: [header: "stranger"]
        )
        #expect(stranger.status != 200)
        let answer = try await desk.send(
          .get,
          "/api/v1/memories",
          headers: bearer(tokens[.reader])
        )
        #expect(answer.status == 200)
      }
    }
  }

  @Test("what one proposes another accepts, and a third looks up")
  func reviews() async throws {
    try await withPeople { desk, tokens in
      let proposed = try await desk.send(
        .post,
        "/api/v1/review",
        json: [
          "what": "concept", "glossary": "desk", "reason": "جديد",
          "after": ["terms": ["ar": .array([["text": "حرب"]]), "en": .array([["text": "war"]])]],
        ],
        headers: bearer(tokens[.proposer])
      )
      #expect(proposed.status == 201)
      let identifier = proposed.json["proposals"][0]["id"].text
      let reader = bearer(tokens[.reader])
      let before = try await desk.send(.get, "/api/v1/lookup?q=war", headers: reader)
      #expect(before.json["entries"].elements.isEmpty)
      for (role, status) in [(Role.proposer, 403), (.reviewer, 200)] {
        let answer = try await desk.send(
          .post,
          "/api/v1/review/accept",
          json: ["ids": .strings([identifier])],
          headers: bearer(tokens[role])
        )
        #expect(answer.status == status)
      }
      let after = try await desk.send(.get, "/api/v1/lookup?q=war", headers: reader)
      #expect(after.json["entries"].elements.count == 1)
      let page = try await desk.send(
        .post,
        "/review/propose",
        headers: bearer(tokens[.proposer]),
        body: Array("arabic=%D8%B3%D9%84%D8%A7%D9%85&english=peace&glossary=desk".utf8)
      )
      #expect(page.status == 303 && page.headers[.location] == "/review?proposed=1")
      let list = try await desk.send(.get, "/review", headers: bearer(tokens[.proposer]))
      #expect(list.text.contains("peace"))
    }
  }

  @Test("an admin makes a token on the page, which is shown once")
  func makesTokens() async throws {
    try await withPeople { desk, tokens in
      let admin = bearer(tokens[.admin])
      let made = try await desk.send(
        .post,
        "/people/token",
        headers: admin,
        body: Array("name=proposer".utf8)
      )
      let token = try #require(made.text.firstMatch(of: /<code dir="ltr">([A-Za-z0-9_-]{32,})</))
      let headers = bearer(String(token.output.1))
      #expect(try await desk.send(.get, "/api/v1/memories", headers: headers).status == 200)
      let again = try await desk.send(.get, "/people", headers: admin)
      #expect(again.text.contains("proposer") && !again.text.contains(token.output.1))
    }
  }
}
