/// A term that a translator was told to use.
public struct BriefedTerm: Hashable, Sendable {
  /// The term of the source as entered.
  public var term: String
  /// The forms in which it stands in the source.
  public var forms: [String]
  /// The equivalents to use, as entered.
  public var use: [String]
  /// The same in the forms that the source asks for.
  public var insert: [String]
  /// What must not be used.
  public var never: [String]

  /// Creates a term.
  public init(
    term: String,
    forms: [String] = [],
    use: [String],
    insert: [String] = [],
    never: [String] = []
  ) {
    self.term = term
    self.forms = forms
    self.use = use
    self.insert = insert
    self.never = never
  }
}
