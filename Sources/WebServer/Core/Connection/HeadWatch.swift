import NIOCore

/// Tells, when a head is too long, whether that was its target: the parser does not say.
///
/// Stands before the parser, and measures the first line of a head.
final class HeadWatch: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// How long the first line of the head is that was read last, as much of it as has come.
  private(set) var lineByteCount = 0
  private var isInLine = true

  /// Takes the next line for that of a new head.
  func expectHead() { (isInLine, lineByteCount) = (true, 0) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isInLine { measure(unwrapInboundIn(data).readableBytesView) }
    context.fireChannelRead(data)
  }

  private func measure(_ bytes: ByteBufferView) {
    var line = bytes[...]
    if lineByteCount == 0 {
      // Empty lines before a head are no line of it.
      line = line.drop { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
    }
    let end = line.firstIndex(of: UInt8(ascii: "\n"))
    lineByteCount += line[..<(end ?? line.endIndex)].count
    isInLine = end == nil
  }
}
