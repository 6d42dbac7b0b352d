/// The cookie by which a browser shows its session.
enum SessionCookie {
  /// The name of the cookie.
  static let name = "dragoman-session"
}
