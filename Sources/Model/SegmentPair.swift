/// A segment with its translation, as a bilingual file has it: XLIFF, TMX, PO, a table.
public struct SegmentPair: Hashable, Sendable {
  /// How far the translation is.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// There is none: the target is empty, or the file says so.
    case untranslated
    /// There is one that nobody has finished: a draft, a fuzzy or machine translation that nobody
    /// confirmed, one that was rejected or that waits for a review.
    case draft
    /// It is finished.
    case translated
    /// Somebody else than the translator approved it.
    case approved
  }

  /// Where a translation comes from.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// The file does not say.
    case unknown
    case human
    /// An earlier translation out of a memory.
    case memory
    case machine
    /// The source was copied.
    case source
  }

  /// Where a pair stands in its file.
  public struct Place: Hashable, Sendable {
    /// The line on which the pair or its unit begins, counted from 1; 0 where it is not known.
    public var line: Int
    /// The name of the document that the pair was taken from, where the file names one.
    public var document: String?

    /// Creates a place.
    public init(line: Int, document: String? = nil) {
      self.line = line
      self.document = document
    }
  }

  /// The text to translate.
  public var source: CodedText
  /// The translation; empty where there is none.
  public var target: CodedText
  /// The language of the source.
  public var sourceLanguage: LanguageTag
  /// The language of the target.
  public var targetLanguage: LanguageTag
  /// How far the translation is.
  public var state: State
  /// The state in the words of the file, where it states one.
  public var writtenState: String?
  /// Where the translation comes from.
  public var origin: Origin
  /// Whether the pair is not to be changed.
  public var isLocked: Bool
  /// The identifier in the file: the `tuid`, or unit and segment as in `u1/s2`.
  public var identifier: String?
  /// Where the pair stands.
  public var place: Place
  /// What the file says of the pair besides.
  public var properties: [Property]
  /// Remarks for those who work with the pair.
  public var notes: [Note]

  /// Creates a pair of which nothing but the texts is known.
  public init(
    source: CodedText,
    target: CodedText,
    from sourceLanguage: LanguageTag,
    to targetLanguage: LanguageTag,
    line: Int
  ) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    state = target.isBlank ? .untranslated : .translated
    origin = .unknown
    isLocked = false
    place = Place(line: line)
    properties = []
    notes = []
  }

  /// Whether the pair is a finished translation, as a memory wants it.
  public var isFinished: Bool { state == .translated || state == .approved }
}
