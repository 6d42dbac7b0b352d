import Hummingbird
import Synchronization

/// Who has shown the token.
///
/// Programs send it with each request; a browser shows it once and has a session from then on, so that
/// the token is in no cookie. A session ends after some hours, or when its user says so.
final class Sessions: Sendable {
  /// What is to be done with a request.
  enum Answer: Hashable {
    case admit
    case refuse
    /// The address has tried too many tokens.
    case wait(seconds: Int)
  }

  private let token: String?
  private let ends = Mutex<[String: ContinuousClock.Instant]>([:])
  let throttle = TokenThrottle.tokens()
  let passwordThrottle = TokenThrottle.passwords()

  /// How long a session lasts.
  static let lifetime = Duration.seconds(12 * 3_600)
  private static let maximumCount = 1_000

  init(token: String?) { self.token = token }

  /// Whether a token is needed at all.
  var isNeeded: Bool { token != nil }

  /// Says whether a request may be served.
  ///
  /// - Parameters:
  ///   - credentials: What it shows.
  ///   - address: Where it comes from.
  ///   - now: When.
  /// - Returns: What is to be done with it.
  func answer(
    to credentials: Credentials,
    from address: String,
    at now: ContinuousClock.Instant = .now
  ) -> Answer {
    guard token != nil else { return .admit }
    switch credentials {
    case .none, .malformed: return .refuse
    case .session(let identifier): return isOpen(identifier, at: now) ? .admit : .refuse
    case .token(let shown): return answer(toToken: shown, from: address, at: now)
    }
  }

  private func answer(
    toToken shown: String,
    from address: String,
    at now: ContinuousClock.Instant
  ) -> Answer {
    guard let token else { return .admit }
    let delay = throttle.delay(for: address, at: now)
    if delay > .zero { return .wait(seconds: Int(delay.components.seconds) + 1) }
    guard isEqual(shown, token) else {
      throttle.noteFailure(of: address, at: now)
      return .refuse
    }
    throttle.noteSuccess(of: address)
    return .admit
  }

  /// Begins a session for who shows the token.
  ///
  /// - Returns: What is to be done, and the session's cookie if it is to be admitted.
  func begin(
    token shown: String,
    from address: String,
    at now: ContinuousClock.Instant = .now
  ) -> (answer: Answer, cookie: Cookie?) {
    let answer = answer(toToken: shown, from: address, at: now)
    guard isNeeded, answer == .admit else { return (answer, nil) }
    var generator = SystemRandomNumberGenerator()
    let identifier = (0..<4).map { _ in String(generator.next(), radix: 36) }.joined(separator: "-")
    ends.withLock { ends in
      ends = ends.filter { $0.value > now }
      if ends.count >= Self.maximumCount, let first = ends.min(by: { $0.value < $1.value }) {
        ends[first.key] = nil
      }
      ends[identifier] = now + Self.lifetime
    }
    return (.admit, cookie(identifier, seconds: Int(Self.lifetime.components.seconds)))
  }

  /// Ends the session of a request, if it has one.
  ///
  /// - Returns: The cookie by which a browser forgets it.
  func end(_ request: Request) -> Cookie {
    if let identifier = request.cookies[SessionCookie.name]?.value {
      ends.withLock { $0[identifier] = nil }
    }
    return cookie("", seconds: 0)
  }

  private func isOpen(_ identifier: String, at now: ContinuousClock.Instant) -> Bool {
    ends.withLock { ends in
      guard let end = ends[identifier] else { return false }
      if end > now { return true }
      ends[identifier] = nil
      return false
    }
  }

  func cookie(_ value: String, seconds: Int) -> Cookie {
    Cookie(
      name: SessionCookie.name,
      value: value,
      maxAge: seconds,
      path: "/",
      httpOnly: true,
      sameSite: .strict
    )
  }
}

/// Compares in a time that does not tell where the texts differ.
private func isEqual(_ left: String, _ right: String) -> Bool {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  var difference = left.count ^ right.count
  for index in 0..<max(left.count, right.count) {
    difference |=
      Int((index < left.count ? left[index] : 0) ^ (index < right.count ? right[index] : 0))
  }
  return difference == 0
}
