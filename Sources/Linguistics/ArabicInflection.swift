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
    /// The pronoun behind it, if there is one.
    public let pronoun: String?
  }

  /// Every ending of every class, pronouns applied; identified by position.
  public let endings: [Ending]
  private let endingsOfClass: [InflectionClass: [UInt64: [Int]]]

  /// The tables of the data files.
  public static let shared = ArabicInflection()

  private init() {
    var endings: [Ending] = []
    var byClass: [InflectionClass: [UInt64: [Int]]] = [:]
    let pronouns = DataTable(PackageResources.pronouns_txt).rows.map { $0[0] }
    for row in DataTable(PackageResources.inflection_tsv).rows {
      guard let inflectionClass = InflectionClass(rawValue: row[0]) else {
        preconditionFailure("inflection.tsv has an unknown class \(row[0])")
      }
      let conditions = EndingConditions(row[2])
      let letters = row[1] == "-" ? "" : row[1]
      for pronoun in conditions.contains(.pronoun) ? pronouns.map(Optional.some) : [nil] {
        let key = packed(Array((letters + (pronoun ?? "")).utf16)[...])
        byClass[inflectionClass, default: [:]][key, default: []].append(endings.count)
        endings.append(
          Ending(
            letters: letters,
            meaning: row[3] == "-" ? nil : row[3],
            conditions: conditions,
            pronoun: pronoun
          )
        )
      }
    }
    byClass[.masculine] = byClass[.plain]?.mapValues { positions in
      positions.filter { !endings[$0].letters.hasPrefix("ات") }
    }
    self.endings = endings
    self.endingsOfClass = byClass
  }

  /// The longest ending, in letters.
  public static let maximumLength = 8

  /// Returns the endings of a class that are written with these folded letters.
  ///
  /// - Complexity: O(1)
  public func endings(_ letters: ArraySlice<UInt16>, of inflectionClass: InflectionClass) -> [Int] {
    guard letters.count <= Self.maximumLength else { return [] }
    return endingsOfClass[inflectionClass]?[packed(letters)] ?? []
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

  init(_ names: String) {
    self = names.split(separator: ",").reduce(into: []) { conditions, name in
      switch name {
      case "indefinite": conditions.insert(.indefinite)
      case "pronoun": conditions.insert(.pronoun)
      case "construct": conditions.insert(.construct)
      case "adjective": conditions.insert(.adjective)
      case "low": conditions.insert(.low)
      case "-": break
      default: preconditionFailure("inflection.tsv has an unknown condition \(name)")
      }
    }
  }
}

/// The shapes of words, as `inflection.tsv` names and explains them.
public enum InflectionClass: String, CaseIterable, Sendable {
  case taMarbuta
  case taMarbutaHuman
  case alifTa
  case femininePlural
  case femininePluralOfMasculine
  case ya
  case defective
  case hamza
  case hamzaWaw
  case masculinePlural
  case plain
  case masculine
  case derived
  case derivedTaMarbuta
  case fixed
}

/// Up to eight letters of the Arabic block in one number.
private func packed(_ letters: ArraySlice<UInt16>) -> UInt64 {
  letters.reduce(0) { $0 << 8 | UInt64(truncatingIfNeeded: $1 &- 0x600) & 0xFF }
}
