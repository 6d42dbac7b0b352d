import Hummingbird
import Model
import Synchronization
import Workbench

/// Finds out who sends a request: by a token or a session of somebody, by the server's own token, or by the word of
/// a proxy that is trusted.
///
/// A library without people, behind no token, is its owner's, and asks nobody on this machine. What a library
/// says is kept for half a second, so that thousands of requests cost it little and who is removed is out at
/// once.
final class Gate: Sendable {
  /// What is to be done with a request.
  enum Answer {
    case admit(Principal)
    case refuse
    /// The address has tried too many tokens.
    case wait(seconds: Int)
    /// Somebody else than the proxy says who it is.
    case untrusted
  }

  let sessions: Sessions
  private let desk: Desk
  private let configuration: ServerConfiguration
  private let kept = Mutex<[Credentials: (principal: Principal, end: ContinuousClock.Instant)]>([:])
  private let asks = Mutex<(answer: Bool, end: ContinuousClock.Instant)?>(nil)

  private static let keptTime = Duration.milliseconds(500)
  private static let maximumKeptCount = 1_000

  init(_ desk: Desk, configuration: ServerConfiguration) {
    self.desk = desk
    self.configuration = configuration
    sessions = Sessions(token: configuration.token)
  }

  /// Whether people of the library have to say who they are.
  ///
  /// - Throws: what the library throws.
  func asksPeople() async throws -> Bool {
    let now = ContinuousClock.now
    if let known = asks.withLock({ $0 }), known.end > now { return known.answer }
    let answer = try await desk.authenticate { try $0.isNeeded() }
    asks.withLock { $0 = (answer, now + Self.keptTime) }
    return answer
  }

  /// Whether anybody has to show anything.
  func asksAnything() async throws -> Bool {
    if sessions.isNeeded { return true }
    return try await asksPeople()
  }

  /// Says who sends a request.
  ///
  /// - Parameters:
  ///   - request: The request, for the header of the proxy.
  ///   - credentials: What it shows.
  ///   - address: Where it comes from.
  /// - Returns: What is to be done with it.
  /// - Throws: what the library throws.
  func answer(
    _ request: Request,
    showing credentials: Credentials,
    from address: String
  ) async throws -> Answer {
    if let name = configuration.userHeader.flatMap({ request.headers[$0] }) {
      guard address == configuration.trustedProxy else { return .untrusted }
      let principal = try await desk.authenticate { try $0.principal(named: name) }
      return principal.map(Answer.admit) ?? .refuse
    }
    guard try await asksPeople() else { return ownerAnswer(to: credentials, from: address) }
    switch credentials {
    case .none, .malformed: return .refuse
    case .session(let secret):
      if let principal = try await principal(credentials, secret, .session) {
        return .admit(principal)
      }
      // A session that was begun with the server's token.
      return sessions.isNeeded ? ownerAnswer(to: credentials, from: address) : .refuse
    case .token(let secret):
      let delay = sessions.throttle.delay(for: address, at: .now)
      if delay > .zero { return .wait(seconds: Int(delay.components.seconds) + 1) }
      if let principal = try await principal(credentials, secret, .token) {
        return .admit(principal)
      }
      if sessions.isNeeded { return ownerAnswer(to: credentials, from: address) }
      sessions.throttle.noteFailure(of: address, at: .now)
      return .refuse
    }
  }

  private func ownerAnswer(to credentials: Credentials, from address: String) -> Answer {
    // Without people and token only this machine is let in, also when the last person was just removed.
    guard sessions.isNeeded || configuration.isLoopback else { return .refuse }
    return switch sessions.answer(to: credentials, from: address) {
    case .admit: .admit(.owner)
    case .refuse: .refuse
    case .wait(let seconds): .wait(seconds: seconds)
    }
  }

  private func principal(
    _ credentials: Credentials,
    _ secret: String,
    _ kind: Credential.Kind
  ) async throws -> Principal? {
    let now = ContinuousClock.now
    if let known = kept.withLock({ $0[credentials] }), known.end > now { return known.principal }
    let found = try await desk.authenticate { try $0.principal(showing: secret, kind) }
    kept.withLock { kept in
      if kept.count >= Self.maximumKeptCount { kept = kept.filter { $0.value.end > now } }
      kept[credentials] = found.map { ($0, now + Self.keptTime) }
    }
    return found
  }

  /// Begins a session for who knows the password of a name.
  ///
  /// Each address and each name may be wrong some times; see `TokenThrottle`.
  ///
  /// - Returns: What is to be done, and the cookie of the session if it is to be admitted.
  /// - Throws: what the library throws.
  func logIn(
    _ name: String,
    _ password: String,
    _ request: Request,
    from address: String
  ) async throws -> (answer: Sessions.Answer, cookie: Cookie?) {
    let throttle = sessions.passwordThrottle
    // No address has a space in it.
    let keys = [address, "name \(name)"]
    let delay = keys.map { throttle.delay(for: $0, at: .now) }.max() ?? .zero
    if delay > .zero { return (.wait(seconds: Int(delay.components.seconds) + 1), nil) }
    let browser = request.headers[.userAgent] ?? ""
    let secret = try await desk.authenticate(from: address, isSlow: true) { authentication in
      try authentication.logIn(name, password, browser: browser)
    }
    guard let secret else {
      for key in keys { throttle.noteFailure(of: key, at: .now) }
      return (.refuse, nil)
    }
    for key in keys { throttle.noteSuccess(of: key) }
    return (.admit, sessions.cookie(secret, seconds: PersonRules.sessionSeconds))
  }

  /// Ends the session of a request, if it has one.
  ///
  /// - Returns: The cookie by which a browser forgets it.
  /// - Throws: what the library throws.
  func logOut(_ request: Request) async throws -> Cookie {
    if let secret = request.cookies[SessionCookie.name]?.value {
      kept.withLock { $0[.session(secret)] = nil }
      try await desk.authenticate { try $0.logOut(secret) }
    }
    return sessions.end(request)
  }
}
