/// An inline code of a side of a segment.
struct SideCode: Hashable, Sendable {
  /// The scalar before which it stands.
  let place: Int
  /// What the codes of both sides are told apart by.
  let key: String
  /// What it shows of itself.
  let text: String
}
