/// What became of a term of a brief in a translation.
public struct TermVerdict: Hashable, Sendable {
  /// What can become of a term, the best first.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An equivalent to use stands there, as entered or as the brief inserts it.
    case followed
    /// An equivalent to use stands there in another form.
    case inflected
    /// Another equivalent of the concept stands there.
    case replaced
    /// Nothing of the concept stands there.
    case missing
    /// What must not be used stands there.
    case forbidden

    /// Whether the brief was followed.
    public var isFollowed: Bool { self == .followed || self == .inflected }
  }

  /// The term as the brief has it.
  public var term: String
  /// What became of it.
  public var kind: Kind
  /// The segment's identifier; `nil` where a text without its source lacks the term.
  public var segment: String?
  /// What stands in the translation for the term, if anything does.
  public var found: String?
  /// What should stand there.
  public var use: [String]
}
