import Model
import Testing

@Suite("Interruption")
struct InterruptionTests {
  @Test("work without a limit is never interrupted")
  func never() throws { try Interruption.never.check() }

  @Test("work ends after its deadline and not before")
  func deadline() throws {
    try Interruption(deadline: .now + .seconds(3600)).check()
    #expect(throws: InterruptionError.timeLimit) {
      try Interruption(deadline: .now - .seconds(1)).check()
    }
  }

  @Test("work ends when it is cancelled, whatever its deadline")
  func cancellation() throws {
    let cancellation = Cancellation()
    let interruption = Interruption(
      deadline: .now + .seconds(3600),
      cancellation: cancellation
    )
    try interruption.check()
    cancellation.cancel()
    #expect(throws: InterruptionError.cancelled) { try interruption.check() }
  }

  @Test("a pace asks once in its steps", arguments: [1, 2, 7])
  func pace(steps: Int) throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    var pace = Interruption(cancellation: cancellation).pace(every: steps)
    for _ in 1..<steps { try pace.check() }
    #expect(throws: InterruptionError.cancelled) { try pace.check() }
  }

  @Test("a pace counts the steps that it is told of")
  func paceCounts() {
    let cancellation = Cancellation()
    cancellation.cancel()
    var pace = Interruption(cancellation: cancellation).pace(every: 100)
    #expect(throws: InterruptionError.cancelled) { try pace.check(250) }
  }
}
