package import Model

/// Something that the user should know of a place in a file, or of the whole file.
package struct Remark: Hashable, Sendable {
  /// What sort of remark it is.
  package enum Kind: String, Hashable, Sendable {
    case warning
    case rejected
    case duplicate
    case conflict
    /// It stands for itself.
    case note
  }

  /// What sort of remark it is.
  package let kind: Kind
  /// What there is to say.
  package let message: Message
  /// Where.
  package let place: Failure.Place

  /// Creates a remark.
  package init(_ kind: Kind, _ message: Message, at place: Failure.Place) {
    self.kind = kind
    self.message = message
    self.place = place
  }
}
