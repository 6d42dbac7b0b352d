import Hummingbird
import TestSupport
import Testing

@testable import WebServer

@Suite("Credentials")
struct CredentialsTests {
  private func request(_ headers: HTTPFields, query: String = "") -> Request {
    Request(
      head: HTTPRequest(
        method: .get,
        scheme: "http",
        authority: "localhost",
        path: "/get" + query,
        headerFields: headers
      ),
      body: RequestBody(buffer: ByteBuffer())
    )
  }

  @Test(
    "the token of a field",
    arguments: [
      ("Bearer abc", "abc"), ("bearer abc", "abc"), ("BEARER a=b", "a=b"),
      ("Basic dXNlcjphYmM=", "abc"), ("basic OmFiYw==", "abc"), ("Basic dTphOmI=", "a:b"),
      ("Basic OmFiYw", "abc"), ("Basic 2YU6YWJj", "abc"),
    ]
  )
  func reads(field: String, token: String) { #expect(Credentials.token(in: field) == token) }

  @Test(
    "a field that cannot be read is malformed, whatever else the request shows",
    arguments: [
      "", "Bearer", "Bearer ", "Bearer  abc", "Bearer abc def", "abc", "Digest abc", "Basic",
      "Basic abc", "Basic YWJj", "Basic !!!!", "Basic OmFiYw=", "Basic OmFiYw===", "Basic dXNlcjo=",
      "Basic OmFi Yw==", "Basic O\u{660}FiYw==", "Basic O", "Bearer\tabc", "Basic OoA=",
    ]
  )
  func refuses(field: String) {
    var headers: HTTPFields = [.cookie: "\(SessionCookie.name)=abc"]
    headers[.authorization] = field
    let credentials = Credentials(of: request(headers, query: "?key=abc"), takesKey: true)
    #expect(credentials == .malformed)
  }

  @Test("a key counts on routes that take one, after everything else")
  func takesKey() {
    #expect(Credentials(of: request([:], query: "?key=abc"), takesKey: true) == .token("abc"))
    #expect(Credentials(of: request([:], query: "?key=abc"), takesKey: false) == .none)
    let cookie: HTTPFields = [.cookie: "a=b; \(SessionCookie.name)=abc"]
    #expect(Credentials(of: request(cookie, query: "?key=x"), takesKey: true) == .session("abc"))
    #expect(Credentials(of: request([:], query: "?key=%FF"), takesKey: true) == .none)
  }

  @Test("base64 is read back, at every length", arguments: 0...40)
  func decodes(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    while !bits.count.isMultiple(of: 6) { bits.append(0) }
    let text = String(
      stride(from: 0, to: bits.count, by: 6).map { start in
        digits[bits[start..<start + 6].reduce(0) { $0 * 2 + Int($1) }]
      }
    )
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    #expect(base64Decoded(text) == bytes)
    #expect(base64Decoded(text + padding) == bytes)
  }
}

@Suite("Sessions")
struct SessionsTests {
  private let token = "a-token-of-the-tests"
  private let now = ContinuousClock.now

  private func request(_ cookie: Cookie) -> Request {
    Request(
      head: HTTPRequest(
        method: .post,
        scheme: "http",
        authority: "localhost",
        path: "/logout",
        headerFields: [.cookie: "\(cookie.name)=\(cookie.value)"]
      ),
      body: RequestBody(buffer: ByteBuffer())
    )
  }

  @Test("without a token everybody is admitted, and nobody has a session")
  func needsNothing() {
    let sessions = Sessions(token: nil)
    for credentials in [Credentials.none, .malformed, .token("x"), .session("x")] {
      #expect(sessions.answer(to: credentials, from: "a") == .admit)
    }
    #expect(sessions.begin(token: "x", from: "a").cookie == nil)
  }

  @Test("only the token, and a session that it began, is admitted")
  func admits() throws {
    let sessions = Sessions(token: token)
    let cookie = try #require(sessions.begin(token: token, from: "a").cookie)
    for (credentials, answer) in [
      (Credentials.token(token), Sessions.Answer.admit), (.session(cookie.value), .admit),
      (.none, .refuse), (.malformed, .refuse), (.token(token + "x"), .refuse),
      (.token(String(token.dropLast())), .refuse), (.token(""), .refuse), (.session(""), .refuse),
      (.session(token), .refuse), (.session(String(cookie.value.dropLast())), .refuse),
    ] {
      #expect(sessions.answer(to: credentials, from: "a") == answer, "\(credentials)")
    }
    #expect(cookie.httpOnly && cookie.sameSite == .strict && cookie.path == "/")
    #expect(!cookie.value.contains(token))
  }

  @Test("a session ends after its time")
  func ends() throws {
    let sessions = Sessions(token: token)
    let cookie = try #require(sessions.begin(token: token, from: "a", at: now).cookie)
    let credentials = Credentials.session(cookie.value)
    let last = now + Sessions.lifetime - .seconds(1)
    #expect(sessions.answer(to: credentials, from: "a", at: last) == .admit)
    #expect(sessions.answer(to: credentials, from: "a", at: now + Sessions.lifetime) == .refuse)
    #expect(sessions.answer(to: credentials, from: "a", at: last) == .refuse)
  }

  @Test("a session ends when its user says so, and no other one does")
  func logsOut() throws {
    let sessions = Sessions(token: token)
    let first = try #require(sessions.begin(token: token, from: "a").cookie)
    let second = try #require(sessions.begin(token: token, from: "a").cookie)
    #expect(first.value != second.value)
    let forgotten = sessions.end(request(first))
    #expect(forgotten.maxAge == 0 && forgotten.value.isEmpty)
    #expect(sessions.answer(to: .session(first.value), from: "a") == .refuse)
    #expect(sessions.answer(to: .session(second.value), from: "a") == .admit)
  }

  @Test("of too many sessions the oldest ends")
  func forgetsOldest() throws {
    let sessions = Sessions(token: token)
    var cookies: [Cookie] = []
    for number in 0..<1_001 {
      let begin = now + .seconds(number)
      cookies.append(try #require(sessions.begin(token: token, from: "a", at: begin).cookie))
    }
    let later = now + .seconds(2_000)
    #expect(sessions.answer(to: .session(cookies[0].value), from: "a", at: later) == .refuse)
    #expect(sessions.answer(to: .session(cookies[1].value), from: "a", at: later) == .admit)
  }

  @Test("who tries tokens waits; sessions and other addresses do not")
  func throttles() throws {
    let sessions = Sessions(token: token)
    let cookie = try #require(sessions.begin(token: token, from: "a", at: now).cookie)
    for _ in 0..<TokenThrottle.tokens().patience {
      #expect(sessions.answer(to: .token("wrong"), from: "a", at: now) == .refuse)
    }
    #expect(sessions.answer(to: .token("wrong"), from: "a", at: now) == .wait(seconds: 2))
    #expect(sessions.answer(to: .token(token), from: "a", at: now) == .wait(seconds: 2))
    #expect(sessions.begin(token: token, from: "a", at: now).cookie == nil)
    #expect(sessions.answer(to: .session(cookie.value), from: "a", at: now) == .admit)
    #expect(sessions.answer(to: .token(token), from: "b", at: now) == .admit)
    #expect(sessions.answer(to: .token(token), from: "a", at: now + .seconds(1)) == .admit)
    #expect(sessions.answer(to: .token("wrong"), from: "a", at: now + .seconds(1)) == .refuse)
  }

  @Test("a wrong token is forgotten after a while")
  func forgets() {
    let throttle = TokenThrottle.tokens()
    for _ in 0..<TokenThrottle.tokens().patience { throttle.noteFailure(of: "a", at: now) }
    #expect(throttle.delay(for: "a", at: now) == .seconds(1))
    #expect(throttle.delay(for: "a", at: now + .milliseconds(400)) == .milliseconds(600))
    #expect(throttle.delay(for: "a", at: now + .seconds(1)) == .zero)
    throttle.noteFailure(of: "a", at: now + .seconds(1))
    #expect(throttle.delay(for: "a", at: now + .seconds(1)) == .seconds(1))
    for _ in 0..<5 { throttle.noteFailure(of: "a", at: now + .seconds(11)) }
    #expect(throttle.delay(for: "a", at: now + .seconds(11)) == .zero)
  }
}
