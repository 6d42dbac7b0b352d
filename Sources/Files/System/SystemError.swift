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

  /// What the system says as the code of a sentence, and what varies in it: errors that users meet have a
  /// sentence of their own, the rest come in the system's words.
  package var coded: (code: String, arguments: [String: String]) {
    switch code {
    case ENOENT: ("system.missing", [:])
    case EACCES: ("system.denied", [:])
    case EPERM: ("system.notPermitted", [:])
    case ENOSPC: ("system.full", [:])
    case EDQUOT: ("system.quota", [:])
    case EMFILE, ENFILE: ("system.tooManyOpen", [:])
    case ELOOP: ("system.linkLoop", [:])
    case ENOTDIR: ("system.notAFolder", [:])
    case EISDIR: ("system.isAFolder", [:])
    case EROFS: ("system.readOnly", [:])
    case ENAMETOOLONG: ("system.nameTooLong", [:])
    case EIO: ("system.damaged", [:])
    default: ("system.other", ["words": description])
    }
  }

  /// A path that leads in a circle.
  static let linkLoop = SystemError(code: ELOOP)
  /// The user may not do this.
  static let denied = SystemError(code: EACCES)
}
