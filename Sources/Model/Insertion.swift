/// An equivalent in the form that stands in a translation in place of an occurrence.
public struct Insertion: Hashable, Sendable {
  /// The form to put there; the equivalent as entered where that is not known.
  public var text: String
  /// Whether the form is sure; if not, the text is the equivalent as entered.
  public var isSure: Bool

  /// Creates an insertion.
  public init(text: String, isSure: Bool) {
    self.text = text
    self.isSure = isSure
  }
}
