import Files
import HTTPTypes
import Hummingbird
import JSON
import Model
import Workbench

/// An error as a client learns of it.
///
/// Reference: RFC 9457, problem details for HTTP.
struct Problem: Error, Hashable {
  let status: HTTPResponse.Status
  /// What is wrong with this request, in a sentence; never a path of the server or SQL.
  let detail: String
  /// Fields that belong to the status, such as `Allow`.
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.headers = headers
  }

  /// There is more to do than the server takes.
  static let tooBusy = Problem(
    .serviceUnavailable,
    "the server has too much to do; try again shortly",
    headers: [.retryAfter: "1"]
  )

  /// An address has shown too many wrong tokens.
  static func tooManyTokens(seconds: Int) -> Problem {
    Problem(
      .tooManyRequests,
      "too many wrong tokens came from this address; try again shortly",
      headers: [.retryAfter: "\(seconds)"]
    )
  }

  /// An address takes other methods than that of the request.
  static func notAllowed(_ methods: Set<HTTPRequest.Method>) -> Problem {
    let names = methods.map(\.rawValue).sorted().joined(separator: ", ")
    return Problem(
      .methodNotAllowed,
      "this address does not take that method",
      headers: [.allow: names]
    )
  }

  /// Says of any error what a client may know of it; `nil` where that is nothing but the status.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as FileError: self.init(error)
    case let error as FileAccessError:
      self.init(
        error.isFull || error.purpose == .temporaryStorage
          ? .insufficientStorage : .internalServerError,
        error.isFull ? "the disk is full" : "no room for the file"
      )
    case let error as ConceptEditError:
      self.init(error.status, error.sentences.joined(separator: "; "))
    case InterruptionError.timeLimit:
      self.init(.unprocessableContent, "this takes too long; send less, or ask for higher scores")
    case InterruptionError.cancelled, is CancellationError: self = .clientIsGone
    case is WorkerPool.Busy: self = .tooBusy
    case BodyError.tooSlow: self.init(.requestTimeout, "the request came too slowly")
    case is BodyError: self.init(.badRequest, "the body of the request is truncated or malformed")
    case let error as JSONError: self.init(error)
    case let error as JSONFieldError: self.init(error)
    case let error as ConceptTextError: self.init(error)
    case let error as GlossaryExportError: self.init(.unprocessableContent, error.description)
    case let error as HTTPError:
      self.init(error.status, error.body ?? Self.sentence(for: error.status))
    case let error as any HTTPResponseError:
      self.init(error.status, Self.sentence(for: error.status))
    default: self.init(.internalServerError, Self.sentence(for: .internalServerError))
    }
  }

  private init(_ error: FileError) {
    switch error.kind {
    case .missing: self.init(.notFound, error.reason)
    case .conflict: self.init(.conflict, error.reason)
    case .full: self.init(.insufficientStorage, error.reason)
    case .library: self.init(.internalServerError, Self.sentence(for: .internalServerError))
    case .input:
      let place = [error.line.map { "line \($0)" }, error.column.map { "column \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
      self.init(.unprocessableContent, place.isEmpty ? error.reason : "\(place): \(error.reason)")
    }
  }

  private static func sentence(for status: HTTPResponse.Status) -> String {
    switch status {
    case .notFound: "there is nothing at this address"
    case .methodNotAllowed: "this address does not take that method"
    case .contentTooLarge: "the request is too large"
    case .internalServerError: "something went wrong in the server; its log says what"
    default: status.reasonPhrase.lowercased()
    }
  }

  /// Nobody reads the answer; the status is for the log.
  private static let clientIsGone = Problem(
    HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request"),
    "the client did not wait"
  )

  /// The problem as an object, in a language of the interface.
  func json(in interface: Interface) -> [UInt8] {
    let details: JSONValue = [
      "title": .string(status.reasonPhrase), "status": .int(status.code),
      "detail": .string(Phrasebook.shared.sentence(detail, in: interface)),
    ]
    return details.bytes
  }

  /// Returns the problem as a response, in the language of the interface that the client asks for.
  func response(to request: Request) -> Response {
    var response = Response.bytes(
      json(in: Interface(of: request)),
      type: "application/problem+json",
      status: status
    )
    for field in headers { response.headers[field.name] = field.value }
    return response
  }
}

extension ConceptEditError {
  /// The status that says what kind of error this is.
  var status: HTTPResponse.Status {
    switch self {
    case .invalid: .unprocessableContent
    case .conflict, .isThere: .conflict
    case .noSuchConcept: .notFound
    }
  }

  /// The error in sentences, one for each field.
  var sentences: [String] {
    guard case .invalid(let fields) = self else { return [description] }
    return fields.map(\.description)
  }
}

extension HTTPResponse.Status {
  /// RFC 4918: there is no room for what the client sent.
  static let insufficientStorage = HTTPResponse.Status(
    code: 507,
    reasonPhrase: "Insufficient Storage"
  )
}
