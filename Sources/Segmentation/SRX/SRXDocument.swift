/// Segmentation rules as SRX files hold them.
///
/// Reference: SRX 2.0 Specification, LISA/GALA, 2008; SRX 1.0, 2004.
public struct SRXDocument: Hashable, Sendable {
  /// A rule: whether to break at a place that two regular expressions describe.
  public struct Rule: Hashable, Sendable {
    /// Whether the rule breaks; else it keeps together.
    public var isBreak: Bool
    /// What stands before the place.
    public var before: String
    /// What stands after the place.
    public var after: String
    /// The line of the file on which the rule ends; 0, if it comes from no file.
    public var line: Int

    /// Creates a rule.
    public init(isBreak: Bool, before: String, after: String, line: Int = 0) {
      self.isBreak = isBreak
      self.before = before
      self.after = after
      self.line = line
    }
  }

  /// The rules for a language, or for a kind of text, under a name.
  public struct LanguageRule: Hashable, Sendable {
    /// The name by which maps refer to the rules.
    public var name: String
    /// The rules, in the order in which they are tried.
    public var rules: [Rule]

    /// Creates a language rule.
    public init(name: String, rules: [Rule]) {
      self.name = name
      self.rules = rules
    }
  }

  /// The languages to which a language rule applies.
  public struct LanguageMap: Hashable, Sendable {
    /// A regular expression for language tags.
    public var pattern: String
    /// The name of the language rule.
    public var ruleName: String
    /// The line of the file on which the map starts; 0, if it comes from no file.
    public var line: Int

    /// Creates a map.
    public init(pattern: String, ruleName: String, line: Int = 0) {
      self.pattern = pattern
      self.ruleName = ruleName
      self.line = line
    }
  }

  /// What happens to a formatting code at a break.
  public struct FormatHandle: Hashable, Sendable {
    /// `start`, `end` or `isolated`.
    public var kind: String
    /// Whether the code stays in the segment before the break.
    public var isIncluded: Bool

    /// Creates a format handle.
    public init(kind: String, isIncluded: Bool) {
      self.kind = kind
      self.isIncluded = isIncluded
    }
  }

  /// Something in a file that is passed over here and changes what its rules mean elsewhere.
  public enum Omission: Hashable, Sendable {
    /// The rules are meant beside those of ICU (`useIcu4jBreakRules` of Okapi).
    case breakRulesOfICU
    /// Text within a range is meant to stay together (`rangeRule` of Okapi).
    case rangeRule
  }

  /// Whether the rules of all maps that fit a language apply, in order; else of the first alone.
  public var cascades: Bool
  /// Whether text inside codes is segmented; `nil`, if the file does not say.
  public var segmentsSubflows: Bool?
  /// What happens to formatting codes.
  public var formatHandles: [FormatHandle]
  /// The rules by language.
  public var languageRules: [LanguageRule]
  /// Which rules apply to which languages, in order.
  public var languageMaps: [LanguageMap]
  /// What of the file is passed over, with the line on which it stands, counted from 1.
  public var omissions: [Int: Omission] = [:]

  /// Creates a document.
  public init(
    cascades: Bool = false,
    segmentsSubflows: Bool? = true,
    formatHandles: [FormatHandle] = [],
    languageRules: [LanguageRule] = [],
    languageMaps: [LanguageMap] = []
  ) {
    self.cascades = cascades
    self.segmentsSubflows = segmentsSubflows
    self.formatHandles = formatHandles
    self.languageRules = languageRules
    self.languageMaps = languageMaps
  }
}
