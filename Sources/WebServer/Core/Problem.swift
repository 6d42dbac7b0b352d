import HTTPTypes
import Model

/// An error as a client learns of it.
///
/// Reference: RFC 9457, problem details for HTTP.
struct Problem: Error, Hashable {
  let status: HTTPResponse.Status
  /// What is wrong with this request; never a path of the server or SQL.
  let message: Message
  /// Fields that belong to the status, such as `Allow`.
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ message: Message, headers: HTTPFields = [:]) {
    self.status = status
    self.message = message
    self.headers = headers
  }

  /// The body or the parameters are not what they should be.
  static func bad(_ message: Message) -> Problem { Problem(.badRequest, message) }

  /// There is more to do than the server takes.
  static let tooBusy = Problem(
    .serviceUnavailable,
    Message("request.tooBusy"),
    headers: [.retryAfter: "1"]
  )

  /// There are more bytes than the server takes.
  static let tooLarge = Problem(.contentTooLarge, Message("request.tooLarge"))

  /// A file has more bytes than the server takes.
  static func fileTooLarge(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, Message("request.fileTooLarge", ["limit": .number(limit)]))
  }

  /// A parameter or field is missing.
  static func missing(_ name: String) -> Problem {
    .bad(Message("request.missing", ["name": .text(name)]))
  }

  /// A parameter or field is no language.
  static func noLanguage(_ name: String) -> Problem {
    .bad(Message("request.noLanguage", ["name": .text(name)]))
  }

  /// An address has shown too many wrong tokens.
  static func tooManyTokens(seconds: Int) -> Problem {
    Problem(
      .tooManyRequests,
      Message("request.tooManyTokens"),
      headers: [.retryAfter: "\(seconds)"]
    )
  }

  /// An address takes other methods than that of the request.
  static func notAllowed(_ methods: Set<HTTPRequest.Method>) -> Problem {
    let names = methods.map(\.rawValue).sorted().joined(separator: ", ")
    return Problem(.methodNotAllowed, Message("request.wrongMethod"), headers: [.allow: names])
  }
}

extension HTTPResponse.Status {
  /// RFC 4918: there is no room for what the client sent.
  static let insufficientStorage = HTTPResponse.Status(
    code: 507,
    reasonPhrase: "Insufficient Storage"
  )
}
