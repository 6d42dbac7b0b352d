/// The rules by which news is segmented.
///
/// The raw value is the name that `segment --explain` shows.
enum NewsRule: String, CaseIterable, Sendable {
  // Rules that break.
  case paragraphEnd = "paragraph-end"
  case listItem = "list-item"
  case stop
  case strongStop = "strong-stop"
  case stopWithoutSpace = "stop-without-space"
  case ellipsisThenStart = "ellipsis-then-start"
  case abbreviationThenStart = "abbreviation-then-start"
  // Rules that keep together.
  case insideToken = "inside-token"
  case continuationMark = "continuation-mark"
  case continuationWord = "continuation-word"
  case smallLetter = "small-letter"
  case ellipsis
  case abbreviation
  case reference
  case era
  case initial
  case letterName = "letter-name"
  case letterStops = "letter-stops"
  case enumerator
  case exclaimedName = "exclaimed-name"
  case attribution
  case embeddedQuotation = "embedded-quotation"
  case bracketedMark = "bracketed-mark"
  case bracketed

  /// Whether the rule breaks.
  var isBreak: Bool {
    switch self {
    case .paragraphEnd, .listItem, .stop, .strongStop, .stopWithoutSpace, .ellipsisThenStart,
      .abbreviationThenStart:
      true
    default: false
    }
  }

  /// What the rule says, in one line.
  var reason: String {
    switch self {
    case .paragraphEnd: "a paragraph ends here"
    case .listItem: "the mark or number of a list item starts a segment"
    case .stop: "a full stop ends the sentence"
    case .strongStop: "a question or exclamation mark ends the sentence"
    case .stopWithoutSpace: "a sentence starts behind the stop, though the space is missing"
    case .ellipsisThenStart: "a sentence starts behind the ellipsis"
    case .abbreviationThenStart: "the abbreviation is the last word: a sentence starts behind it"
    case .insideToken: "the mark is part of a number, a name, an address or an abbreviation"
    case .continuationMark: "a comma, a closing mark or the like follows"
    case .continuationWord: "a word follows that starts no sentence"
    case .smallLetter: "a small letter follows"
    case .ellipsis: "an ellipsis, and no sentence starts behind it"
    case .abbreviation: "the stop belongs to an abbreviation"
    case .reference: "an abbreviation before a number"
    case .era: "an era or a part of the day, and the sentence goes on"
    case .initial: "the initial of a name"
    case .letterName: "the initial of a name, spelled as it is spoken"
    case .letterStops: "letters with stops between them, and no sentence starts behind them"
    case .enumerator: "the number or letter of a list item, or of a part of a law"
    case .exclaimedName: "a name that ends in an exclamation mark"
    case .attribution: "the quotation is attributed behind it"
    case .embeddedQuotation: "a quotation or title inside a sentence that goes on"
    case .bracketedMark: "a mark alone in brackets"
    case .bracketed: "brackets inside a sentence that goes on"
    }
  }
}
