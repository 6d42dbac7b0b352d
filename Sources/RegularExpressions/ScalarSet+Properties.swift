extension ScalarSet {
  /// White space (`\s`).
  static let whiteSpace = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
    0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
  ])

  /// White space inside a line (`\h`).
  static let horizontalSpace = ScalarSet([
    0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200A,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
  ])

  /// Line breaks (`\v`, and what `.` does not match).
  static let lineBreaks = ScalarSet([0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])

  /// Decimal digits of every script (`\d`).
  static let digits = ScalarSet(categories: [.decimalNumber])

  /// What words are made of (`\w`): UTS #18, Annex C.
  static let wordScalars = ScalarSet(properties: \.isAlphabetic)
    .union(
      ScalarSet(categories: [
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation,
      ])
    )
    .union(ScalarSet([0x200C...0x200D]))

  /// Creates the set of the scalars of some general categories.
  init(categories: Set<Unicode.GeneralCategory>) {
    self.init(GeneralCategories.runs.filter { categories.contains($0.category) }.map(\.range))
  }

  /// Creates the set of the scalars with a binary property.
  init(properties: (Unicode.Scalar.Properties) -> Bool) {
    var ranges: [ClosedRange<UInt32>] = []
    for run in GeneralCategories.runs where run.category != .unassigned {
      for value in run.range {
        guard let scalar = Unicode.Scalar(value), properties(scalar.properties) else { continue }
        if let last = ranges.last, last.upperBound + 1 == value {
          ranges[ranges.count - 1] = last.lowerBound...value
        } else {
          ranges.append(value...value)
        }
      }
    }
    self.init(ranges)
  }

  /// Creates the set that a property name in `\p{…}` stands for, or `nil`, if the name is not known.
  ///
  /// Known are the general categories, by short and long name, and the properties that rules of other
  /// tools use. Case, spaces, hyphens and underscores do not matter.
  init?(propertyName: String) {
    let name = propertyName.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    let short = name.hasPrefix("gc=") ? String(name.dropFirst(3)) : name
    if let categories = GeneralCategories.byName[short] {
      self.init(categories: categories)
      return
    }
    switch short {
    case "any", "all": self = .all
    case "ascii": self.init([0...0x7F])
    case "alphabetic", "alpha", "isalphabetic", "isalpha": self.init(properties: \.isAlphabetic)
    case "lowercase", "lower", "islowercase": self.init(properties: \.isLowercase)
    case "uppercase", "upper", "isuppercase": self.init(properties: \.isUppercase)
    case "whitespace", "space", "iswhitespace": self = .whiteSpace
    case "digit", "isdigit": self = .digits
    case "alnum":
      self = ScalarSet(properties: \.isAlphabetic).union(.digits)
    case "punct": self.init(categories: GeneralCategories.byName["p"] ?? [])
    case "h": self = .horizontalSpace
    case "v": self = .lineBreaks
    case "xdigit": self.init([0x30...0x39, 0x41...0x46, 0x61...0x66])
    case "cntrl": self.init(categories: [.control])
    case "blank": self = .horizontalSpace
    case "word": self = .wordScalars
    default: return nil
    }
  }
}

/// The general categories of all scalars, read once from the standard library.
enum GeneralCategories {
  /// Scalars in a row of the same category.
  struct Run: Sendable {
    let range: ClosedRange<UInt32>
    let category: Unicode.GeneralCategory
  }

  /// All scalars, in order.
  static let runs: [Run] = {
    var runs: [Run] = []
    var start: UInt32 = 0
    var category = Unicode.GeneralCategory.control
    for value in UInt32(0)...0x10_FFFF {
      let next = Unicode.Scalar(value)?.properties.generalCategory ?? .surrogate
      if next != category {
        runs.append(Run(range: start...value - 1, category: category))
        (start, category) = (value, next)
      }
    }
    runs.append(Run(range: start...0x10_FFFF, category: category))
    return runs
  }()

  /// The categories by their names in lower case, without underscores.
  static let byName: [String: Set<Unicode.GeneralCategory>] = {
    let single: [(String, String, Unicode.GeneralCategory)] = [
      ("lu", "uppercaseletter", .uppercaseLetter), ("ll", "lowercaseletter", .lowercaseLetter),
      ("lt", "titlecaseletter", .titlecaseLetter), ("lm", "modifierletter", .modifierLetter),
      ("lo", "otherletter", .otherLetter), ("mn", "nonspacingmark", .nonspacingMark),
      ("mc", "spacingmark", .spacingMark), ("me", "enclosingmark", .enclosingMark),
      ("nd", "decimalnumber", .decimalNumber), ("nl", "letternumber", .letterNumber),
      ("no", "othernumber", .otherNumber), ("pc", "connectorpunctuation", .connectorPunctuation),
      ("pd", "dashpunctuation", .dashPunctuation), ("ps", "openpunctuation", .openPunctuation),
      ("pe", "closepunctuation", .closePunctuation),
      ("pi", "initialpunctuation", .initialPunctuation),
      ("pf", "finalpunctuation", .finalPunctuation), ("po", "otherpunctuation", .otherPunctuation),
      ("sm", "mathsymbol", .mathSymbol), ("sc", "currencysymbol", .currencySymbol),
      ("sk", "modifiersymbol", .modifierSymbol), ("so", "othersymbol", .otherSymbol),
      ("zs", "spaceseparator", .spaceSeparator), ("zl", "lineseparator", .lineSeparator),
      ("zp", "paragraphseparator", .paragraphSeparator), ("cc", "control", .control),
      ("cf", "format", .format), ("cs", "surrogate", .surrogate), ("co", "privateuse", .privateUse),
      ("cn", "unassigned", .unassigned),
    ]
    let groups = [
      "l": "letter", "m": "mark", "n": "number", "p": "punctuation", "s": "symbol",
      "z": "separator", "c": "other",
    ]
    var byName: [String: Set<Unicode.GeneralCategory>] = [:]
    for (short, long, category) in single {
      for name in [short, long, "is" + short] { byName[name] = [category] }
      let group = String(short.prefix(1))
      for name in [group, groups[group] ?? group, "is" + group] {
        byName[name, default: []].insert(category)
      }
    }
    byName["lc"] = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    return byName
  }()
}
