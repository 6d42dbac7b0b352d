import Linguistics
import Model

/// Letters in the shapes of old fonts, which no search finds.
struct PresentationCheck: SegmentCheck {
  let rules: [Rule] = [.characterPresentation]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    return side.words.compactMap { word in
      guard side.scalars[word.range].contains(where: Self.isForm) else { return nil }
      return Found(
        rule: .characterPresentation,
        target: word.range,
        message: Message(
          "finding.characterPresentation",
          ["text": .quotation(side.text(word.range))]
        ),
        suggestions: [side.text(word.range).withoutPresentationForms]
      )
    }
  }

  /// The words of honour and the unit of money that are one character each stay.
  private static func isForm(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFDF2, 0xFDF0...0xFDFF: false
    case 0xFB50...0xFD3D, 0xFD50...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
