import Testing

@testable import WebServer

@Suite("Hosts")
struct AuthorityTests {
  @Test(
    "a name or an address, with a port or without",
    arguments: [
      ("localhost:8080", "localhost", 8080), ("LOCALHOST", "localhost", nil),
      ("[::1]:8080", "::1", 8080), ("[::1]", "::1", nil), ("127.0.0.1", "127.0.0.1", nil),
      ("evil.com:", "evil.com", nil), ("desk_1.localhost:0", "desk_1.localhost", 0),
    ] as [(String, String, Int?)]
  )
  func reads(field: String, name: String, port: Int?) {
    let authority = Authority(field)
    #expect(authority?.name == name)
    #expect(authority?.port == port)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", ":80", "[::1].evil.com", "[::1]evil", "127.0.0.1:evil.com", "localhost:80:80", "a b",
      "localhost:99999", "localhost:-1", "[]", "[::1", "a@b", "user:x@localhost", "a/b", "a\\b",
      "localhost:8O", "localhost: 80", "ⓛocalhost", "[localhost]", "localhost:+80",
    ]
  )
  func refuses(field: String) { #expect(Authority(field) == nil) }

  @Test(
    "only loopback is loopback",
    arguments: [
      ("localhost", true), ("LOCALHOST", true), ("desk.localhost", true), ("127.0.0.1", true),
      ("127.3.2.1", true), ("::1", true), ("0.0.0.0", false), ("127.0.0.1.evil.com", false),
      ("127.0.0.256", false), ("localhost.evil.com", false), ("::", false), ("10.0.0.1", false),
    ]
  )
  func loopback(name: String, isLoopback: Bool) {
    #expect(isLoopbackName(name) == isLoopback)
  }
}
