/// The words that make numbers into dates, amounts and percentages.
struct PlaceableWords: Sendable {
  /// What a word or phrase means.
  enum Meaning: Hashable, Sendable {
    case month(Int)
    case hijriMonth(Int)
    /// The word "month", which lets the name of one stand alone.
    case monthWord
    /// The word "year", which makes a number after it a year.
    case yearWord
    /// What a year of our time may follow without the word: since 2011.
    case yearLead
    /// What the name of a month alone may follow.
    case monthLead
    /// A month whose name is another word too: مارس, May.
    case doubtfulMonth
    /// What an ordinal and a month after it are part of: the second half of March.
    case partOfMonth
    /// Joins a day with its month: 21 of July.
    case from
    /// Says of which calendar a year is.
    case era(isHijri: Bool)
    case ordinalEnding
    /// The day of a month in words: the seventh.
    case day(Int)
    /// The hour in words: الثامنة.
    case hour(Int)
    /// What says of which half of the day an hour is.
    case half(HalfDay)
    /// The word "hour", after which a number is one.
    case hourWord
    /// A number in words: 1 to 19, a ten, a hundred.
    case cardinal(Int)
    /// A numeral that is one only before what is counted: سبع.
    case counting(Int)
    /// An ordinal: ثالثة, third.
    case rank(Int)
    /// The years from 10n on: الثمانينيات, eighties.
    case decade(Int)
    case century
    /// Makes a decade one of somebody's life.
    case ownAge
    case dozen
    /// A word that can stand for a small number: both, كلا.
    case faint(Int)
    /// An article, which is one before a magnitude.
    case article
    /// A name that has a number: كوفيد 19.
    case named
    /// What is counted or measured, by its name in English, and two of it in one word.
    case measure(String)
    case pair(String)
    /// A hundred that multiplies what is before it, in English.
    case hundred
    /// One of so many equal parts.
    case part(Int)
    /// Stands between the ends of a range, or before them.
    case to
    case between
    /// A power of ten: thousand, million.
    case magnitude(Int)
    /// Two of a power of ten, in the construct state: مليوني.
    case twice(Int)
    case percent
    /// A unit of money; one that needs to be somebody's is no money without a nation.
    case unit(String, needsNation: Bool)
    case nation(String)
  }

  /// A phrase: the folded words after its first, and what it means.
  struct Phrase: Sendable {
    let rest: [[UInt16]]
    let meaning: Meaning
  }

  /// The phrases by their first folded word, longer ones first.
  private(set) var phrases: [[UInt16]: [Phrase]] = [:]
  /// The ISO 4217 codes by unit, or unit and nation: `dinar KW`.
  private(set) var codes: [String: String] = [:]
  /// The ISO 4217 codes by sign.
  private(set) var symbols: [UInt32: String] = [:]
  /// Every ISO 4217 code that is known.
  private(set) var currencies: Set<String> = []

  static let shared = PlaceableWords()

  private init() {
    for row in DataTable(PackageResources.placeable_words_tsv).rows where row.count == 3 {
      for phrase in row[2].split(separator: "|") { add(row[0], row[1], String(phrase)) }
    }
    currencies = Set(codes.values)
    for first in phrases.keys { phrases[first]?.sort { $0.rest.count > $1.rest.count } }
  }

  private mutating func add(_ kind: String, _ value: String, _ phrase: String) {
    switch kind {
    case "code": codes[phrase] = value
    case "symbol": symbols[phrase.unicodeScalars.first?.value ?? 0] = value
    case "nation":
      // A nation agrees with its unit: ريال سعودي, ريالا سعوديا, ليرة سورية.
      for ending in phrase.hasSuffix("ي") ? ["", "ا", "ة"] : [""] {
        insert(phrase + ending, .nation(value))
      }
    default:
      if let meaning = Meaning(kind, value) { insert(phrase, meaning) }
    }
  }

  private mutating func insert(_ phrase: String, _ meaning: Meaning) {
    let words = phrase.tokens.map { token in
      FoldedWord(String(decoding: Array(phrase.utf8)[token.range], as: UTF8.self)).units
    }
    guard let first = words.first else { return }
    phrases[first, default: []].append(Phrase(rest: Array(words.dropFirst()), meaning: meaning))
  }
}

extension PlaceableWords.Meaning {
  fileprivate init?(_ kind: String, _ value: String) {
    let number = Int(value) ?? 0
    switch kind {
    case "month": self = .month(number)
    case "hijri": self = .hijriMonth(number)
    case "monthword": self = .monthWord
    case "yearword": self = .yearWord
    case "yearlead": self = .yearLead
    case "monthlead": self = .monthLead
    case "doubtfulmonth": self = .doubtfulMonth
    case "partofmonth": self = .partOfMonth
    case "from": self = .from
    case "era": self = .era(isHijri: value == "AH")
    case "ordinal": self = .ordinalEnding
    case "day": self = .day(number)
    case "hour": self = .hour(number)
    case "hourword": self = .hourWord
    case "cardinal": self = .cardinal(number)
    case "counting": self = .counting(number)
    case "rank": self = .rank(number)
    case "decade": self = .decade(number)
    case "century": self = .century
    case "ownage": self = .ownAge
    case "dozen": self = .dozen
    case "faint": self = .faint(number)
    case "article": self = .article
    case "named": self = .named
    case "measure": self = .measure(value)
    case "pair": self = .pair(value)
    case "hundred": self = .hundred
    case "part": self = .part(number)
    case "to": self = .to
    case "between": self = .between
    case "half":
      guard let half = HalfDay(rawValue: value) else { return nil }
      self = .half(half)
    case "magnitude": self = .magnitude(number)
    case "twice": self = .twice(number)
    case "percent": self = .percent
    case "unit": self = .unit(value, needsNation: false)
    case "owned": self = .unit(value, needsNation: true)
    default: return nil
    }
  }
}
