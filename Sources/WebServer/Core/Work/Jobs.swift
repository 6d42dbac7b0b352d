import Files
import Model
import Synchronization
import Workbench

/// Imports that go on while nobody waits: each has an address, outlives a reload, and can be cancelled.
///
/// A file is read twice: once to say what is in it, with nothing stored, and again when somebody has said that it is
/// to be imported. Jobs are in memory: a server that is started again knows none, and an import that was
/// under way has changed nothing then. The oldest that does nothing makes room for a new one.
final class Jobs: Sendable {
  /// What a job is at.
  enum State: Sendable {
    /// The file is read, to say what is in it.
    case reading
    /// Somebody has to say whether it is imported.
    case waiting(MemoryImportReport)
    case importing
    case done(MemoryImportReport)
    case failed(Message)
    case cancelled
  }

  /// An import, as it is now.
  struct Job: Sendable {
    let identifier: String
    /// The name of the file.
    let file: String
    /// How many bytes the file has.
    let byteCount: Int
    /// The file, as long as it is to be read.
    fileprivate var upload: Upload?
    /// Who began it; nobody else sees it.
    let owner: String?
    fileprivate(set) var state = State.reading {
      didSet { if !isRunning, !isWaiting { upload = nil } }
    }
    /// How many bytes of the file were read in this state.
    fileprivate(set) var doneByteCount = 0
    /// When this state began.
    fileprivate(set) var start = ContinuousClock.now
    fileprivate var task: Task<Void, Never>?

    fileprivate init(_ identifier: String, _ upload: Upload, owner: String?) {
      self.identifier = identifier
      self.upload = upload
      self.owner = owner
      file = upload.input.path.textPath
      byteCount = upload.byteCount
    }

    /// Whether something is being done.
    var isRunning: Bool {
      switch state {
      case .reading, .importing: true
      default: false
      }
    }

    /// Whether somebody has to say what is to be done.
    var isWaiting: Bool { if case .waiting = state { true } else { false } }
  }

  private static let maximumCount = 32
  private let jobs = Mutex<[Job]>([])

  /// Begins a job: reads the file, with nothing stored.
  ///
  /// - Returns: The job's identifier.
  func begin(_ upload: Upload, named name: String?, _ desk: Desk, owner: String?) -> String {
    let identifier = String(UInt64.random(in: .min ... .max), radix: 36)
    jobs.withLock { jobs in
      if jobs.count >= Self.maximumCount, let oldest = jobs.firstIndex(where: { !$0.isRunning }) {
        jobs.remove(at: oldest)
      }
      jobs.append(Job(identifier, upload, owner: owner))
    }
    run(identifier, desk, named: name, FormFields([]), isDryRun: true)
    return identifier
  }

  /// Imports the file of a job that waits for that; another one is left as it is.
  func start(_ identifier: String, _ desk: Desk, named name: String?, _ fields: FormFields) {
    let isWaiting = update(identifier) { job in
      guard job.isWaiting else { return false }
      job.state = .importing
      job.doneByteCount = 0
      job.start = .now
      return true
    }
    if isWaiting == true { run(identifier, desk, named: name, fields, isDryRun: false) }
  }

  /// Ends a job; what it had stored is not there then.
  func cancel(_ identifier: String) {
    let task = update(identifier) { job in
      if job.isWaiting { job.state = .cancelled }
      return job.task
    }
    task??.cancel()
  }

  /// Returns a job as it is now, if there is one that somebody began.
  func job(_ identifier: String, of owner: String?) -> Job? {
    jobs.withLock { jobs in
      jobs.first { $0.identifier == identifier && $0.owner == owner }
    }
  }

  /// Returns the jobs of somebody that are under way or wait, the latest first.
  func open(of owner: String?) -> [Job] {
    jobs.withLock { jobs in
      jobs.filter { $0.owner == owner && ($0.isWaiting || $0.isRunning) }
    }.reversed()
  }

  private func run(
    _ identifier: String,
    _ desk: Desk,
    named name: String?,
    _ fields: FormFields,
    isDryRun: Bool
  ) {
    guard let upload = jobs.withLock({ $0.first { $0.identifier == identifier }?.upload }) else {
      return
    }
    let task = Task { [self] in
      do {
        let report = try await desk.work { work in
          var request = ImportMemory.Request(upload.input)
          try fields.read(ImportMemory.self, into: &request)
          request.options.memory = name
          request.options.isDryRun = isDryRun
          return try work.run(ImportMemory.self, request) { count in
            self.update(identifier) { $0.doneByteCount = count }
          }
        }
        update(identifier) { $0.state = isDryRun ? .waiting(report) : .done(report) }
      } catch InterruptionError.cancelled {
        update(identifier) { $0.state = .cancelled }
      } catch {
        update(identifier) { $0.state = .failed(Problem(error).message) }
      }
    }
    update(identifier) { $0.task = task }
  }

  @discardableResult
  private func update<Result: Sendable>(
    _ identifier: String,
    _ body: (inout Job) -> Result
  ) -> Result? {
    jobs.withLock { jobs in
      guard let index = jobs.firstIndex(where: { $0.identifier == identifier }) else { return nil }
      return body(&jobs[index])
    }
  }
}
