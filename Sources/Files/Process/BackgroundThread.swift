#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A thread for long work, which gives way to those on which somebody waits for something short.
///
/// On Linux each thread has a nice value of its own, which the threads that it begins inherit. So
/// such work begins no work on dispatch queues: their threads serve others afterwards, and a thread
/// cannot take its nice value back. Where nobody else wants a processor, the work takes as long as
/// without.
package struct BackgroundThread {
  #if canImport(Glibc)
  private var thread = pthread_t()
  #else
  private var thread: pthread_t?
  #endif

  /// Starts a thread that runs some work and ends.
  package static func start(_ work: @escaping @Sendable () -> Void) {
    let thread = BackgroundThread(work)
    #if canImport(Glibc)
    pthread_detach(thread.thread)
    #else
    if let thread = thread.thread { pthread_detach(thread) }
    #endif
  }

  /// Runs some work on such a thread, and waits for it.
  ///
  /// - Throws: What `work` throws.
  package static func run<Value>(_ work: () throws -> Value) throws -> Value {
    try withoutActuallyEscaping(work) { work in
      // This thread does nothing with either before the other one has ended.
      nonisolated(unsafe) let work = work
      nonisolated(unsafe) var result: Result<Value, any Error>?
      BackgroundThread { result = Result { try work() } }.join()
      guard let result else { preconditionFailure("a thread ended without a result") }
      return try result.get()
    }
  }

  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private init(_ work: @escaping @Sendable () -> Void) {
    let argument = Unmanaged.passRetained(Work(work)).toOpaque()
    let code = pthread_create(&thread, nil, Self.threadMain, argument)
    precondition(code == 0, "no thread could be made (error \(code))")
  }

  private func join() {
    #if canImport(Glibc)
    pthread_join(thread, nil)
    #else
    if let thread { pthread_join(thread, nil) }
    #endif
  }

  #if canImport(Glibc)
  private typealias Argument = UnsafeMutableRawPointer?
  #else
  private typealias Argument = UnsafeMutableRawPointer
  #endif
  private typealias Main = @convention(c) (Argument) -> UnsafeMutableRawPointer?

  private static let threadMain: Main = { argument in
    #if canImport(Glibc)
    // 0 is the calling thread. A tenth of the share of others is left, so that no import starves.
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    guard let argument else { return nil }
    #else
    pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
    #endif
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
}
