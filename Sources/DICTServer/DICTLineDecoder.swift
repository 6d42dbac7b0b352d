import NIOCore

/// A line that a client sends.
enum DICTLine: Hashable, Sendable {
  /// Its bytes, without the end.
  case text([UInt8])
  /// It was longer than a line may be, and is gone.
  case tooLong
}

/// Takes lines apart that end with CR LF, or with LF alone.
struct DICTLineDecoder: ByteToMessageDecoder {
  typealias InboundOut = DICTLine

  /// The most bytes of a line, its end included.
  private static let maximumLength = 1_024
  private var isSkipping = false

  mutating func decode(
    context: ChannelHandlerContext,
    buffer: inout ByteBuffer
  ) throws -> DecodingState {
    let bytes = buffer.readableBytesView
    guard let end = bytes.firstIndex(of: 0x0A) else {
      // No more of a line is kept than a line may have.
      if bytes.count >= Self.maximumLength {
        isSkipping = true
        buffer.moveReaderIndex(forwardBy: bytes.count)
      }
      return .needMoreData
    }
    var line = bytes[bytes.startIndex..<end]
    let isTooLong = isSkipping || line.count + 1 > Self.maximumLength
    isSkipping = false
    if line.last == 0x0D { line = line.dropLast() }
    let text = Array(line)
    buffer.moveReaderIndex(forwardBy: end - bytes.startIndex + 1)
    context.fireChannelRead(wrapInboundOut(isTooLong ? .tooLong : .text(text)))
    return .continue
  }

  /// A line without its end is no command.
  mutating func decodeLast(
    context: ChannelHandlerContext,
    buffer: inout ByteBuffer,
    seenEOF: Bool
  ) throws -> DecodingState {
    while try decode(context: context, buffer: &buffer) == .continue {}
    buffer.moveReaderIndex(forwardBy: buffer.readableBytes)
    return .needMoreData
  }
}

/// Closes the connection of a client that is silent for too long, or does not read what it is sent.
final class IdleCloser: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }
}
