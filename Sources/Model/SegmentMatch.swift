/// A unit of a memory that is close to the segment looked up.
public struct SegmentMatch: Hashable, Sendable {
  /// How a unit agrees with the segment looked up.
  public enum Kind: String, Hashable, Sendable {
    /// The texts and codes are equal, and the neighbouring segments or the identifier agree too.
    case context
    /// The texts and codes are equal.
    case exact
    /// The unit is close, below 100.
    case fuzzy
  }

  /// A change that leads from the unit's source text to the segment looked up.
  public struct Difference: Hashable, Sendable {
    /// What was changed.
    public enum Kind: String, Hashable, Sendable {
      /// ه for ة or the reverse.
      case spelling
      /// Another clitic or case of the same word.
      case clitic
      /// Another form of the same word.
      case inflection
      /// Another number.
      case number
      /// Another word, or a word more or less.
      case word
      /// Other punctuation.
      case punctuation
    }

    /// What was changed.
    public let kind: Kind
    /// The range in the segment looked up, in UTF-8 offsets; empty where the unit has more.
    public let queryRange: Range<Int>
    /// The range in the unit's source text, in UTF-8 offsets; empty where the unit lacks something.
    public let sourceRange: Range<Int>

    /// Creates a difference.
    public init(kind: Kind, queryRange: Range<Int>, sourceRange: Range<Int>) {
      self.kind = kind
      self.queryRange = queryRange
      self.sourceRange = sourceRange
    }
  }

  /// How close the unit is, penalties taken off.
  public var score: MatchScore
  /// How the unit agrees.
  public var kind: Kind
  /// The unit's text in the language of the segment looked up.
  public var source: String
  /// The unit's translation.
  public var target: String
  /// The source text with the unit's codes; empty where it has none.
  public var sourceParts: [SegmentPart] = []
  /// The translation with the unit's codes; empty where it has none.
  public var targetParts: [SegmentPart] = []
  /// The name of the memory that has the unit.
  public var memory: String
  /// The unit's identifier in the library.
  public var unit: Int64
  /// When the unit was last changed, as the digits of its date in UTC (20261123235959); 0 if that is
  /// not known.
  public var date: Int64 = 0
  /// What was taken off the score.
  public var penalties: [Penalty]
  /// Where the two texts differ, in the order of the segment looked up.
  public var differences: [Difference]
  /// The translation with its number replaced, or why it is not, where only a number differs.
  public var numberReplacement: NumberReplacement?

  /// Creates a match.
  public init(
    score: MatchScore,
    kind: Kind,
    source: String,
    target: String,
    memory: String,
    unit: Int64,
    penalties: [Penalty] = [],
    differences: [Difference] = []
  ) {
    self.score = score
    self.kind = kind
    self.source = source
    self.target = target
    self.memory = memory
    self.unit = unit
    self.penalties = penalties
    self.differences = differences
    self.numberReplacement = nil
  }
}

/// What comes of putting another number into a translation.
public enum NumberReplacement: Hashable, Sendable {
  /// The translation with the number replaced.
  case replaced(String)
  /// Why the number cannot be replaced without a look at the grammar or the text.
  case refused(String)
}
