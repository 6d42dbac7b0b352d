/// An error that says what is wrong as a message.
public protocol Explained: Error {
  /// What is wrong.
  var message: Message { get }
  /// What is at fault; the user's input, unless an error says otherwise.
  var kind: Failure.Kind { get }
  /// The line of the file that is at fault, counted from 1, where it is known.
  var line: Int? { get }
  /// The column in the line, counted from 1 in Unicode scalars, where it is known.
  var column: Int? { get }
}

extension Explained {
  public var kind: Failure.Kind { .input }
  public var line: Int? { nil }
  public var column: Int? { nil }
}

/// An error as front ends show it: what is wrong, where, and what is at fault.
public struct Failure: Explained, Hashable {
  /// What is at fault.
  ///
  /// It decides with which code the program ends, and with which status the server answers.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What the user gave: a file, a text, a choice that does not fit what is there.
    case input
    /// The form of the request.
    case request
    /// The user named something that is not there.
    case missing
    /// What the user wants was changed by somebody else meanwhile.
    case conflict
    /// The user may not do this.
    case forbidden
    /// There is no room left.
    case full
    /// The library, or this program; a client learns only that something is wrong.
    case library
    /// The library cannot be used now, and perhaps can be later.
    case unavailable

    /// The exit code of the program, and the status of an answer (RFC 9110, RFC 4918).
    public var codes: (exit: Int32, status: Int) {
      switch self {
      case .input: (2, 422)
      case .request: (2, 400)
      case .missing: (2, 404)
      case .conflict: (2, 409)
      case .forbidden: (2, 403)
      case .full: (2, 507)
      case .library: (2, 500)
      case .unavailable: (2, 503)
      }
    }
  }

  /// Where something is wrong.
  public struct Place: Hashable, Sendable {
    /// The path as the user gave it, or a name such as `standard input`.
    public let file: String
    /// The line, counted from 1, where it is known.
    public let line: Int?
    /// The column in the line, counted from 1 in Unicode scalars, where it is known.
    public let column: Int?

    /// Creates a place.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// What is wrong.
  public let message: Message
  /// Where it is wrong.
  public let place: Place
  /// What is at fault.
  public let kind: Kind

  /// Creates an error.
  public init(_ message: Message, at place: Place, kind: Kind = .input) {
    self.message = message
    self.place = place
    self.kind = kind
  }

  /// Says of an error in which file it was found; its line and column stay.
  public init(_ error: any Explained, file: String) {
    let place = Place(file: file, line: error.line, column: error.column)
    self.init(error.message, at: place, kind: error.kind)
  }

  public var line: Int? { place.line }
  public var column: Int? { place.column }
}
