import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import WebServer

@Suite("Rules of a connection")
struct ConnectionRulesTests {
  /// A connection in memory, whose requests the test answers.
  private final class Connection {
    let channel = EmbeddedChannel()
    private let inbox = Inbox()

    init(_ limits: ConnectionLimits = ConnectionLimits()) throws {
      var heads = NIOHTTPDecoderLimitConfiguration()
      heads.maxHeaderFieldSize = limits.fieldByteCount
      heads.maxHeaderFieldCount = limits.fieldCount
      let watch = HeadWatch()
      try channel.pipeline.syncOperations.addHandlers([
        HTTPResponseEncoder(), watch,
        ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: heads)),
        ConnectionRules(limits: limits, watch: watch), inbox,
      ])
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    func receive(_ text: String) throws {
      try channel.writeInbound(ByteBuffer(string: text))
    }

    /// What the server has sent since the last time.
    func sent() throws -> String {
      var text = ""
      while let piece = try channel.readOutbound(as: ByteBuffer.self) {
        text += String(buffer: piece)
      }
      return text
    }

    /// The targets of the requests that came through.
    var targets: [String] { inbox.targets }
    /// What the requests ended with, where that was an error.
    var errors: [BodyError] { inbox.errors }

    func answer(_ text: String) {
      var head = HTTPResponseHead(version: .http1_1, status: .ok)
      head.headers.add(name: "content-length", value: "\(text.utf8.count)")
      channel.write(HTTPServerResponsePart.head(head), promise: nil)
      channel.write(
        HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text))),
        promise: nil
      )
      channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    }
  }

  private final class Inbox: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    var targets: [String] = []
    var errors: [BodyError] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if case .head(let head) = unwrapInboundIn(data) { targets.append(head.uri) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      if let error = error as? BodyError { errors.append(error) }
    }
  }

  @Test("requests that follow each other are answered on one connection")
  func keepsConnection() throws {
    let connection = try Connection()
    try connection.receive("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(connection.targets == ["/a", "/b"])
    connection.answer("1")
    connection.answer("2")
    let sent = try connection.sent()
    #expect(sent.split(separator: "HTTP/1.1 200 OK").count == 2)
    #expect(!sent.contains("close"))
    #expect(connection.channel.isActive)
  }

  @Test(
    "what is no request is refused with a problem, and the connection ends",
    arguments: [
      ("NONSENSE\r\n\r\n", 501), ("GET / HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", 400),
      ("GET / HTTP/3.7\r\nHost: a\r\n\r\n", 505), ("GET  HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      ("PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
      ("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 501),
      ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
      ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
      ("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417),
      ("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400),
      ("GET /\(String(repeating: "a", count: 300)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
      ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 300))\r\n\r\n", 431),
      ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 20))\r\n", 431),
    ]
  )
  func refuses(head: String, status: Int) throws {
    var limits = ConnectionLimits()
    limits.fieldByteCount = 200
    limits.fieldCount = 10
    let connection = try Connection(limits)
    try connection.receive(head)
    let sent = try connection.sent()
    #expect(sent.hasPrefix("HTTP/1.1 \(status) "), "\(sent)")
    #expect(sent.contains("application/problem+json"))
    #expect(sent.contains("connection: close"))
    #expect(sent.hasSuffix("}"))
    #expect(connection.targets.isEmpty)
    #expect(!connection.channel.isActive)
  }

  @Test("an absolute target of the same host is a request")
  func takesAbsoluteTarget() throws {
    let connection = try Connection()
    try connection.receive("GET HTTP://A:8/x HTTP/1.1\r\nHost: a:8\r\n\r\n")
    #expect(connection.targets == ["HTTP://A:8/x"])
  }

  @Test("a refusal waits for the answers before it")
  func refusesInOrder() throws {
    let connection = try Connection()
    try connection.receive("GET /a HTTP/1.1\r\nHost: x\r\n\r\nNONSENSE\r\n\r\n")
    #expect(try connection.sent().isEmpty)
    connection.answer("first")
    let sent = try connection.sent()
    let first = try #require(sent.firstRange(of: "first"))
    #expect(sent[first.upperBound...].hasPrefix("HTTP/1.1 501 "))
  }

  @Test(
    "an error in a body ends the body, not the answer",
    arguments: [
      ("5\r\nabcdeX", BodyError.malformed), ("zz\r\n", .malformed),
      ("FFFFFFFFFFFFFFFFFF\r\n", .malformed),
      ("0\r\n\(String(repeating: "X: y\r\n", count: 300))\r\n", .malformed),
    ]
  )
  func endsBody(body: String, error: BodyError) throws {
    let connection = try Connection()
    let head = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    try connection.receive(head + body)
    #expect(connection.errors == [error])
    connection.answer("refused")
    #expect(try connection.sent().contains("connection: close"))
    #expect(!connection.channel.isActive)
  }

  @Test("a body that is cut off is told from one that is complete")
  func tellsTruncation() throws {
    let connection = try Connection()
    try connection.receive("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
    connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(connection.errors == [.truncated])
  }

  @Test("a client that waits for a word before its body gets it once, when it is its turn")
  func continues() throws {
    let connection = try Connection()
    let head = "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n"
    try connection.receive("GET /a HTTP/1.1\r\nHost: x\r\n\r\n" + head)
    #expect(try connection.sent().isEmpty)
    connection.answer("1")
    #expect(try connection.sent().hasSuffix("1HTTP/1.1 100 Continue\r\n\r\n"))
    try connection.receive("ab")
    connection.answer("2")
    #expect(try connection.sent().hasPrefix("HTTP/1.1 200 OK"))
    #expect(connection.channel.isActive)
  }

  @Test("HTTP/1.0 is answered as such, and the connection ends")
  func answersOldVersion() throws {
    let connection = try Connection()
    try connection.receive("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    connection.answer("1")
    let sent = try connection.sent()
    #expect(sent.hasPrefix("HTTP/1.0 200 OK"))
    #expect(sent.contains("connection: close"))
    #expect(!connection.channel.isActive)
  }

  @Test("an answer to HEAD has no body, whoever made it")
  func answersHead() throws {
    let connection = try Connection()
    try connection.receive("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n")
    connection.answer("no body")
    let sent = try connection.sent()
    #expect(sent.contains("content-length: 7"))
    #expect(sent.hasSuffix("\r\n\r\n"))
  }

  @Test("an answer before the end of the body ends the connection")
  func answersEarly() throws {
    let connection = try Connection()
    try connection.receive("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nabc")
    connection.answer("too much")
    #expect(try connection.sent().contains("connection: close"))
    #expect(!connection.channel.isActive)
  }

  @Test("a body that comes too slowly ends; one that comes at the least rate does not")
  func endsSlowBodies() throws {
    var limits = ConnectionLimits()
    limits.paceInterval = .seconds(10)
    limits.leastByteCount = 10
    let connection = try Connection(limits)
    try connection.receive("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n")
    for _ in 0..<3 {
      try connection.receive("0123456789")
      connection.channel.read()
      connection.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
      #expect(connection.errors.isEmpty)
    }
    for _ in 0..<3 {
      try connection.receive("a")
      connection.channel.read()
      connection.channel.embeddedEventLoop.advanceTime(by: .seconds(4))
    }
    #expect(connection.errors == [.tooSlow])
    connection.channel.embeddedEventLoop.advanceTime(by: .seconds(100))
    #expect(connection.errors == [.tooSlow])
  }

  @Test("a body that the server does not take is not the client's fault")
  func forgivesHeldBodies() throws {
    var limits = ConnectionLimits()
    limits.paceInterval = .seconds(10)
    let connection = try Connection(limits)
    try connection.receive("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n")
    connection.channel.embeddedEventLoop.advanceTime(by: .seconds(60))
    #expect(connection.errors.isEmpty)
  }

  @Test("who closes without an answer has a moment more, and is gone then")
  func noticesLeaving() throws {
    let connection = try Connection()
    try connection.receive("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
    connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(900))
    #expect(connection.channel.isActive)
    connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(200))
    #expect(!connection.channel.isActive)
  }

  @Test("who closes and is answered in that moment stays until the answer has gone out")
  func answersHalfClosed() throws {
    let connection = try Connection()
    try connection.receive("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
    connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    connection.answer("1")
    connection.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
    #expect(try connection.sent().hasSuffix("1"))
    #expect(connection.channel.isActive)
  }
}
