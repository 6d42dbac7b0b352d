/// What is wrong with the body of a request that is being read.
enum BodyError: Error, Hashable {
  /// It ended before its length or its last chunk.
  case truncated
  /// A chunk's size or a trailer is not as HTTP has it, or there are too many trailers.
  case malformed
  /// It came so slowly that it only held a place.
  case tooSlow
}
