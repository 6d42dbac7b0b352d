import Linguistics
import Model

/// One number written in two kinds of digits.
struct DigitsCheck: SegmentCheck {
  let rules: [Rule] = [.digitsMixed]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    return side.words.compactMap { word in
      guard word.kind == .number else { return nil }
      let systems = Set(side.scalars[word.range].compactMap(Scalars.digitSystem))
      guard systems.count > 1 else { return nil }
      return Found(
        rule: .digitsMixed,
        target: word.range,
        message: Message("finding.digitsMixed", ["text": .quotation(side.text(word.range))])
      )
    }
  }
}
