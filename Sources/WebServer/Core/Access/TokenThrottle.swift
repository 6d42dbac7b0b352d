import Synchronization

/// Slows down those who try tokens.
///
/// Each address may be wrong some times; then its tokens are looked at no oftener than one in an
/// interval, the right one too, so that trying on tells nothing. Sessions are not concerned.
final class TokenThrottle: Sendable {
  private struct Account {
    var failureCount = 0
    var last: ContinuousClock.Instant
  }

  private let accounts = Mutex<[String: Account]>([:])

  /// How many wrong tokens an address may show at once.
  static let patience = 20
  /// How long an address waits then between two tokens; one failure is forgotten in each such time.
  static let interval = Duration.seconds(1)
  private static let maximumAccountCount = 10_000

  /// Returns how long an address has to wait before its next token is looked at; zero if it need not.
  func delay(for address: String, at now: ContinuousClock.Instant) -> Duration {
    accounts.withLock { accounts in
      guard let account = accounts[address] else { return .zero }
      let count = account.failureCount - forgotten(since: account.last, at: now)
      guard count >= Self.patience else { return .zero }
      return max(.zero, Self.interval - (now - account.last))
    }
  }

  /// Notes that a token was wrong.
  func noteFailure(of address: String, at now: ContinuousClock.Instant) {
    accounts.withLock { accounts in
      if accounts.count >= Self.maximumAccountCount, accounts[address] == nil {
        accounts = accounts.filter {
          $0.value.failureCount > forgotten(since: $0.value.last, at: now)
        }
        // Somebody has ten thousand addresses: to forget them all costs them their wait only.
        if accounts.count >= Self.maximumAccountCount { accounts = [:] }
      }
      var account = accounts[address] ?? Account(last: now)
      account.failureCount =
        max(0, account.failureCount - forgotten(since: account.last, at: now)) + 1
      account.failureCount = min(account.failureCount, Self.patience)
      account.last = now
      accounts[address] = account
    }
  }

  /// Notes that a token was right.
  func noteSuccess(of address: String) { accounts.withLock { $0[address] = nil } }

  private func forgotten(
    since last: ContinuousClock.Instant,
    at now: ContinuousClock.Instant
  ) -> Int { Int(min(Double(Self.patience), (now - last) / Self.interval)) }
}
