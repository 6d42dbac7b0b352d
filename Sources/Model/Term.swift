/// One designation of a concept in one language.
///
/// Reference: ISO 30042 (TBX), `termSec`, with the data categories of TBX-Basic 1.2.1.
public struct Term: Hashable, Sendable {
  /// The term's own identifier, if a file gave it one.
  public var identifier: String?
  /// The term as it was entered.
  public var text: String
  /// Whether the term should be used.
  public var status: TermStatus
  /// The part of speech, if it is known.
  public var partOfSpeech: PartOfSpeech?
  /// The grammatical gender, if it is known.
  public var gender: GrammaticalGender?
  /// What kind of designation the term is, if it is known.
  public var type: TermType?
  /// Inflected forms that rules cannot make, such as broken plurals, each as the whole term.
  public var forms: [String]
  /// How the term is used.
  public var usageNote: String?
  /// Where the term comes from.
  public var source: String?
  /// A sentence in which the term occurs.
  public var context: String?
  /// What limits the forms in which the term is found in running text.
  public var matching: TermMatching
  /// What else a file said of the term, so that it can be given back.
  ///
  /// Each is one XML element in the DCA style of TBX, without a namespace: `<descrip type="…">…`.
  /// A group whose first element is empty tells more about the value of that category that has a
  /// name here, such as the source of `context`.
  public var otherData: [String]

  /// Creates a term.
  public init(
    text: String,
    status: TermStatus = .preferred,
    partOfSpeech: PartOfSpeech? = nil,
    type: TermType? = nil,
    forms: [String] = [],
    matching: TermMatching = []
  ) {
    self.text = text
    self.status = status
    self.partOfSpeech = partOfSpeech
    self.type = type
    self.forms = forms
    self.matching = matching
    self.otherData = []
  }
}

/// Whether a term should be used.
///
/// Reference: TBX-Basic 1.2.1, `administrativeStatus`; `forbidden` is not in TBX and is written as
/// deprecated with a note.
public enum TermStatus: String, CaseIterable, Hashable, Sendable {
  /// The term to use.
  case preferred
  /// A synonym that may be used.
  case admitted
  /// A term in use that is discouraged.
  case deprecated
  /// A term that was replaced by another one.
  case superseded
  /// A term that must not be used.
  case forbidden

  /// Whether another term should be used instead.
  public var isDiscouraged: Bool {
    switch self {
    case .preferred, .admitted: false
    case .deprecated, .superseded, .forbidden: true
    }
  }
}

/// A part of speech, as far as TBX-Basic tells them apart.
public enum PartOfSpeech: String, CaseIterable, Hashable, Sendable {
  case noun
  case verb
  case adjective
  case adverb
  case other
}

/// A grammatical gender, as in TBX-Basic.
public enum GrammaticalGender: String, CaseIterable, Hashable, Sendable {
  case masculine
  case feminine
  case neuter
  case other
}

/// The kind of a designation, as in TBX-Basic.
public enum TermType: String, CaseIterable, Hashable, Sendable {
  case fullForm
  case acronym
  case abbreviation
  case shortForm
  case variant
  case phrase
}

/// What limits the forms in which a term is found in running text.
public struct TermMatching: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Letter case must be as entered.
  public static let caseSensitive = TermMatching(rawValue: 1)
  /// Only the text as entered counts: no clitics, no inflection, no spelling variants.
  public static let exactOnly = TermMatching(rawValue: 2)
  /// Only the number entered counts: تعزيزات "reinforcements" is not تعزيز "strengthening".
  public static let fixedNumber = TermMatching(rawValue: 4)
  /// Only with the article, forms that the entry states aside: التحقيق "the investigation", where
  /// تحقيق is most often "achieving".
  public static let articleOnly = TermMatching(rawValue: 8)
}
