#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where a program writes that has no file for it.
package enum StandardStreams {
  /// Whether standard output is a terminal.
  package static var outputIsTerminal: Bool { isatty(System.standardOutput) == 1 }

  /// Whether standard error is a terminal.
  package static var errorIsTerminal: Bool { isatty(System.standardError) == 1 }

  /// Writes text to standard error as it is.
  package static func writeError(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // Where even this fails, there is nobody left to tell.
      try? System.write(System.standardError, UnsafeRawBufferPointer(bytes))
    }
  }

  /// Makes writing to a closed pipe an error of that write, and not the end of the process.
  package static func reportClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
