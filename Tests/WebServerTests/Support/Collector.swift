import Hummingbird
import Synchronization

/// Takes what a body writes.
final class Collector: ResponseBodyWriter, Sendable {
  private let collected = Mutex<[UInt8]>([])

  /// All that was written.
  var bytes: [UInt8] { collected.withLock { $0 } }

  func write(_ buffer: ByteBuffer) async throws {
    collected.withLock { $0 += buffer.readableBytesView }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
