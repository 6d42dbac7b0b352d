import Model

/// A note on the status of a term that stands among what the model has no name for: a word that is not
/// known, or `normativeAuthorization` of ISO 30042:2008.
struct TBXStatusNote {
  /// The position among the kept elements.
  let position: Int
  /// The word.
  let value: String
  /// Whether it is `administrativeStatus`, of which a term has one.
  let isAdministrative: Bool

  /// The status that the word means, if it is known.
  var status: TermStatus? { TermStatus(word: value) }

  /// Returns the notes among kept elements.
  static func notes(in rest: [String]) -> [TBXStatusNote] {
    rest.enumerated().compactMap { position, xml in
      guard xml.hasPrefix("<termNote"), let node = tbxNode(xml), !node.isResidue else { return nil }
      switch node.key {
      case "termnote=administrativestatus", "termnote=normativeauthorization":
        return TBXStatusNote(
          position: position,
          value: node.value,
          isAdministrative: node.key.hasSuffix("administrativestatus")
        )
      default: return nil
      }
    }
  }
}
