import HTTPTypes
import Hummingbird
import Model
import NIOCore
import NIOHTTP1
import Wording

/// What this server does for a connection below its requests: refuses what is no request of HTTP, with
/// an answer; says when to go on; ends what comes too slowly; and closes as HTTP has it.
///
/// Stands after the parser of HTTP/1 and before anything that knows a request. Answers keep the order
/// of their requests, a refusal too: it is written when those before it are done. After a refusal, and
/// after an error in a body, nothing more is read, because nobody knows where a request begins.
final class ConnectionRules: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// A request whose answer is not complete.
  private struct Pending {
    let isOld: Bool
    let isHead: Bool
    let isLast: Bool
    var awaitsContinue: Bool
    var hasBegun = false
    var closes = false
  }

  private let limits: ConnectionLimits
  private let watch: HeadWatch
  private var pending = CircularBuffer<Pending>()
  private var refusal: Problem?
  private var isDeaf = false
  private var isReadingBody = false
  private var isClosing = false
  private var isReadOutstanding = false
  private var byteCountOfInterval = 0
  private var paceTask: RepeatedTask?

  init(limits: ConnectionLimits, watch: HeadWatch) {
    self.limits = limits
    self.watch = watch
  }

  func handlerRemoved(context: ChannelHandlerContext) { endBody() }

  func channelInactive(context: ChannelHandlerContext) {
    endBody()
    context.fireChannelInactive()
  }

  func read(context: ChannelHandlerContext) {
    isReadOutstanding = true
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReadOutstanding = false
    context.fireChannelReadComplete()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isDeaf else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      if let problem = HeadRules.problem(of: head) {
        refuse(problem, context)
        return
      }
      begin(head, context)
    case .body(let bytes): byteCountOfInterval += bytes.readableBytes
    case .end:
      endBody()
      watch.expectHead()
    }
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isDeaf else { return }
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return
    }
    if isReadingBody {
      fail(error == .invalidEOFState ? .truncated : .malformed, context)
    } else if error == .invalidEOFState {
      // Nobody waits for an answer to half a head.
      isDeaf = true
      context.fireErrorCaught(error)
    } else {
      refuse(problem(of: error), context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent, isAwaited {
      let place = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: limits.halfClosedPatience) {
        let (rules, context) = place.value
        if rules.isAwaited { context.close(promise: nil) }
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// Whether a request waits for an answer of which nothing was sent.
  private var isAwaited: Bool { pending.first.map { !$0.hasBegun } ?? false }

  func write(
    context: ChannelHandlerContext,
    data: NIOAny,
    promise: EventLoopPromise<Void>?
  ) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.code < 200: context.write(data, promise: promise)
    case .head(let head):
      let head = framed(head)
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body where pending.first?.isHead == true: promise?.succeed(())
    case .body: context.write(data, promise: promise)
    case .end:
      context.write(data, promise: promise)
      endAnswer(context)
    }
  }
}

extension ConnectionRules {
  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    pending.append(
      Pending(
        isOld: head.isOld,
        isHead: head.method == .HEAD,
        isLast: !head.isKeepAlive || head.isOld,
        awaitsContinue: HeadRules.awaitsContinue(head)
      )
    )
    isReadingBody = true
    byteCountOfInterval = 0
    sendContinue(context)
    let place = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    paceTask = context.eventLoop.scheduleRepeatedTask(
      initialDelay: limits.paceInterval,
      delay: limits.paceInterval
    ) { _ in
      let (rules, context) = place.value
      rules.checkPace(context)
    }
  }

  /// Lets a client send its body that waits for a word, once it is its turn.
  private func sendContinue(_ context: ChannelHandlerContext) {
    guard pending.first?.awaitsContinue == true else { return }
    pending[pending.startIndex].awaitsContinue = false
    let head = HTTPResponseHead(version: .http1_1, status: .continue)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func endBody() {
    isReadingBody = false
    paceTask?.cancel()
    paceTask = nil
  }

  /// Ends a body that only holds a place; one that the server does not take fast enough may wait.
  private func checkPace(_ context: ChannelHandlerContext) {
    let isTooSlow = isReadOutstanding && byteCountOfInterval < limits.leastByteCount
    byteCountOfInterval = 0
    if isReadingBody, isTooSlow { fail(.tooSlow, context) }
  }

  /// Ends a body with an error, which its reader answers.
  private func fail(_ error: BodyError, _ context: ChannelHandlerContext) {
    endBody()
    isDeaf = true
    context.fireErrorCaught(error)
  }

  /// Returns the head of an answer as it fits its request's version, and the end of the connection.
  private func framed(_ head: HTTPResponseHead) -> HTTPResponseHead {
    var head = head
    guard !pending.isEmpty else { return head }
    let first = pending.startIndex
    pending[first].hasBegun = true
    // A body that is not read to its end leaves no place where the next request would begin.
    let isUnfinished = pending.count == 1 && (isReadingBody || (isDeaf && refusal == nil))
    pending[first].closes = pending[first].isLast || isUnfinished
    if pending[first].closes { head.headers.replaceOrAdd(name: "connection", value: "close") }
    if pending[first].isOld { head.version = .http1_0 }
    return head
  }

  private func endAnswer(_ context: ChannelHandlerContext) {
    guard let answered = pending.popFirst() else { return }
    if answered.closes {
      leave(context)
    } else if pending.isEmpty, let refusal {
      write(refusal, context)
    } else {
      sendContinue(context)
    }
  }

  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    isDeaf = true
    if pending.isEmpty { write(problem, context) } else { refusal = problem }
  }

  private func problem(of error: HTTPParserError) -> Problem {
    switch error {
    case .headerOverflow where watch.lineByteCount > limits.fieldByteCount:
      Problem(
        .uriTooLong,
        Message("http.addressTooLong", ["limit": .number(limits.fieldByteCount)])
      )
    case .headerOverflow:
      Problem(.requestHeaderFieldsTooLarge, Message("http.headTooLarge"))
    case .invalidMethod: Problem(.notImplemented, Message("http.unknownMethod"))
    case .invalidVersion: Problem(.httpVersionNotSupported, Message("http.otherVersion"))
    default: Problem.bad(Message("http.noRequest"))
    }
  }

  private func write(_ problem: Problem, _ context: ChannelHandlerContext) {
    let json = problem.json(in: .english)
    var head = HTTPResponseHead(
      version: .http1_1,
      status: HTTPResponseStatus(statusCode: problem.status.code)
    )
    head.headers = [
      "content-type": "application/problem+json", "content-length": "\(json.count)",
      "connection": "close", "x-content-type-options": "nosniff",
    ]
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let body = ByteBuffer(bytes: json)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    leave(context)
  }

  /// Closes the connection so that the client sees the last answer.
  private func leave(_ context: ChannelHandlerContext) {
    guard !isClosing else { return }
    (isClosing, isDeaf) = (true, true)
    endBody()
    context.flush()
    context.close(mode: .output, promise: nil)
    let place = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: limits.farewell) { place.value.close(promise: nil) }
  }
}
