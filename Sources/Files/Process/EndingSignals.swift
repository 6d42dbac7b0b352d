#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ends the process in order when the user or the system asks for it.
///
/// A signal comes to any thread, in the middle of anything, and its handler may do next to nothing. So
/// it passes the signal's number through a pipe to a thread that waits for it, which takes away
/// unfinished files and writes a line. The library needs nothing, for what was not committed is not in
/// it. A signal that was ignored when the process began, as under nohup, stays so.
package enum EndingSignals {
  /// A signal that ends the process.
  package enum Signal: Int32, CaseIterable, Sendable {
    case interrupted = 2
    case terminated = 15
    case hungUp = 1

    /// What a shell says of a process that such a signal has ended.
    package var exitCode: Int32 { 128 + rawValue }
  }

  /// Starts to wait.
  ///
  /// - Parameter onEnd: Is called when a signal has come and the files are gone; then the process
  ///   ends with the signal's exit code.
  package static func watch(onEnd: @escaping @Sendable (Signal) -> Void) {
    let signals = Signal.allCases.filter { !isIgnored($0.rawValue) }
    let numbers = Self.numbers
    guard !signals.isEmpty, numbers.read >= 0 else { return }
    BackgroundThread.start {
      var number: UInt8 = 0
      while read(numbers.read, &number, 1) != 1 {}
      guard let signal = Signal(rawValue: Int32(number)) else { return }
      UnfinishedFiles.takeAway {
        onEnd(signal)
        _exit(signal.exitCode)
      }
    }
    for number in signals {
      signal(number.rawValue) { number in
        let error = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(EndingSignals.numbers.write, &byte, 1)
        errno = error
      }
    }
  }

  /// The pipe through which the numbers of signals go.
  private static let numbers: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }()

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
    let handler = action.__sigaction_handler.sa_handler
    #else
    let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
