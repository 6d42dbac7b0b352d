import Linguistics
import Model

/// A target that is far shorter or longer than translations of its source are.
///
/// Arabic has about nine letters where English has ten. The bounds are wide, so that a headline or a
/// free translation stays within them; they are wider the shorter the source is. An acronym may be written
/// out, or its letters may be read out: GCHQ, مكاتب الاتصالات الحكومية البريطانية.
struct LengthCheck: SegmentCheck {
  let rules: [Rule] = [.lengthSuspicious]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation else { return [] }
    let (from, to) = (Double(source.letterCount), Double(target.letterCount))
    guard from >= 30 || to >= 30 else { return [] }
    let expected = from * source.lengthRatio(to: target)
    // The spread of a sum of words grows with the root of their number.
    let slack = 16 + 3.2 * expected.squareRoot()
    let acronyms = source.words.count { $0.range.count > 1 && $0.letters.isAllCapitals }
    guard
      to > expected * 1.5 + slack + 15 * Double(acronyms)
        || to < expected / 2 - expected.squareRoot()
    else {
      return []
    }
    let message =
      to > expected
      ? Message("finding.lengthLong", ["count": .number(Int(to)), "all": .number(Int(from))])
      : Message("finding.lengthShort", ["count": .number(Int(to)), "all": .number(Int(from))])
    return [
      Found(rule: .lengthSuspicious, source: source.all, target: target.all, message: message)
    ]
  }
}

extension SideText {
  /// How many letters and digits there are.
  var letterCount: Int {
    scalars.count {
      Scalars.isArabicLetter($0) || Scalars.isLatinLetter($0) || Scalars.isDigit($0)
    }
  }

  /// How many letters a translation has for one letter of this text, as a rule.
  func lengthRatio(to target: SideText) -> Double {
    switch (isArabic, target.isArabic) {
    case (false, true): 0.87
    case (true, false): 1.15
    default: 1
    }
  }
}
