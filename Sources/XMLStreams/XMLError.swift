/// An error found while reading XML.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// The document is not well formed; the text is the parser's own message.
    case notWellFormed(String)
    /// An element has no end where it must have one.
    case unclosed(String)
    /// There is no memory for the parser.
    case outOfMemory
    /// The document is larger in some respect than the limits allow.
    case limitExceeded(Limit, allowed: Int)
    /// An entity is used that is not one of the five predefined ones.
    case undefinedEntity(String)
    /// The document's encoding is not known here.
    case unknownEncoding(String)
    /// The document ends before its root element does, or has none.
    case endsEarly
  }

  /// A limit of `XMLLimits`.
  public enum Limit: String, Hashable, Sendable {
    case depth
    case attributeByteCount
    case attributeCount
    case prologueByteCount
    case markupByteCount
  }

  /// What went wrong.
  public let reason: Reason
  /// Where the parser stood.
  public let position: XMLPosition

  /// Creates an error.
  public init(_ reason: Reason, at position: XMLPosition) {
    self.reason = reason
    self.position = position
  }

  /// What went wrong as the code of a sentence, and what varies in it.
  public var coded: (code: String, arguments: [String: String]) {
    switch reason {
    case .notWellFormed(let words): ("xml.notWellFormed", ["words": words])
    case .unclosed(let name): ("xml.unclosed", ["name": "<\(name)>"])
    case .outOfMemory: ("xml.outOfMemory", [:])
    case .limitExceeded(let limit, let allowed):
      switch limit {
      case .depth: ("xml.tooDeep", ["limit": "\(allowed)"])
      case .attributeByteCount: ("xml.attributeTooLong", ["limit": "\(allowed)"])
      case .attributeCount: ("xml.tooManyAttributes", ["limit": "\(allowed)"])
      case .prologueByteCount: ("xml.prologueTooLong", ["limit": "\(allowed)"])
      case .markupByteCount: ("xml.markupTooLong", ["limit": "\(allowed)"])
      }
    case .undefinedEntity(let name): ("xml.undefinedEntity", ["name": name])
    case .unknownEncoding(let name): ("xml.unknownEncoding", ["name": name])
    case .endsEarly: ("xml.endsEarly", [:])
    }
  }

  /// The place and the code, for programmers.
  public var description: String {
    let (code, arguments) = coded
    let values = arguments.values.map { " \($0)" }.joined()
    return "\(position.line):\(position.column): \(code)\(values)"
  }
}
