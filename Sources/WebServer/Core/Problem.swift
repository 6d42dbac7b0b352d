import Files
import Hummingbird
import JSON
import Workbench

/// An error as a client learns of it.
///
/// Reference: RFC 9457, problem details for HTTP.
struct Problem: Error, Hashable {
  let status: HTTPResponse.Status
  /// What is wrong with this request, in a sentence; never a path of the server or SQL.
  let detail: String

  init(_ status: HTTPResponse.Status, _ detail: String) {
    self.status = status
    self.detail = detail
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
    case is TimeLimitError:
      self.init(.unprocessableContent, "this takes too long; send less, or ask for higher scores")
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

  /// Returns the problem as a response, in the language of the interface that the client asks for.
  func response(to request: Request) -> Response {
    let sentence = Phrasebook.shared.sentence(detail, in: Interface(of: request))
    let details: JSONValue = [
      "title": .string(status.reasonPhrase), "status": .int(status.code),
      "detail": .string(sentence),
    ]
    return .bytes(details.bytes, type: "application/problem+json", status: status)
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
