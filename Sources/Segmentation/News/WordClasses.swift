/// What the lists of words say of a word, as far as segmentation is concerned.
struct WordClasses: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// An abbreviation before a name or another word, never the last of a sentence: `د`, `Mr`.
  static let title = WordClasses(rawValue: 1 << 0)
  /// An abbreviation that may end a sentence: `ش.م.ع`, `Inc`.
  static let ending = WordClasses(rawValue: 1 << 1)
  /// An abbreviation that ends a sentence more often than not: `إلخ`, `etc`.
  static let mostlyLast = WordClasses(rawValue: 1 << 2)
  /// An abbreviation only before a number: `ص`, `No`.
  static let reference = WordClasses(rawValue: 1 << 3)
  /// An era or a half of the day, after a number: `هـ`, `p.m`.
  static let era = WordClasses(rawValue: 1 << 4)
  /// A word that starts a sentence when it follows a stop in doubt.
  static let starter = WordClasses(rawValue: 1 << 5)
  /// A word that continues a sentence when it follows a stop in doubt.
  static let continuation = WordClasses(rawValue: 1 << 6)
  /// A verb by which a quotation is attributed.
  static let attribution = WordClasses(rawValue: 1 << 7)
  /// The name of a Latin letter in Arabic writing: `دبليو`.
  static let letterName = WordClasses(rawValue: 1 << 8)
  /// A word that a single letter may follow as its designation: `فيتامين`, `Plan`.
  static let classifier = WordClasses(rawValue: 1 << 9)
  /// A word for a time: one that may follow `a.m.` within a sentence (`Monday`, `GMT`), or one that an
  /// Arabic sentence starts with to say when (`عام`).
  static let time = WordClasses(rawValue: 1 << 10)
  /// A name that ends in an exclamation mark: `Yahoo`.
  static let exclaimedName = WordClasses(rawValue: 1 << 11)
  /// A word before the name of a site, which may be an Arabic domain.
  static let site = WordClasses(rawValue: 1 << 12)
  /// An Arabic verb of speech that may take `و` or `ف` and then starts a sentence.
  static let speech = WordClasses(rawValue: 1 << 13)
  /// A verb that starts a sentence with `و` or `ف`, though no verb of speech.
  static let event = WordClasses(rawValue: 1 << 15)
  /// A verb of asking, whose report starts with `إن` for "whether".
  static let asking = WordClasses(rawValue: 1 << 16)
  /// A conjunction that starts a sentence as well as it goes on with one: `ثم`.
  static let sequel = WordClasses(rawValue: 1 << 17)
  /// A name that looks like `و` with a verb.
  static let name = WordClasses(rawValue: 1 << 18)
  /// The last part of a domain in Arabic letters: `كوم`.
  static let domain = WordClasses(rawValue: 1 << 19)
  /// A word that says of a calendar what a date before it was of: `الموافق`.
  static let calendar = WordClasses(rawValue: 1 << 20)
  /// A part of a law or book, which a number follows: `المادة`.
  static let section = WordClasses(rawValue: 1 << 21)
  /// A word that qualifies what is before two full stops, as a participle in the accusative does: `داعيا`.
  static let qualifier = WordClasses(rawValue: 1 << 22)
  /// A verb of speech whose complement begins with `من`.
  static let takesFrom = WordClasses(rawValue: 1 << 23)
  /// A verb of speech whose complement begins with `عن`.
  static let takesAbout = WordClasses(rawValue: 1 << 24)
  /// A verb of speech whose complement begins with `إلى`.
  static let takesTo = WordClasses(rawValue: 1 << 25)
  /// A verb of speech whose complement begins with `على`.
  static let takesUpon = WordClasses(rawValue: 1 << 26)
  /// A verb of speech whose complement begins with `ب`.
  static let takesWith = WordClasses(rawValue: 1 << 27)
  /// A verb of speech whose object is what it is about, and not what was said: `انتقد`.
  static let takesObject = WordClasses(rawValue: 1 << 28)
  /// A noun with `ب` by which a demand or threat is completed: `بوقف`.
  static let complement = WordClasses(rawValue: 1 << 29)
  /// A title that may stand between a quotation and the verb that attributes it.
  static let rank = WordClasses(rawValue: 1 << 14)

  /// The names that the lists use.
  static let names: [String: WordClasses] = [
    "title": .title, "ending": .ending, "mostly-last": .mostlyLast, "reference": .reference,
    "era": .era, "starter": .starter, "continuation": .continuation,
    "attribution": .attribution, "letter-name": .letterName, "classifier": .classifier,
    "time": .time, "exclaimed-name": .exclaimedName, "site": .site, "speech": .speech,
    "rank": .rank, "event": .event, "asking": .asking, "sequel": .sequel, "name": .name,
    "domain": .domain, "calendar": .calendar, "section": .section, "qualifier": .qualifier,
    "takes-from": .takesFrom, "takes-about": .takesAbout, "takes-to": .takesTo,
    "takes-upon": .takesUpon, "takes-with": .takesWith, "takes-object": .takesObject,
    "complement": .complement,
  ]

  /// Any kind of abbreviation.
  static let abbreviations: WordClasses = [.title, .ending, .mostlyLast, .reference, .era]
}
