/// Tells how near spellings of names are, between Arabic and English and within English.
///
/// A name has one Arabic spelling, or two, and many English ones: vowels that Arabic does not write, a
/// dozen ways to write ق, doubled letters, al- and el-. A distance is the least cost of writing one
/// spelling for the other, letter by letter, divided by the number of letters; the costs are in
/// `name-letters.tsv` and `EnglishNameSounds`. What English only can write beside a letter (a short vowel,
/// a second consonant) is cheap; a consonant that one of them lacks costs a whole letter.
///
/// - Complexity: O(letters of one × letters of the other); of each name the first 64 letters count.
public enum NameComparer {
  /// Up to this distance two spellings can be of one name.
  public static let limit = 0.13

  /// The distance between an Arabic and an English spelling; 0 is the usual one, 1 nothing in common.
  public static func distance(arabic: String, english: String) -> Double {
    let arabic = ArabicNameSpelling(arabic)
    let english = EnglishNameSpelling(english)
    guard !arabic.letters.isEmpty, !english.letters.isEmpty else { return 1 }
    let cost = NameAlignment(arabic, english).cost
    return min(1, cost / Double(max(arabic.letters.count, 3)))
  }

  /// The distance between two English spellings.
  public static func distance(_ spelling: String, _ other: String) -> Double {
    let (left, right) = (EnglishNameSpelling(spelling), EnglishNameSpelling(other))
    guard !left.words.isEmpty, !right.words.isEmpty else { return 1 }
    if left.words.count == right.words.count {
      // Of each word as much must agree as of the whole: Mohammed Ali is not Mahmoud Ali.
      let distances = zip(left.words, right.words).map { EnglishNameSounds.distance($0, $1) }
      return distances.max() ?? 1
    }
    return EnglishNameSounds.distance(left.letters, right.letters)
  }

  /// Whether two English spellings can be of one name: Gaddafi and Qadhafi, but not Hassan and Hussein.
  public static func areVariants(_ spelling: String, _ other: String) -> Bool {
    distance(spelling, other) <= limit
  }

  /// Whether an English spelling can be of an Arabic name.
  public static func areVariants(arabic: String, english: String) -> Bool {
    distance(arabic: arabic, english: english) <= limit
  }

  /// Orders English spellings by how well they fit an Arabic name, the best first.
  ///
  /// - Returns: The positions in `candidates`; equal ones in their order.
  public static func ranking(of candidates: [String], forArabic name: String) -> [Int] {
    let distances = candidates.map { distance(arabic: name, english: $0) }
    return candidates.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
  }

  /// Groups English spellings of which each can be of the same name as the first of its group.
  ///
  /// - Returns: The positions in `spellings` by group, in their order.
  /// - Complexity: O(spellings × groups)
  public static func groups(of spellings: [String]) -> [[Int]] {
    var groups: [[Int]] = []
    for (position, spelling) in spellings.enumerated() {
      let nearest = groups.indices
        .map { group in (distance(spellings[groups[group][0]], spelling), group) }
        .min { $0.0 < $1.0 }
      if let nearest, nearest.0 <= limit {
        groups[nearest.1].append(position)
      } else {
        groups.append([position])
      }
    }
    return groups
  }
}
