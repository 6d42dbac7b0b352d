import Synchronization

/// Slows down those who try tokens or passwords.
///
/// Each address, and each name, may be wrong some times; then what it shows is looked at no oftener than
/// once in an interval, the right one too, so that trying on tells nothing. Sessions are not concerned.
final class TokenThrottle: Sendable {
  private struct Account {
    var failureCount = 0
    var last: ContinuousClock.Instant
  }

  private let accounts = Mutex<[String: Account]>([:])

  /// How many wrong ones an address may show at once.
  let patience: Int
  /// How long an address waits then between two; one failure is forgotten in each such time.
  let interval: Duration
  private static let maximumAccountCount = 10_000

  private init(patience: Int, interval: Duration) {
    self.patience = patience
    self.interval = interval
  }

  /// A throttle for tokens, which nobody can guess.
  static func tokens() -> TokenThrottle { TokenThrottle(patience: 20, interval: .seconds(1)) }

  /// A throttle for passwords, which people choose: two a minute are too few to guess one.
  static func passwords() -> TokenThrottle { TokenThrottle(patience: 10, interval: .seconds(30)) }

  /// Returns how long an address has to wait before its next token is looked at; zero if it need not.
  func delay(for address: String, at now: ContinuousClock.Instant) -> Duration {
    accounts.withLock { accounts in
      guard let account = accounts[address] else { return .zero }
      let count = account.failureCount - forgotten(since: account.last, at: now)
      guard count >= patience else { return .zero }
      return max(.zero, interval - (now - account.last))
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
      account.failureCount = min(account.failureCount, patience)
      account.last = now
      accounts[address] = account
    }
  }

  /// Notes that a token was right.
  func noteSuccess(of address: String) { accounts.withLock { $0[address] = nil } }

  private func forgotten(
    since last: ContinuousClock.Instant,
    at now: ContinuousClock.Instant
  ) -> Int { Int(min(Double(patience), (now - last) / interval)) }
}
