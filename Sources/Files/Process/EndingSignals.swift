#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ends the process in order when the user or the system asks for it.
///
/// SIGINT, SIGTERM and SIGHUP are blocked in every thread and waited for by one of its own, which may
/// then do what a signal handler may not: take away unfinished files, and write a line. The library
/// needs nothing, for what was not committed is not in it. A signal that was ignored when the process
/// began, as under nohup, stays so.
package enum EndingSignals {
  /// A signal that ends the process.
  package enum Signal: Int32, CaseIterable, Sendable {
    case interrupted = 2
    case terminated = 15
    case hungUp = 1

    /// What a shell says of a process that such a signal has ended.
    package var exitCode: Int32 { 128 + rawValue }
  }

  /// Starts to wait; to be called before any other thread is made.
  ///
  /// - Parameter onEnd: Is called when a signal has come and the files are gone; then the process
  ///   ends with the signal's exit code.
  package static func watch(onEnd: @escaping @Sendable (Signal) -> Void) {
    let signals = Signal.allCases.filter { !isIgnored($0.rawValue) }
    guard !signals.isEmpty else { return }
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal.rawValue) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    BackgroundThread.start {
      var set = sigset_t()
      sigemptyset(&set)
      for signal in signals { sigaddset(&set, signal.rawValue) }
      var number: Int32 = 0
      while sigwait(&set, &number) != 0 {}
      guard let signal = Signal(rawValue: number) else { return }
      UnfinishedFiles.takeAway {
        onEnd(signal)
        _exit(signal.exitCode)
      }
    }
  }

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
