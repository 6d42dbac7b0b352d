import Dispatch
import LibraryAccess
import Model
import Synchronization
import Testing

@testable import Workbench

/// Every order in which the two sides can come, each forced by hand: a side is known to wait when it has not
/// come through although it was given time, and to have come through when it says so.
@Suite("From one thread to another", .timeLimit(.minutes(20)))
struct BoundedQueueTests {
  /// Work on a thread of its own, and whether it has ended.
  private final class Side: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () -> Void) {
      DispatchQueue(label: "side").async {
        work()
        self.ended.signal()
      }
    }

    /// Whether the work ends within a time.
    func ends(within milliseconds: Int) -> Bool {
      ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
    }
  }

  private final class Taken: Sendable {
    private let state = Mutex<[Int]>([])
    var numbers: [Int] { state.withLock { $0 } }
    func add(_ number: Int) { state.withLock { $0.append(number) } }
  }

  @Test("values come out in the order in which they went in")
  func keepsOrder() throws {
    let queue = BoundedQueue<Int>(capacity: 3)
    let taken = Taken()
    let reader = Side { for _ in 0..<1_000 { taken.add(queue.pop()) } }
    for number in 0..<1_000 { try queue.push(number) }
    #expect(reader.ends(within: 20_000))
    #expect(taken.numbers == Array(0..<1_000))
  }

  @Test("who takes first waits until there is a value")
  func waitsForValue() throws {
    let queue = BoundedQueue<Int>(capacity: 1)
    let taken = Taken()
    let reader = Side { taken.add(queue.pop()) }
    #expect(!reader.ends(within: 30))
    try queue.push(7)
    #expect(reader.ends(within: 10_000))
    #expect(taken.numbers == [7])
  }

  @Test("who brings more than there is room for waits until one is taken", arguments: [1, 2, 5])
  func waitsForRoom(capacity: Int) throws {
    let queue = BoundedQueue<Int>(capacity: capacity)
    for number in 0..<capacity { try queue.push(number) }
    let writer = Side { try? queue.push(capacity) }
    #expect(!writer.ends(within: 30))
    #expect(queue.pop() == 0)
    #expect(writer.ends(within: 10_000))
    for number in 1...capacity { #expect(queue.pop() == number) }
  }

  @Test("when the reader stops, who waits for room is let go, and so is everybody after")
  func letsGo() throws {
    let queue = BoundedQueue<Int>(capacity: 1)
    try queue.push(1)
    let refused = Taken()
    let writers = (0..<3).map { number in
      Side {
        do { try queue.push(number) } catch { refused.add(number) }
      }
    }
    for writer in writers { #expect(!writer.ends(within: 20)) }
    queue.stop()
    for writer in writers { #expect(writer.ends(within: 10_000)) }
    #expect(refused.numbers.sorted() == [0, 1, 2])
    #expect(throws: BoundedQueue<Int>.Stopped.self) { try queue.push(9) }
  }

  /// Takes batches when the test says so.
  private final class Consumer: StoredUnitConsumer {
    struct Failure: Error {}
    private let gate = DispatchSemaphore(value: 0)
    private let state = Mutex<(taken: [Int64], fails: Bool)>(([], false))

    var taken: [Int64] { state.withLock { $0.taken } }
    func open(_ count: Int = 1) { for _ in 0..<count { gate.signal() } }
    func fail() { state.withLock { $0.fails = true } }

    func consume(_ batch: UnitBatch, identifiers: [Int64]) throws {
      gate.wait()
      try state.withLock { state in
        state.taken += identifiers
        if state.fails { throw Failure() }
      }
    }

    func storeFinished(_ sink: any UnitSink) {}
    func finish(_ sink: any UnitSink) {}
  }

  @Test("a consumer gets every batch in order, and the end waits for the last")
  func consumesAll() throws {
    let consumer = Consumer()
    let thread = ConsumerThread(consumer)
    try thread.push(UnitBatch(), identifiers: [1])
    try thread.push(UnitBatch(), identifiers: [2])
    let end = Side { try? thread.finish() }
    #expect(!end.ends(within: 30))
    consumer.open(2)
    #expect(end.ends(within: 10_000))
    #expect(consumer.taken == [1, 2])
  }

  @Test("a consumer's failure is the producer's, who never waits for one that failed")
  func passesFailure() throws {
    let consumer = Consumer()
    let thread = ConsumerThread(consumer)
    consumer.fail()
    try thread.push(UnitBatch(), identifiers: [1])
    consumer.open()
    var failure: (any Error)?
    for number in 2...20 {
      do { try thread.push(UnitBatch(), identifiers: [Int64(number)]) } catch { failure = error }
    }
    #expect(throws: Consumer.Failure.self) { try thread.finish() }
    #expect(failure == nil || failure is Consumer.Failure)
    #expect(consumer.taken == [1])
  }
}
