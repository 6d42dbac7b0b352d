/// What a check finds in a translation, or in a text of one language.
public struct Finding: Hashable, Sendable {
  /// How bad it is, in the words of MQM.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Worth knowing, and most often right.
    case neutral
    case minor
    case major
    /// It must not reach the public.
    case critical
  }

  /// A part of one side of a segment.
  public struct Span: Hashable, Sendable {
    /// Where it stands in the text of the side without codes, in UTF-8 offsets.
    public var range: Range<Int>
    /// What stands there.
    public var text: String

    /// Creates a span.
    public init(range: Range<Int>, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// The identifier of the rule, such as `number.changed`.
  public var rule: String
  /// The type of the issue, as ITS 2.0 names it.
  ///
  /// Reference: Internationalization Tag Set 2.0, appendix C, "Values for the Localization Quality
  /// Issue Type".
  public var category: String
  /// How bad it is.
  public var severity: Severity
  /// What is wrong.
  public var message: Message
  /// What it is about in the source, where there is such a thing.
  public var source: Span?
  /// What it is about in the target, where there is such a thing.
  public var target: Span?
  /// What could stand in place of the target's span, where that is sure.
  public var suggestions: [String]
  /// What stays the same when something else in the file changes, in 16 hexadecimal digits.
  public var fingerprint: String

  /// Creates a finding.
  public init(
    rule: String,
    category: String,
    severity: Severity,
    message: Message,
    source: Span? = nil,
    target: Span? = nil,
    suggestions: [String] = [],
    fingerprint: String
  ) {
    self.rule = rule
    self.category = category
    self.severity = severity
    self.message = message
    self.source = source
    self.target = target
    self.suggestions = suggestions
    self.fingerprint = fingerprint
  }
}

extension Finding.Severity: Comparable {
  /// What one finding counts in a score of a text.
  ///
  /// Reference: Multidimensional Quality Metrics, the weights of severity levels.
  public var points: Int {
    switch self {
    case .neutral: 0
    case .minor: 1
    case .major: 5
    case .critical: 25
    }
  }

  public static func < (left: Finding.Severity, right: Finding.Severity) -> Bool {
    left.points < right.points
  }
}
