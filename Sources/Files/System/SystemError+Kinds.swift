#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension SystemError {
  /// The disk is full, or the user's share of it.
  package var isFull: Bool { code == ENOSPC || code == EDQUOT }
  /// There is no such file or folder.
  package var isMissing: Bool { code == ENOENT }
  /// Nobody reads any more what is written.
  var isClosedPipe: Bool { code == EPIPE || code == ECONNRESET }
  /// There is one already.
  var isThere: Bool { code == EEXIST }
  /// This process, or the system, has as many files open as it may.
  package var isTooManyOpen: Bool { code == EMFILE || code == ENFILE }

  /// A path that leads in a circle.
  static let linkLoop = SystemError(code: ELOOP)
  /// The user may not do this.
  static let denied = SystemError(code: EACCES)
}
