/// How often and how well phrases of two languages stand for each other.
struct PairTable {
  /// Two phrases.
  struct Key: Hashable {
    let arabic: String
    let english: String
  }

  /// Two phrases of a unit.
  struct Place {
    let key: Key
    let score: Float
    let arabic: Range<Int>
    let english: Range<Int>
  }

  private var identifiers: [String: Int32] = [:]
  private var names: [String] = []
  private var counts: [Int32] = []
  private var pairs: [UInt64: (score: Float, count: Int32)] = [:]

  /// Counts the phrases of a unit, and those pairs of them that fit.
  ///
  /// - Complexity: O(phrases of the one × phrases of the other)
  mutating func add(
    _ unit: LinkedUnit,
    _ arabic: [PhraseReader.Phrase],
    _ english: [PhraseReader.Phrase]
  ) {
    for key in Set(arabic.map(\.key)).union(english.map(\.key)) {
      counts[Int(identifier(key))] += 1
    }
    for place in self.pairs(of: unit, arabic, english) {
      let pair = Self.packed(identifier(place.key.arabic), identifier(place.key.english))
      let known = pairs[pair] ?? (0, 0)
      pairs[pair] = (known.score + place.score, known.count + 1)
    }
  }

  /// Returns the phrases of a unit that fit each other, each pair once.
  func pairs(
    of unit: LinkedUnit,
    _ arabic: [PhraseReader.Phrase],
    _ english: [PhraseReader.Phrase]
  ) -> [Place] {
    var best: [Key: Place] = [:]
    for phrase in arabic {
      let measure = AgreementMeasure(unit, phrase.words, isArabic: true)
      for other in english {
        let score = measure.score(of: other.words)
        guard score > leastAgreement else { continue }
        let key = Key(arabic: phrase.key, english: other.key)
        if score > best[key]?.score ?? 0 {
          best[key] = Place(key: key, score: score, arabic: phrase.words, english: other.words)
        }
      }
    }
    return best.values.sorted {
      ($0.arabic.lowerBound, $0.english.lowerBound, $0.key.arabic) < (
        $1.arabic.lowerBound, $1.english.lowerBound, $1.key.arabic
      )
    }
  }

  /// Returns the pairs with the best scores, from 0 to 1.
  ///
  /// - Complexity: O(*n* log *n*) for *n* pairs
  func best(_ limit: Int, isTerm: (String) -> Bool) -> [(Key, Float)] {
    var found: [(Key, Float, Int32)] = []
    var bestOfPhrase: [Int32: Float] = [:]
    var scored: [(Int32, Int32, Float, Int32)] = []
    for (pair, value) in pairs where value.count > 1 {
      let (one, other) = (Int32(pair >> 32), Int32(truncatingIfNeeded: pair))
      let smaller = Float(min(counts[Int(one)], counts[Int(other)]))
      let score = value.score / (smaller + 0.5)
      guard score > leastScore else { continue }
      scored.append((one, other, score, value.count))
      bestOfPhrase[one] = max(bestOfPhrase[one] ?? 0, score)
      bestOfPhrase[other] = max(bestOfPhrase[other] ?? 0, score)
    }
    for (one, other, score, count) in scored {
      let best = min(bestOfPhrase[one] ?? 0, bestOfPhrase[other] ?? 0)
      // A second equivalent stays where it is nearly as good.
      guard score > 0.7 * best, isTerm(names[Int(one)]), isTerm(names[Int(other)]) else { continue }
      found.append((Key(arabic: names[Int(one)], english: names[Int(other)]), score, count))
    }
    return found.sorted {
      ($1.1, $1.2, $0.0.arabic, $0.0.english) < ($0.1, $0.2, $1.0.arabic, $1.0.english)
    }
    .prefix(limit).map { ($0.0, $0.1) }
  }

  private mutating func identifier(_ key: String) -> Int32 {
    if let known = identifiers[key] { return known }
    let identifier = Int32(names.count)
    identifiers[key] = identifier
    names.append(key)
    counts.append(0)
    return identifier
  }

  private static func packed(_ one: Int32, _ other: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other))
  }
}

/// Phrases of a unit that agree less are no pair.
private let leastAgreement: Float = 0.3
private let leastScore: Float = 0.35
