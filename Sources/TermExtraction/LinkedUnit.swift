import Alignment

/// A segment with its translation, with the words of both as parts of phrases and the links between them.
struct LinkedUnit {
  let arabic: [ReadWord]
  let english: [ReadWord]
  /// For each Arabic word and each English one how likely they translate each other in this unit.
  private let weights: [Float]
  /// The sums of the weights of each word.
  private let rows: [Float]
  private let columns: [Float]

  /// Links the words of a unit.
  ///
  /// A link is worth less the more rivals either word has, and the farther the words are apart.
  ///
  /// - Complexity: O(Arabic words × English words)
  init(arabic: [ReadWord], english: [ReadWord], _ pair: WordLinks.Pair, _ links: WordLinks) {
    self.arabic = arabic
    self.english = english
    var weights = [Float](repeating: 0, count: arabic.count * english.count)
    var rows = [Float](repeating: noLink, count: arabic.count)
    var columns = [Float](repeating: noLink, count: english.count)
    for row in pair.arabic.indices where pair.arabic[row].type >= 0 {
      let place = Float(row) / Float(max(1, arabic.count))
      for column in pair.english.indices where pair.english[column].type >= 0 {
        let strength = links.strength(
          arabic: pair.arabic[row].type,
          english: pair.english[column].type
        )
        guard strength > 0 else { continue }
        let distance = place - Float(column) / Float(max(1, english.count))
        let near = strength * (1 - 0.7 * distance.magnitude)
        // Squares let the best of several rivals win.
        let weight = near * near
        weights[row * english.count + column] = weight
        rows[row] += weight
        columns[column] += weight
      }
    }
    self.weights = weights
    self.rows = rows
    self.columns = columns
  }

  /// How the words of the other side are linked with a phrase.
  struct Reach {
    /// For each word how much of the phrase it translates, in words.
    var forward: [Float]
    /// For each word how much of it the phrase translates, 0 to 1.
    var backward: [Float]
    /// Whether a word has links at all.
    var isLinked: [Bool]
    /// How many words of the phrase have links.
    var linkedCount: Float
  }

  /// Returns how the words of the other side are linked with a phrase.
  func reach(of phrase: Range<Int>, isArabic: Bool) -> Reach {
    let (own, other) = isArabic ? (rows, columns) : (columns, rows)
    var reach = Reach(
      forward: [Float](repeating: 0, count: other.count),
      backward: [Float](repeating: 0, count: other.count),
      isLinked: other.map { $0 > 2 * noLink },
      linkedCount: 0
    )
    for place in phrase {
      if own[place] > 2 * noLink { reach.linkedCount += 1 }
      for position in other.indices {
        let weight =
          isArabic
          ? weights[place * english.count + position] : weights[position * english.count + place]
        reach.forward[position] += weight / own[place]
        reach.backward[position] += weight / other[position]
      }
    }
    return reach
  }
}

/// What a word without a translation would weigh.
private let noLink: Float = 0.0005
