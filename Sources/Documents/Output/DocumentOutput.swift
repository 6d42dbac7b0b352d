/// Takes a document piece by piece, so that a writer needs memory for a piece and not for the whole.
package struct DocumentOutput {
  /// How many bytes are gathered before they are handed on.
  private static let pieceByteCount = 1 << 16

  private var piece: [UInt8] = []
  private let send: ([UInt8]) throws -> Void

  /// Creates an output.
  ///
  /// - Parameter send: Takes the pieces in their order; they are not empty.
  package init(_ send: @escaping ([UInt8]) throws -> Void) { self.send = send }

  /// Adds bytes.
  ///
  /// - Throws: What taking a piece throws.
  package mutating func write(_ bytes: some Sequence<UInt8>) throws {
    piece.append(contentsOf: bytes)
    if piece.count >= Self.pieceByteCount { try finish() }
  }

  /// Adds text in UTF-8.
  ///
  /// - Throws: What taking a piece throws.
  package mutating func write(_ text: String) throws { try write(text.utf8) }

  /// Hands on what was gathered; the last thing to call.
  ///
  /// - Throws: What taking a piece throws.
  package mutating func finish() throws {
    guard !piece.isEmpty else { return }
    try send(piece)
    piece.removeAll(keepingCapacity: true)
  }

  /// Returns all that a closure writes.
  ///
  /// - Throws: What the closure throws.
  package static func bytes(of body: (inout DocumentOutput) throws -> Void) throws -> [UInt8] {
    let whole = Whole()
    var output = DocumentOutput { whole.bytes += $0 }
    try body(&output)
    try output.finish()
    return whole.bytes
  }

  private final class Whole {
    var bytes: [UInt8] = []
  }
}
