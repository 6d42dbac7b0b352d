/// A difference between an occurrence of a term and the term as entered.
public enum FormReason: Hashable, Sendable {
  /// A kind of sign in which a spelling differs.
  public enum Sign: String, CaseIterable, Hashable, Sendable {
    case vowelSigns = "vowel signs"
    case tatweel
    case hamza = "hamza or alef"
    case finalYa = "final ya"
    case digits
    case dash
    case quotationMarks = "quotation marks"
    case capitals
    case ha = "ه for ة"
  }

  /// The text is one of the forms that stand in the entry.
  case entryForm
  /// It is spelled nearly as the term.
  case nearSpelling
  case article
  case proclitic(String)
  case pronoun(String)
  case plural(String)
  case singular(String)
  case gender(String)
  case variant(String)
  case letterName(String)
  /// What an ending makes of the word, as the table of inflection names it: `dual`, `accusative`.
  case ending(String)
  case sign(Sign)

  /// The reason as JSON has it: `plural صواريخ`, `hamza or alef`.
  public var text: String {
    switch self {
    case .entryForm: "form of the entry"
    case .nearSpelling: "spelled otherwise"
    case .article: "article"
    case .proclitic(let text): "proclitic \(text)"
    case .pronoun(let text): "pronoun \(text)"
    case .plural(let text): "plural \(text)"
    case .singular(let text): "singular \(text)"
    case .gender(let text): "gender \(text)"
    case .variant(let text): "variant \(text)"
    case .letterName(let text): "letter name \(text)"
    case .ending(let name): name
    case .sign(let sign): sign.rawValue
    }
  }

  /// The reason for people.
  public var message: Message {
    switch self {
    case .entryForm: Message("form.entryForm")
    case .nearSpelling: Message("form.nearSpelling")
    case .article: Message("form.article")
    case .proclitic(let text): Message("form.proclitic", ["text": .text(text)])
    case .pronoun(let text): Message("form.pronoun", ["text": .text(text)])
    case .plural(let text): Message("form.plural", ["text": .text(text)])
    case .singular(let text): Message("form.singular", ["text": .text(text)])
    case .gender(let text): Message("form.gender", ["text": .text(text)])
    case .variant(let text): Message("form.variant", ["text": .text(text)])
    case .letterName(let text): Message("form.letterName", ["text": .text(text)])
    case .ending(let name): Message("ending.\(name.split(separator: " ").joined(separator: "-"))")
    case .sign(let sign): Message("sign.\(sign)")
    }
  }
}
