import Foundation
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import SQLiteStore
import Testing
import Workbench

@testable import WebServer

/// A server with a library of its own, and a client of it.
struct TestDesk: Sendable {
  private let client: any TestClientProtocol
  private let token: String?
  /// The folder of the library, which goes away after the test.
  let folder: URL

  /// The methods and the patterns of all routes that do something.
  let routes: [(method: HTTPRequest.Method, path: String)]

  /// The port of a server that listens.
  var port: Int { client.port ?? 0 }

  static let token = "a-token-of-the-tests"

  /// Runs a test with a server.
  ///
  /// - Parameters:
  ///   - setting: `.router` asks the server without a socket, `.live` with one.
  ///   - token: What clients have to show.
  ///   - isFilled: Whether the library has a few terms and sentences.
  ///   - memory: A memory in TMX that it has besides, as `m`; it comes in without a limit of time.
  ///   - limits: What a connection may take.
  ///   - configuration: The configuration, but for the token.
  ///   - prepare: Does more to the library when it is filled, as its owner.
  ///   - test: The test.
  /// - Throws: What `test` throws.
  static func run(
    _ setting: TestingSetup = .router,
    token: String? = nil,
    isFilled: Bool = true,
    memory: String? = nil,
    limits: ConnectionLimits = ConnectionLimits(),
    configuration: ServerConfiguration = ServerConfiguration(),
    prepare: @Sendable (OperationRunner) throws -> Void = { _ in },
    test: @Sendable (TestDesk) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dragoman-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = PreparedLibrary(
      try LibraryFile(path: folder.appending(path: "library.sqlite").path(), access: .create),
      for: .manyRequests
    )
    defer { library.close() }
    var configuration = configuration
    configuration.token = token
    configuration.logsRequests = false
    func serve(
      _ setting: TestingSetup,
      _ configuration: ServerConfiguration,
      _ test: @Sendable (TestDesk) async throws -> Void
    ) async throws {
      let server = WebServer(configuration, library: library)
      let router = try server.makeRouter(Desk(library, configuration: configuration))
      let routes = router.routes.map { ($0.method, $0.path.description) }
      var application = try server.makeApplication(limits: limits)
      application.logger.logLevel = .critical
      try await application.test(setting) { client in
        try await test(TestDesk(client: client, token: token, folder: folder, routes: routes))
      }
    }
    var patient = configuration
    patient.timeoutSeconds = 600
    try await serve(.router, patient) { desk in
      if isFilled { try await desk.fill() }
      if let memory {
        let answer = try await desk.post("/api/v1/memories/m/import", text: memory)
        #expect(answer.status == 200, "\(answer.text)")
      }
    }
    try prepare(OperationRunner(library, version: "0"))
    try await serve(setting, configuration, test)
  }

  /// Sends a request as it is.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The path and the query, encoded.
  ///   - headers: The header fields; the token is one of them only if the test says so.
  ///   - body: The body.
  /// - Returns: The answer.
  /// - Throws: When there is none.
  func send(
    _ method: HTTPRequest.Method,
    _ target: String,
    headers: HTTPFields = [:],
    body: [UInt8] = []
  ) async throws -> Answer {
    try await client.execute(
      uri: target,
      method: method,
      headers: headers,
      body: body.isEmpty ? nil : ByteBuffer(bytes: body)
    ) { Answer($0) }
  }

  /// Asks for an address, with the token.
  func get(
    _ path: String,
    _ query: KeyValuePairs<String, String> = [:],
    headers: HTTPFields = [:]
  ) async throws -> Answer {
    try await send(.get, Self.target(path, query), headers: admitted(headers))
  }

  /// Sends a text to an address, with the token.
  func post(
    _ path: String,
    _ query: KeyValuePairs<String, String> = [:],
    text: String,
    headers: HTTPFields = [:]
  ) async throws -> Answer {
    let target = Self.target(path, query)
    return try await send(.post, target, headers: admitted(headers), body: Array(text.utf8))
  }

  /// Sends an object to an address, with the token.
  func send(
    _ method: HTTPRequest.Method,
    _ path: String,
    json: JSONValue,
    headers: HTTPFields = [:]
  ) async throws -> Answer {
    try await send(method, path, headers: admitted(headers), body: json.bytes)
  }

  /// Returns a path with a query.
  static func target(_ path: String, _ query: KeyValuePairs<String, String>) -> String {
    let fields = query.map { "\($0)=\(percentEncoded($1))" }
    return fields.isEmpty ? path : path + "?" + fields.joined(separator: "&")
  }

  private func admitted(_ headers: HTTPFields) -> HTTPFields {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    return headers
  }

  private func fill() async throws {
    let concepts = try await post(
      "/api/v1/glossaries/desk/import",
      ["file": "desk.csv"],
      text: Self.glossary
    )
    let units = try await post(
      "/api/v1/memories/news/import",
      ["file": "news.tmx"],
      text: Self.tmx(Self.sentences)
    )
    guard concepts.status == 200, units.status == 200 else {
      throw Failure(reason: concepts.text + units.text)
    }
  }

  /// The library could not be filled.
  private struct Failure: Error { let reason: String }

  private static let glossary = """
    id,domain,ar,en,status
    truce,defence,هدنة,truce,preferred
    ceasefire,defence,وقف إطلاق النار,ceasefire,preferred
    secretary,offices,الأمين العام,secretary-general,preferred

    """

  /// The sentences of the memory `news`.
  static let sentences = [
    ("وقع الطرفان اتفاق الهدنة صباح اليوم.", "The two sides signed the truce this morning."),
    ("وصل الأمين العام إلى القاهرة.", "The secretary-general arrived in Cairo."),
    ("نسبة النمو 4/5 هذا العام.", "Growth is 4/5 this year."),
  ]

  /// Returns a memory as a file.
  ///
  /// - Parameters:
  ///   - pairs: The texts and their translations.
  ///   - more: More units, as XML.
  /// - Returns: TMX.
  static func tmx(_ pairs: some Sequence<(String, String)>, more: String = "") -> String {
    let units = pairs.enumerated().map { number, pair in
      """
      <tu tuid="\(number)"><tuv xml:lang="ar"><seg>\(pair.0)</seg></tuv>\
      <tuv xml:lang="en"><seg>\(pair.1)</seg></tuv></tu>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="test" \
      creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="ar" \
      datatype="plaintext"/><body>\(units.joined(separator: "\n"))\(more)</body></tmx>
      """
  }
}
