#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads one line of standard input; a terminal asks for it, and does not show it.
///
/// - Parameter question: What a terminal asks, on standard error.
/// - Returns: The line without its end, or `nil` where there is none, or it is not UTF-8.
package func readHiddenLine(asking question: String) -> String? {
  var shown = termios()
  let isTerminal = tcgetattr(STDIN_FILENO, &shown) == 0
  if isTerminal {
    writeAll(question + " ")
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
  }
  defer {
    if isTerminal {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      writeAll("\n")
    }
  }
  var bytes: [UInt8] = []
  var byte: UInt8 = 0
  while true {
    let count = read(STDIN_FILENO, &byte, 1)
    if count < 0, errno == EINTR { continue }
    guard count == 1 else { break }
    guard byte != UInt8(ascii: "\n") else {
      return text(of: bytes)
    }
    // No password is longer, and a file without a line must not fill the memory.
    guard bytes.count < 4_096 else { return nil }
    bytes.append(byte)
  }
  return bytes.isEmpty ? nil : text(of: bytes)
}

private func text(of bytes: [UInt8]) -> String? {
  String(
    validating: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...],
    as: UTF8.self
  )
}

private func writeAll(_ text: String) {
  let bytes = Array(text.utf8)
  // What cannot be asked is not shown; the line is read all the same.
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
