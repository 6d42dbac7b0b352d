import NIOCore
import NIOPosix

/// A connection over which a test sends whatever bytes it likes.
enum RawConnection {
  /// Sends bytes, and returns all that comes back until the server closes.
  ///
  /// - Parameters:
  ///   - pieces: The bytes, each piece after a pause.
  ///   - port: The server's port on this machine.
  ///   - pause: How long to wait between two pieces.
  ///   - closesInput: Whether to say after the last piece that no more comes.
  /// - Returns: What came back.
  /// - Throws: When there is no server.
  static func exchange(
    _ pieces: [String],
    port: Int,
    pause: Duration = .zero,
    closesInput: Bool = false
  ) async throws -> String {
    let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .connect(host: "localhost", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await connection.executeThenClose { inbound, outbound in
      do {
        for piece in pieces {
          try await outbound.write(ByteBuffer(string: piece))
          if pause > .zero { try await Task.sleep(for: pause) }
        }
        if closesInput { try await connection.channel.close(mode: .output) }
      } catch is ChannelError {
        // The server has closed already; what it said comes now.
      } catch is IOError {
        // So it has here.
      }
      var text = ""
      do {
        for try await piece in inbound {
          text += String(buffer: piece)
        }
      } catch is IOError {
        // A reset ends what comes as well.
      }
      return text
    }
  }
}
