/// Runs a reader of bytes in pieces on every way to cut some bytes into two, and on single bytes.
///
/// What a streaming reader makes of a text must not depend on where its pieces end.
///
/// - Parameters:
///   - bytes: The text.
///   - body: Reads the pieces from the first to the last.
package func forEachSplit(
  _ bytes: some Collection<UInt8>,
  _ body: (_ pieces: [[UInt8]]) throws -> Void
) rethrows {
  let bytes = Array(bytes)
  for cut in 0...bytes.count {
    try body([Array(bytes[..<cut]), Array(bytes[cut...])])
  }
  try body(bytes.map { [$0] })
}
