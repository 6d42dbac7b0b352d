import HTTPTypes
import Hummingbird
import NIOHTTP1
import NIOHTTPCompression

/// Which answers are sent compressed: pages, their parts and what they load, where that saves something.
///
/// The handler of a request marks its answer; only there the method is known, and an answer to `HEAD` has no
/// body to compress. The mark does not leave the server.
enum CompressibleText {
  private static let field = "x-dragoman-compress"
  private static let types = ["text/html", "text/css", "text/javascript", "image/svg+xml"]
  /// What is shorter fits into one packet anyway.
  private static let leastByteCount = 1_000

  /// Marks an answer that is worth it.
  static func mark(_ response: inout Response, to request: Request) {
    guard request.method != .head, let name = HTTPField.Name(field),
      let type = response.headers[.contentType], types.contains(where: type.hasPrefix),
      let count = response.body.contentLength, count >= leastByteCount
    else { return }
    response.headers[name] = "yes"
    response.headers[.vary] = "Accept-Encoding"
  }

  /// Takes the mark off; says whether it was there.
  @Sendable static func intent(
    _ head: inout HTTPResponseHead,
    _: Bool
  ) -> HTTPResponseCompressor.CompressionIntent {
    let isMarked = head.headers.contains(name: field)
    head.headers.remove(name: field)
    return isMarked ? .compressIfPossible : .doNotCompress
  }
}
