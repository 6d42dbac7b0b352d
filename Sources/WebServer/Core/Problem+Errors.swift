import Files
import HTTPTypes
import Hummingbird
import JSON
import Model
import Workbench

extension Problem {
  /// Says of any error what a client may know of it.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as FileAccessError: self.init(error)
    case let error as any Explained: self.init(explained: error)
    case InterruptionError.timeLimit:
      self.init(.unprocessableContent, Message("request.takesTooLong"))
    case InterruptionError.cancelled, is CancellationError: self = .clientIsGone
    case is WorkerPool.Busy: self = .tooBusy
    case BodyError.tooSlow: self.init(.requestTimeout, Message("request.tooSlow"))
    case is BodyError: self = .bad(Message("request.badBody"))
    case let error as JSONError: self.init(error)
    case let error as JSONFieldError: self = .bad(error.message)
    case let error as HTTPError:
      self.init(
        error.status,
        error.body.map { Message("words", ["words": .text($0)]) } ?? Self.message(error.status)
      )
    case let error as any HTTPResponseError:
      self.init(error.status, Self.message(error.status))
    default: self.init(.internalServerError, Message("request.serverFault"))
    }
  }

  /// Says what is wrong with a file or a request; the words of the library are for its keeper.
  private init(explained error: any Explained) {
    let code = error.kind.codes.status
    // With its number alone a status would have no name.
    let status = Self.named.first { $0.code == code } ?? .internalServerError
    switch error.kind {
    case .library: self.init(status, Message("request.serverFault"))
    case .full: self.init(status, Message("request.diskFull"))
    case .unavailable:
      self.init(status, Message("request.libraryUnavailable"), headers: [.retryAfter: "5"])
    case .input, .request, .missing, .conflict, .forbidden:
      self.init(status, error.message.at(line: error.line, column: error.column))
    }
  }

  /// The statuses that kinds of errors have, with their names.
  private static let named: [HTTPResponse.Status] = [
    .badRequest, .forbidden, .notFound, .conflict, .unprocessableContent, .internalServerError,
    .serviceUnavailable, .insufficientStorage,
  ]

  /// Says that a file of the server's own could not be written.
  private init(_ error: FileAccessError) {
    self.init(
      error.isFull || error.purpose == .temporaryStorage
        ? .insufficientStorage : .internalServerError,
      error.isFull ? Message("request.diskFull") : Message("request.noRoom")
    )
  }

  /// Says what is wrong with a body that should be JSON.
  private init(_ error: JSONError) {
    switch error.reason {
    case .tooLong: self = .tooLarge
    case .tooManyValues: self.init(.contentTooLarge, Message("request.tooManyValues"))
    default:
      self = .bad(
        Message(
          "request.noJSON",
          ["offset": .number(error.offset), "what": .message(Message(error.code))]
        )
      )
    }
  }

  private static func message(_ status: HTTPResponse.Status) -> Message {
    switch status {
    case .badRequest: Message("request.bad")
    case .forbidden: Message("request.forbidden")
    case .notFound: Message("request.nothingHere")
    case .methodNotAllowed: Message("request.wrongMethod")
    case .contentTooLarge: Message("request.tooLarge")
    case .internalServerError: Message("request.serverFault")
    default: Message("words", ["words": .text(status.reasonPhrase.lowercased())])
    }
  }

  /// Nobody reads the answer; the status is for the log.
  private static let clientIsGone = Problem(
    HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request"),
    Message("request.clientIsGone")
  )
}

extension JSONFieldError {
  /// What is wrong with a value of a body.
  fileprivate var message: Message {
    let name: Message.Argument =
      path.isEmpty ? .message(Message("request.body")) : .text(path)
    if isMissing, !path.isEmpty { return Message("request.missing", ["name": name]) }
    return switch expected {
    case .object: Message("request.noObject", ["name": name])
    case .array: Message("request.noArray", ["name": name])
    case .string: Message("request.noText", ["name": name])
    case .int: Message("request.noWholeNumber", ["name": name])
    case .double: Message("request.noDecimal", ["name": name])
    case .bool: Message("request.noFlag", ["name": name])
    }
  }
}
