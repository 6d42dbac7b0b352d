import Hummingbird
import JSON
import Model
import Workbench

extension Request {
  /// Reads the body as JSON.
  ///
  /// - Parameter limit: The most bytes.
  /// - Returns: The value, whose parts are read by their names.
  /// - Throws: `Problem`, when there is more; `JSONError`, when it is not JSON.
  func readJSON(upTo limit: Int) async throws -> JSONField {
    let buffer = try await body.collect(upTo: limit)
    return JSONField(
      try JSONReader.read(Array(buffer.readableBytesView), limits: .init(byteCount: limit))
    )
  }
}

extension JSONField {
  /// Returns the language of a tag.
  ///
  /// - Throws: `Problem`, when it is none; `JSONFieldError`.
  func language() throws -> LanguageTag { try languageTag(string(), path) }
}

extension Problem {
  /// Says what is wrong with a body that should be JSON.
  init(_ error: JSONError) {
    switch error.reason {
    case .tooLong: self.init(.contentTooLarge, "the request is too large")
    case .tooManyValues: self.init(.contentTooLarge, "the JSON has too many values")
    default:
      let reason = Self.sentence(error.reason)
      self.init(
        .badRequest,
        "the body is not JSON that is taken here: byte \(error.offset): \(reason)"
      )
    }
  }

  private static func sentence(_ reason: JSONError.Reason) -> String {
    switch reason {
    case .truncated: "the text ends too early"
    case .unexpectedByte: "this character does not belong here"
    case .trailingBytes: "something stands after the value"
    case .invalidUTF8: "this is not UTF-8"
    case .controlCharacter: "a control character must be escaped"
    case .invalidEscape: "this is no escape"
    case .loneSurrogate: "this is half of a character"
    case .numberOutOfRange: "this number is too large or too long"
    case .duplicateName: "this name stands twice in its object"
    case .tooDeep: "values stand too deep in each other"
    case .tooLong: "the text is too long"
    case .tooManyValues: "there are too many values"
    }
  }

  /// Says what is wrong with a value of a body.
  init(_ error: JSONFieldError) {
    let name = error.path.isEmpty ? "the body" : error.path
    if error.isMissing, !error.path.isEmpty {
      self.init(.badRequest, "\(name) is missing")
      return
    }
    let kind =
      switch error.expected {
      case .object: "an object"
      case .array: "an array"
      case .string: "a text"
      case .int: "a whole number"
      case .double: "a number"
      case .bool: "true or false"
      }
    self.init(.badRequest, "\(name) is \(kind)")
  }

  /// Says why an object is no concept.
  init(_ error: ConceptTextError) {
    switch error {
    case .noLanguage(let name, _):
      self.init(.badRequest, "\(name) is no BCP 47 language tag, such as ar or en-US")
    case .noChoice(let path, let known):
      self.init(.badRequest, "\(path) is one of \(known.joined(separator: ", "))")
    }
  }
}
