/// What may follow a stem, by the shape of the word that the stem comes from.
///
/// The rows stand in the data file `inflection.tsv`, the pronouns in `pronouns.txt`.
public struct ArabicInflection: Sendable {
  /// A way in which a stem goes on.
  public struct Ending: Sendable {
    /// The letters of inflection, without the pronoun.
    public let letters: String
    /// What the ending is: `dual`, `plural` …; `nil` for the plain word.
    public let meaning: String?
    /// When the ending is possible.
    public let conditions: EndingConditions
    /// The pronoun after it, if there is one.
    public let pronoun: String?
  }

  /// Every ending of every class, pronouns applied; identified by position.
  public let endings: [Ending]
  /// The conditions of every ending, by position.
  public let conditions: [EndingConditions]
  /// How many letters every ending has, without its pronoun, by position.
  public let letterCounts: [Int]
  /// Whether an ending is one of another number than the entry's, by position.
  public let areNumbers: [Bool]
  /// Whether an ending is the accusative's alone, which has no article, by position.
  public let areAccusatives: [Bool]
  /// How endings are written.
  private let spellings: KeyTable
  /// For each spelling and class the endings of the class that are so written, in `positions`.
  private let ranges: [Range<Int>]
  private let positions: [Int]

  /// The tables of the data files.
  public static let shared = ArabicInflection()

  private init() {
    var endings: [Ending] = []
    var classes: [InflectionClass] = []
    let pronouns = DataTable(PackageResources.pronouns_txt).rows.map { $0[0] }
    for row in DataTable(PackageResources.inflection_tsv).rows {
      guard let inflectionClass = InflectionClass(row[0]) else {
        preconditionFailure("inflection.tsv has an unknown class \(row[0])")
      }
      var conditions = EndingConditions(row[2])
      if row[3] != "-", !conditions.contains(.spelling) { conditions.insert(.inflected) }
      for pronoun in conditions.contains(.pronoun) ? pronouns.map(Optional.some) : [nil] {
        classes.append(inflectionClass)
        endings.append(
          Ending(
            letters: row[1] == "-" ? "" : row[1],
            meaning: row[3] == "-" ? nil : row[3],
            conditions: conditions,
            pronoun: pronoun
          )
        )
      }
    }
    var spellings = KeyTable()
    var found: [[Int]] = []
    for (position, ending) in endings.enumerated() {
      let letters = Array((ending.letters + (ending.pronoun ?? "")).utf16)
      precondition(letters.count <= Self.maximumLength, "inflection.tsv has too long an ending")
      let spelling = spellings.insert(letters)
      while found.count < spellings.count * InflectionClass.allCases.count { found.append([]) }
      let first = spelling * InflectionClass.allCases.count
      found[first + Int(classes[position].rawValue)].append(position)
      for like in InflectionClass.allCases where like.takes(ending, of: classes[position]) {
        found[first + Int(like.rawValue)].append(position)
      }
    }
    var positions: [Int] = []
    ranges = found.map { list in
      positions += list
      return positions.count - list.count..<positions.count
    }
    self.positions = positions
    self.spellings = spellings
    self.endings = endings
    conditions = endings.map(\.conditions)
    letterCounts = endings.map(\.letters.utf16.count)
    let numbers: Set<String> = ["plural", "dual", "singular"]
    areNumbers = endings.map { $0.meaning.map(numbers.contains) ?? false }
    areAccusatives = endings.map {
      $0.letters == "ا" && $0.pronoun == nil && $0.conditions.contains(.indefinite)
    }
  }

  /// The longest ending, in letters.
  public static let maximumLength = 8

  /// Returns the identifier of the endings that are written with these folded letters, or `nil` if
  /// there are none.
  ///
  /// - Complexity: O(1)
  @inline(__always)
  public func spelling(of letters: UnsafeBufferPointer<UInt16>) -> Int? {
    spellings.identifier(of: UnsafeRawBufferPointer(letters))
  }

  /// Returns the endings of a class that have a spelling.
  ///
  /// - Complexity: O(1)
  @inline(__always)
  public func endings(spelled spelling: Int, of inflectionClass: InflectionClass) -> ArraySlice<Int>
  {
    positions[
      ranges[spelling * InflectionClass.allCases.count + Int(inflectionClass.rawValue)]
    ]
  }
}

/// When an ending is possible.
public struct EndingConditions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Not after the article.
  public static let indefinite = EndingConditions(rawValue: 1)
  /// A pronoun follows.
  public static let pronoun = EndingConditions(rawValue: 2)
  /// Another word follows, to which this one belongs; no article.
  public static let construct = EndingConditions(rawValue: 4)
  /// Only for an adjective.
  public static let adjective = EndingConditions(rawValue: 8)
  /// A careless spelling.
  public static let low = EndingConditions(rawValue: 16)
  /// The ending is one of number, gender or case, not the plain word's.
  public static let inflected = EndingConditions(rawValue: 32)
  /// No other word is spelled so, unless it is short: no other word of the term is needed.
  public static let sure = EndingConditions(rawValue: 64)
  /// The plain word's ending in another spelling, so that the form is not inflected.
  public static let spelling = EndingConditions(rawValue: 128)

  init(_ names: String) {
    self = names.split(separator: ",").reduce(into: []) { conditions, name in
      switch name {
      case "indefinite": conditions.insert(.indefinite)
      case "pronoun": conditions.insert(.pronoun)
      case "construct": conditions.insert(.construct)
      case "adjective": conditions.insert(.adjective)
      case "low": conditions.insert(.low)
      case "sure": conditions.insert(.sure)
      case "spelling": conditions.insert(.spelling)
      case "-": break
      default: preconditionFailure("inflection.tsv has an unknown condition \(name)")
      }
    }
  }
}

/// The shapes of words, as `inflection.tsv` names and explains them.
public enum InflectionClass: UInt8, CaseIterable, Sendable {
  case taMarbuta
  case taMarbutaHuman
  case alifTa
  case femininePlural
  case femininePluralOfMasculine
  case ya
  case yaMasculine
  case defective
  case alefMaqsura
  case hamza
  case hamzaWaw
  case masculinePlural
  case masculinePluralOnly
  case plain
  case masculine
  case masculineThing
  case person
  case loan
  case derived
  case derivedTaMarbuta
  case fixed

  /// The class of a name in `inflection.tsv`.
  init?(_ name: String) {
    guard let found = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = found
  }

  /// Whether the class has an ending of another class that it is like, as `inflection.tsv` says.
  func takes(_ ending: ArabicInflection.Ending, of other: InflectionClass) -> Bool {
    switch (self, other) {
    case (.masculineThing, .plain): return true
    case (.masculine, .plain), (.yaMasculine, .ya): return !ending.letters.hasPrefix("ات")
    default: return false
    }
  }
}
