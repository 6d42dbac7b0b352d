#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the operating system answered instead of doing what it was asked.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's number for it (`errno`).
  package let code: Int32

  /// Creates an error from a number.
  package init(code: Int32) { self.code = code }

  /// The system's own words, in lower case: `no such file or directory`.
  package var description: String {
    let words = String(cString: strerror(code))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

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
