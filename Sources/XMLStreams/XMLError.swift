/// An error found while reading XML.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// The document is not well formed; the text is the parser's own message.
    case notWellFormed(String)
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
    case depth = "nesting of elements"
    case attributeByteCount = "bytes in an attribute"
    case attributeCount = "attributes of an element"
    case prologueByteCount = "bytes before the first element"
    case markupByteCount = "bytes in a tag or comment"
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

  /// What went wrong, in words, without the place.
  public var message: String {
    switch reason {
    case .notWellFormed(let message): message
    case .limitExceeded(let limit, let allowed): "too many \(limit.rawValue) (at most \(allowed))"
    case .undefinedEntity(let name):
      "entity \"\(name)\" is not defined (entities declared in a document are not expanded)"
    case .unknownEncoding(let name): "encoding \"\(name)\" is not known"
    case .endsEarly: "the document ends before its root element does"
    }
  }

  public var description: String { "\(position.line):\(position.column): \(message)" }
}
