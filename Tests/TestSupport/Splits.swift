/// Calls a body for each place at which some bytes can be cut in two, and once for the bytes one by
/// one: what a reader makes of a stream must not depend on how the stream is cut.
///
/// - Parameters:
///   - bytes: The bytes.
///   - body: Takes the pieces, which joined are the bytes.
public func forEachSplit(of bytes: [UInt8], _ body: ([[UInt8]]) throws -> Void) rethrows {
  for place in 0...bytes.count { try body([Array(bytes[..<place]), Array(bytes[place...])]) }
  try body(bytes.map { [$0] })
}
