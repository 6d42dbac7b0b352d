public import Model

/// A unit that was found and scored, before its text is read.
public struct MatchCandidate: Hashable, Sendable {
  /// The unit's identifier in the library.
  public let unit: Int64
  /// The place of the segment among the unit's variants, up to 63.
  public let variant: Int
  /// The score, penalties taken off.
  public let score: MatchScore
  /// What was taken off.
  public let penalties: [Penalty]
  /// The time of the unit's last change, as a number that orders as the time does.
  let date: UInt32

  /// Whether this candidate is shown before another one, context aside.
  ///
  /// The better score comes first, then the newer unit, then the smaller identifier.
  static func isBetter(_ left: MatchCandidate, _ right: MatchCandidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.date != right.date { return left.date > right.date }
    return left.unit == right.unit ? left.variant < right.variant : left.unit < right.unit
  }
}

/// Which matches are wanted.
public struct MatchOptions: Hashable, Sendable {
  /// The lowest score that is reported.
  public var threshold: MatchScore
  /// The most matches that are reported.
  public var limit: Int

  /// Creates options.
  public init(threshold: MatchScore = MatchScore(percent: 70), limit: Int = 5) {
    self.threshold = threshold
    self.limit = limit
  }
}

/// Gathers the best candidates, and says what the next one must score to be among them.
///
/// All candidates that score 100 are kept, however many, because context is looked at later and may
/// rank any of them first.
struct TopMatches {
  private(set) var candidates: [MatchCandidate] = []
  private let options: MatchOptions
  private var exactCount = 0

  init(_ options: MatchOptions) { self.options = options }

  /// The lowest score that may still be among the best, in percent.
  var threshold: Int {
    guard candidates.count >= max(1, options.limit), let last = candidates.last else {
      return options.threshold.percent
    }
    return max(options.threshold.percent, last.score.percent)
  }

  /// The lowest score, in percent, with which a unit may still be among the best: as much as the worst
  /// of them if it would stand before that, else more.
  func threshold(unit: Int64, date: UInt32) -> Int {
    let threshold = threshold
    guard candidates.count >= max(1, options.limit), let last = candidates.last,
      last.score.percent == threshold, threshold < 100
    else { return threshold }
    let isBefore = date == last.date ? unit <= last.unit : date > last.date
    return isBefore ? threshold : threshold + 1
  }

  /// Adds a candidate if it is among the best.
  ///
  /// - Parameters:
  ///   - percent: The score without penalties other than that for spelling.
  ///   - isFolded: Whether the texts differ only in what folding takes away.
  ///   - record: The unit, its flags and its packed date.
  mutating func add(
    percent: Int,
    isFolded: Bool,
    record: (unit: Int64, flags: RecordFlags, date: UInt32)
  ) {
    var penalties: [Penalty] = isFolded ? [.spelling] : []
    if record.flags.hasInlineCodes { penalties.append(.inlineCodes) }
    if record.flags.isMachineTranslated { penalties.append(.machineTranslated) }
    let taken = penalties.reduce(0) { $1 == .spelling ? $0 : $0 + $1.points }
    let score = MatchScore(percent: max(0, percent - taken))
    guard score >= options.threshold else { return }
    let candidate = MatchCandidate(
      unit: record.unit,
      variant: record.flags.variant,
      score: score,
      penalties: penalties,
      date: record.date
    )
    insert(candidate)
  }

  private mutating func insert(_ candidate: MatchCandidate) {
    if let known = candidates.firstIndex(where: { $0.unit == candidate.unit }) {
      guard MatchCandidate.isBetter(candidate, candidates[known]) else { return }
      candidates.remove(at: known)
    } else if candidates.count >= options.limit, candidate.score.percent < 100,
      let last = candidates.last, !MatchCandidate.isBetter(candidate, last)
    {
      return
    }
    var position = candidates.count
    while position > 0, MatchCandidate.isBetter(candidate, candidates[position - 1]) {
      position -= 1
    }
    candidates.insert(candidate, at: position)
    while candidates.count > options.limit, let last = candidates.last, last.score.percent < 100 {
      candidates.removeLast()
    }
  }
}
