/// How far phrases of the other language are linked with a phrase, and with it alone.
///
/// Recall is the share of the phrase that is translated within the other, precision the share of the other that
/// translates the phrase. Words without links on both sides most likely translate each other.
struct AgreementMeasure {
  private let reach: LinkedUnit.Reach
  private let other: [ReadWord]
  /// How many words of the phrase have no links.
  private let open: Float

  /// Measures from a phrase of a unit.
  ///
  /// - Complexity: O(words of the phrase × words of the other side)
  init(_ unit: LinkedUnit, _ phrase: Range<Int>, isArabic: Bool) {
    reach = unit.reach(of: phrase, isArabic: isArabic)
    other = isArabic ? unit.english : unit.arabic
    let own = isArabic ? unit.arabic : unit.english
    open = max(0, Float(own[phrase].count { $0.role != .boundary }) - reach.linkedCount)
  }

  /// Whether any word of the phrase has links.
  var isLinked: Bool { reach.linkedCount > 0 }

  /// Returns how well a phrase of the other side fits, 0 to 1.
  ///
  /// - Complexity: O(words of the phrase)
  func score(of phrase: Range<Int>) -> Float {
    guard isLinked else { return 0 }
    var forward: Float = 0
    var backward: Float = 0
    var linked: Float = 0
    var idle: Float = 0
    for place in phrase {
      forward += reach.forward[place]
      backward += reach.backward[place]
      if reach.isLinked[place] { linked += 1 } else if other[place].role != .boundary { idle += 1 }
    }
    guard backward > 0.1 else { return 0 }
    let paired = idleWeight * min(open, idle)
    let recall = (forward + paired) / (reach.linkedCount + idleWeight * open)
    let precision = min(1, (backward + paired) / (linked + idleWeight * idle))
    let agreement = 2 * recall * precision / (recall + precision)
    let difference = (linked + idle - reach.linkedCount - open).magnitude
    // What agrees in part only counts little, so that parts, which are in more units, do not win.
    return agreement * agreement * agreement * (1 - min(0.5, 0.08 * difference))
  }
}

/// What a word without any link counts.
private let idleWeight: Float = 0.5
