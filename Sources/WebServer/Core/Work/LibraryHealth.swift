import Model
import Synchronization
import Workbench

/// What is known of the library's soundness, for those who watch the server.
///
/// To read all of a large library takes too long for each question. So it is read when the server begins,
/// and again once a request has met a fault, which counts until then.
final class LibraryHealth: Sendable {
  private struct State {
    var fault: Message?
    var lastExamination: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  /// How long the library is not read again for the same fault.
  private static let patience = Duration.seconds(60)

  /// Notes an error of the library that a request met.
  func note(_ error: Failure) { state.withLock { $0.fault = error.message } }

  /// Returns what is wrong with a library, or `nil`; looks at no more than can be had at once.
  func fault(of runner: OperationRunner) -> Message? {
    do {
      try runner.checkReadable()
    } catch {
      return reason(error)
    }
    return state.withLock(\.fault)
  }

  /// Whether the library should be read again, because of a fault that may be mended.
  func wantsExamination(at now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      guard state.fault != nil else { return false }
      return state.lastExamination.map { now - $0 > Self.patience } ?? true
    }
  }

  /// Reads the whole library, and notes what is wrong.
  func examine(_ runner: OperationRunner, at now: ContinuousClock.Instant) {
    let fault: Message?
    do {
      fault = try runner.run(CheckLibrary.self, ()).faults.first
    } catch let error as any Explained where error.kind == .unavailable {
      // What cannot be reached now is asked for with each question, and is no fault of what is in it.
      return
    } catch {
      fault = reason(error)
    }
    state.withLock { $0 = State(fault: fault, lastExamination: now) }
  }

  private func reason(_ error: any Error) -> Message {
    if let error = error as? Failure, error.message.code == "library.unreachable" {
      // Where the database is, and who asks it, is nobody's business.
      return Message("request.libraryUnavailable")
    }
    return (error as? any Explained)?.message ?? Message("words", ["words": .text("\(error)")])
  }
}
