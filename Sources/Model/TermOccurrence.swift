/// A term found in running text.
public struct TermOccurrence: Hashable, Sendable {
  /// Where it stands, in UTF-8 offsets of the text: whole words, with their clitics.
  public var range: Range<Int>
  /// The position of the term in the list that the recogniser was made from.
  public var term: Int
  /// Whether a longer occurrence covers this one, or part of it.
  public var isNested: Bool
  /// How the text differs from the term as entered.
  public var form: TermForm

  /// Creates an occurrence.
  public init(range: Range<Int>, term: Int, isNested: Bool, form: TermForm) {
    self.range = range
    self.term = term
    self.isNested = isNested
    self.form = form
  }
}

/// How an occurrence of a term differs from the term as entered.
public struct TermForm: Hashable, Sendable {
  /// The kind of difference.
  public enum Kind: String, Hashable, Sendable {
    /// None.
    case exact
    /// In spelling: hamza, vowel signs, tatweel, dashes, letter case and the like.
    case orthographic
    /// In clitics or inflection.
    case inflected
  }

  /// The kind of difference.
  public let kind: Kind
  /// What there is to say of it; `nil` where that is nothing.
  ///
  /// One reference, since many occurrences share a form.
  private let details: Details?

  /// The proclitics of the first word, in order, the article among them.
  public var proclitics: [String] { details?.proclitics ?? [] }
  /// The pronoun at the end of the last word.
  public var enclitic: String? { details?.enclitic }
  /// What the differences are, in the order of the text.
  public var reasons: [FormReason] { details?.reasons ?? [] }

  /// Creates a form.
  public init(
    kind: Kind,
    proclitics: [String] = [],
    enclitic: String? = nil,
    reasons: [FormReason] = []
  ) {
    self.kind = kind
    let hasDetails = !proclitics.isEmpty || enclitic != nil || !reasons.isEmpty
    details =
      hasDetails ? Details(proclitics: proclitics, enclitic: enclitic, reasons: reasons) : nil
  }

  public static func == (left: TermForm, right: TermForm) -> Bool {
    left.kind == right.kind && left.proclitics == right.proclitics
      && left.enclitic == right.enclitic && left.reasons == right.reasons
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(reasons)
  }

  private final class Details: Sendable {
    let proclitics: [String]
    let enclitic: String?
    let reasons: [FormReason]

    init(proclitics: [String], enclitic: String?, reasons: [FormReason]) {
      self.proclitics = proclitics
      self.enclitic = enclitic
      self.reasons = reasons
    }
  }
}
