/// What a document from a stranger may cost, at most.
///
/// Beside these limits nothing outside the document is ever read: no DTD, no external entity, no
/// network. Entities that a document declares for itself are not expanded; using one is an error.
/// The five predefined entities and character references always work.
public struct XMLLimits: Hashable, Sendable {
  /// How deep elements may nest.
  public var depth = 256
  /// How long the value of an attribute may be, in bytes.
  public var attributeByteCount = 1 << 20
  /// How many attributes an element may have, declarations of namespaces included.
  public var attributeCount = 1_000
  /// How many bytes may stand before the first element (declaration, DOCTYPE, comments).
  public var prologueByteCount = 1 << 20
  /// How many bytes a single tag, comment or instruction may have.
  public var markupByteCount = 4 << 20

  /// Creates the limits that hold unless a caller has a reason for others.
  public init() {}
}
