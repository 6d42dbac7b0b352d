import NIOCore

/// Tells, when a head is too long, whether that was its target: the parser does not say.
///
/// Stands before the parser, and looks for the end of a head's first line.
final class HeadWatch: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// Whether the head that is being read has not come to the end of its first line.
  private(set) var isInTarget = true

  /// Takes the next line for that of a new head.
  func expectHead() { isInTarget = true }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isInTarget {
      let bytes = unwrapInboundIn(data).readableBytesView
      // Empty lines before a head are no line of it.
      let start = bytes.firstIndex { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
      if let start, bytes[start...].contains(UInt8(ascii: "\n")) { isInTarget = false }
    }
    context.fireChannelRead(data)
  }
}
