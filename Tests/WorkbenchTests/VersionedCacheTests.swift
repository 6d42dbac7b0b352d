import Dispatch
import Synchronization
import Testing

@testable import Workbench

/// The interleavings of threads are forced: whoever makes a value waits at a gate until the test opens it.
@Suite("Values kept by version of the library")
struct VersionedCacheTests {
  /// Makes values, each by a thread that says that it began and waits until it may go on.
  private final class Maker: Sendable {
    let began = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    private let made = Mutex<[String]>([])

    var log: [String] { made.withLock { $0 } }

    func make(_ value: String) -> String {
      began.signal()
      gate.wait()
      return makeAtOnce(value)
    }

    func makeAtOnce(_ value: String) -> String {
      made.withLock { $0.append(value) }
      return value
    }
  }

  /// Runs work on a thread of its own; `wait()` returns what came of it.
  private final class Thread: Sendable {
    private let result = Mutex<String?>(nil)
    private let ended = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> String) {
      DispatchQueue.global().async { [self] in
        let value = (try? work()) ?? "error"
        result.withLock { $0 = value }
        ended.signal()
      }
    }

    func wait() -> String {
      ended.wait()
      return result.withLock { $0 } ?? ""
    }

    /// Whether the thread is still at work after a while.
    var isWaiting: Bool { ended.wait(timeout: .now() + .milliseconds(50)) == .timedOut }
  }

  private let cache = VersionedCache<String, String>(capacity: 2)
  private let maker = Maker()

  @Test("a value is made once for a version, and again for a later one")
  func makesOnce() {
    for (version, expected) in [(1, "a1"), (1, "a1"), (2, "a2"), (2, "a2")] {
      let value = cache.value(for: "a", version: Int64(version)) {
        maker.makeAtOnce("a\(version)")
      }
      #expect(value == expected)
    }
    #expect(maker.log == ["a1", "a2"])
  }

  @Test("who asks while a value is made waits for it, and does not make it again")
  func waits() {
    let first = Thread { [cache, maker] in
      cache.value(for: "a", version: 1) { maker.make("first") }
    }
    maker.began.wait()
    let second = Thread { [cache, maker] in
      cache.value(for: "a", version: 1) { maker.make("second") }
    }
    #expect(second.isWaiting)
    maker.gate.signal()
    #expect(first.wait() == "first")
    #expect(second.wait() == "first")
    #expect(maker.log == ["first"])
  }

  @Test("who asks for another key does not wait")
  func separatesKeys() {
    let slow = Thread { [cache, maker] in cache.value(for: "a", version: 1) { maker.make("a") } }
    maker.began.wait()
    #expect(cache.value(for: "b", version: 1) { "b" } == "b")
    maker.gate.signal()
    #expect(slow.wait() == "a")
  }

  @Test("who asks for a later version waits, and then makes it")
  func makesLaterVersion() {
    let old = Thread { [cache, maker] in cache.value(for: "a", version: 1) { maker.make("old") } }
    maker.began.wait()
    let new = Thread { [cache, maker] in cache.value(for: "a", version: 2) { maker.make("new") } }
    #expect(new.isWaiting)
    maker.gate.signal()
    #expect(old.wait() == "old")
    maker.began.wait()
    maker.gate.signal()
    #expect(new.wait() == "new")
    #expect(cache.value(for: "a", version: 2) { "again" } == "new")
  }

  @Test("an old version never takes the place of a later one")
  func keepsLaterVersion() {
    _ = cache.value(for: "a", version: 2) { "new" }
    #expect(cache.value(for: "a", version: 1) { "old" } == "new")
    cache.replace("a", version: 1, with: "old")
    #expect(cache.value(for: "a", version: 2) { "again" } == "new")
    cache.replace("a", version: 3, with: "newest")
    #expect(cache.value(for: "a", version: 3) { "again" } == "newest")
    cache.replace("b", version: 3, with: "nothing")
    #expect(cache.entries.map(\.key) == ["a"])
  }

  @Test("an error is that of who made the value; who waited makes it then")
  func recovers() {
    struct Fault: Error {}
    let failing = Thread { [cache, maker] in
      try cache.value(for: "a", version: 1) {
        _ = maker.make("failed")
        throw Fault()
      }
    }
    maker.began.wait()
    let waiting = Thread { [cache] in cache.value(for: "a", version: 1) { "made" } }
    #expect(waiting.isWaiting)
    maker.gate.signal()
    #expect(failing.wait() == "error")
    #expect(waiting.wait() == "made")
  }

  @Test("of more values than fit the one goes that was not used for longest")
  func forgets() {
    for key in ["a", "b", "a", "c"] {
      _ = cache.value(for: key, version: 1) { maker.makeAtOnce(key) }
    }
    #expect(cache.entries.map(\.key) == ["c", "a"])
    _ = cache.value(for: "b", version: 1) { maker.makeAtOnce("b") }
    #expect(maker.log == ["a", "b", "c", "b"])
    cache.remove("b", olderThan: 1)
    #expect(cache.entries.map(\.key) == ["b", "c"])
    cache.remove("b", olderThan: 2)
    #expect(cache.entries.map(\.key) == ["c"])
    cache.removeAll()
    #expect(cache.entries.isEmpty)
  }
}
