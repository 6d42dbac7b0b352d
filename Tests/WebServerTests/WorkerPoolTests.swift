import Dispatch
import Files
import Model
import Synchronization
import Testing

@testable import WebServer

@Suite("Worker pool")
struct WorkerPoolTests {
  /// A piece of work that begins and ends when the test says so.
  private final class Step: Sendable {
    private let begins = DispatchSemaphore(value: 0)
    private let ends = DispatchSemaphore(value: 0)

    func run() {
      begins.signal()
      ends.wait()
    }
    func waitUntilBegun() async {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          self.begins.wait()
          continuation.resume()
        }
      }
    }
    func finish() { ends.signal() }
  }

  /// What was done, in order.
  private final class Order: Sendable {
    private let state = Mutex<[Int]>([])
    var numbers: [Int] { state.withLock { $0 } }
    func add(_ number: Int) { state.withLock { $0.append(number) } }
  }

  /// Waits until so much work is at hand.
  private func wait(for count: Int, in pool: WorkerPool) async throws {
    while pool.workCount != count { try await Task.sleep(for: .milliseconds(1)) }
  }

  @Test("never more work at once than there are threads, and all of it is done")
  func isBounded() async throws {
    let pool = WorkerPool(threadCount: 3)
    let counter = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask { try await pool.run { _ in counter.count() } }
      }
      try await group.waitForAll()
    }
    #expect(counter.total == 200)
    #expect(counter.most <= 3)
    #expect(pool.workCount == 0)
  }

  @Test("an error of the work is the caller's, and the thread is free again")
  func throwsOn() async throws {
    struct Failure: Error {}
    let pool = WorkerPool(threadCount: 1, maximumCount: 1)
    await #expect(throws: Failure.self) { try await pool.run { _ in throw Failure() } }
    #expect(try await pool.run { _ in 1 } == 1)
  }

  @Test("work that waits begins in the order in which it came")
  func keepsOrder() async throws {
    let pool = WorkerPool(threadCount: 1)
    let step = Step()
    let order = Order()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run { _ in step.run() } }
      await step.waitUntilBegun()
      for number in 0..<10 {
        group.addTask { try await pool.run { _ in order.add(number) } }
        try await wait(for: number + 2, in: pool)
      }
      step.finish()
      try await group.waitForAll()
    }
    #expect(order.numbers == Array(0..<10))
  }

  @Test("what has no room is refused at once")
  func refuses() async throws {
    let pool = WorkerPool(threadCount: 1, maximumCount: 2)
    let step = Step()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run { _ in step.run() } }
      await step.waitUntilBegun()
      group.addTask { try await pool.run { _ in } }
      try await wait(for: 2, in: pool)
      await #expect(throws: WorkerPool.Busy.self) { try await pool.run { _ in } }
      step.finish()
      try await group.waitForAll()
    }
    #expect(try await pool.run { _ in 7 } == 7)
  }

  @Test("work whose time went by while it waited is not begun")
  func forgetsLate() async throws {
    let pool = WorkerPool(threadCount: 1)
    let step = Step()
    let counter = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run { _ in step.run() } }
      await step.waitUntilBegun()
      group.addTask {
        await #expect(throws: WorkerPool.Busy.self) {
          try await pool.run(until: .now) { _ in counter.count() }
        }
      }
      try await wait(for: 2, in: pool)
      step.finish()
      try await group.waitForAll()
    }
    #expect(counter.total == 0)
  }

  @Test("work whose task is cancelled is told so, and its thread is free")
  func cancelsRunning() async throws {
    let pool = WorkerPool(threadCount: 1)
    let step = Step()
    let task = Task {
      try await pool.run { interruption in
        step.finish()
        step.run()
        while true { try interruption.check() }
      }
    }
    await step.waitUntilBegun()
    task.cancel()
    await #expect(throws: InterruptionError.cancelled) { try await task.value }
    #expect(try await pool.run { _ in 1 } == 1)
  }

  @Test("work whose task is cancelled while it waits is not begun")
  func cancelsWaiting() async throws {
    let pool = WorkerPool(threadCount: 1)
    let step = Step()
    let counter = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run { _ in step.run() } }
      await step.waitUntilBegun()
      let waiting = Task { try await pool.run { _ in counter.count() } }
      try await wait(for: 2, in: pool)
      waiting.cancel()
      step.finish()
      await #expect(throws: InterruptionError.cancelled) { try await waiting.value }
      try await group.waitForAll()
    }
    #expect(counter.total == 0)
  }

  @Test("work is told when its time is over")
  func interrupts() async {
    let pool = WorkerPool(threadCount: 1)
    await #expect(throws: InterruptionError.timeLimit) {
      try await pool.run(until: .now + .milliseconds(20)) { interruption in
        while true { try interruption.check() }
      }
    }
  }

  @Test("pools at work on every processor keep no task from going on")
  func leavesTasksAlone() async throws {
    let pool = WorkerPool(threadCount: 2 * Environment.processorCount)
    let stop = Cancellation()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 * Environment.processorCount {
        group.addTask { try await pool.run { _ in while !stop.isCancelled {} } }
      }
      for _ in 0..<100 { await Task.yield() }
      let other = WorkerPool(threadCount: 1)
      for number in 0..<20 { #expect(try await other.run { _ in number } == number) }
      stop.cancel()
      try await group.waitForAll()
    }
  }
}

@Suite("Memory of requests")
struct MemoryBudgetTests {
  @Test("a share takes of the budget, and gives back what it took")
  func gives() throws {
    let budget = MemoryBudget(byteCount: 100)
    do {
      let share = MemoryShare(of: budget, upTo: 60)
      try share.take(40)
      #expect(budget.freeByteCount == 60)
      // What is beyond a share's most is on the disk.
      try share.take(40)
      try share.take(1_000)
      #expect(budget.freeByteCount == 40)
      let other = MemoryShare(of: budget, upTo: 60)
      #expect(throws: Problem.tooBusy) { try other.take(41) }
      #expect(budget.freeByteCount == 40)
      try other.take(40)
      #expect(budget.freeByteCount == 0)
    }
    #expect(budget.freeByteCount == 100)
  }
}
