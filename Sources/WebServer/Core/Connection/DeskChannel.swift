import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection of HTTP/1.1 with this server's rules, whose work ends when the client leaves.
struct DeskChannel: HTTPChannelHandler {
  let responder: HTTPChannelHandler.Responder
  let limits: ConnectionLimits

  func setup(
    channel: any Channel,
    logger: Logger
  ) -> EventLoopFuture<NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>> {
    channel.eventLoop.makeCompletedFuture {
      let watch = HeadWatch()
      let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: heads)
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandlers([
        HTTPResponseEncoder(), watch, ByteToMessageHandler(decoder),
        // What the rules answer themselves does not come to the compressor, which has seen no request then.
        ConnectionRules(limits: limits, watch: watch),
        HTTPResponseCompressor(responseCompressionPredicate: CompressibleText.intent),
        HTTP1ToHTTPServerCodec(secure: false),
        HTTPConnectionStateHandler(idleTimeout: limits.idle, logger: logger),
      ])
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true)
      )
    }
  }

  private var heads: NIOHTTPDecoderLimitConfiguration {
    var configuration = NIOHTTPDecoderLimitConfiguration()
    configuration.maxHeaderFieldSize = limits.fieldByteCount
    configuration.maxHeaderListSize = limits.headByteCount
    configuration.maxHeaderFieldCount = limits.fieldCount
    return configuration
  }

  /// Serves the requests of a connection; when it is closed, the task that works for it is cancelled.
  func handle(
    value: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>,
    logger: Logger
  ) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await handleHTTP(asyncChannel: value, logger: logger) }
      group.addTask { await value.channel.waitUntilClosed() }
      await group.next()
      group.cancelAll()
    }
  }
}

extension Channel {
  fileprivate func waitUntilClosed() async {
    await withCheckedContinuation { continuation in
      closeFuture.whenComplete { _ in continuation.resume() }
    }
  }
}
