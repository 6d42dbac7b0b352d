/// British and American spellings of English words, where segments are compared.
enum EnglishSpellings {
  /// Returns a folded word, or the stem of one, without a silent e and as the British press spells it:
  /// `organis` for organize and organise, `centr` for center and centre.
  ///
  /// - Complexity: O(letters)
  static func canonical(_ word: [UInt16]) -> [UInt16] {
    var word = withoutSilentE(word)
    if let british = british[word] { return british }
    guard word.count >= 6, let place = placeOfIz(word) else { return word }
    word[place] = UInt16(UInt8(ascii: "s"))
    return word
  }

  private static func withoutSilentE(_ word: [UInt16]) -> [UInt16] {
    word.count >= 4 && word.last == UInt16(UInt8(ascii: "e")) ? Array(word.dropLast()) : word
  }

  /// Whether two different folded words are spellings of one: organised and organized, centres and centers.
  static func areSpellings(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    let (first, second) = (canonical(left), canonical(right))
    if first == second { return true }
    return endings.contains { ending in
      guard left.count > ending.count + 3, right.count > ending.count + 3,
        left.suffix(ending.count).elementsEqual(ending),
        right.suffix(ending.count).elementsEqual(ending)
      else { return false }
      return canonical(Array(left.dropLast(ending.count)))
        == canonical(Array(right.dropLast(ending.count)))
    }
  }

  /// Where the z of -ize, -ized, -izing, -ization stands.
  private static func placeOfIz(_ word: [UInt16]) -> Int? {
    var place = word.count - 1
    while place >= 4 {
      if word[place] == UInt16(UInt8(ascii: "z")), word[place - 1] == UInt16(UInt8(ascii: "i")) {
        let next = place + 1 < word.count ? word[place + 1] : UInt16(UInt8(ascii: "e"))
        return vowels.contains(next) ? place : nil
      }
      place -= 1
    }
    return nil
  }

  private static let vowels = Set("eai".utf16)
  private static let endings = ["s", "d", "ed", "ing", "'s"].map { Array($0.utf16) }

  /// For each American spelling the British one, both without a silent e.
  private static let british: [[UInt16]: [UInt16]] = {
    var british: [[UInt16]: [UInt16]] = [:]
    for row in DataTable(PackageResources.spelling_pairs_tsv).rows where row.count > 1 {
      // Words that are others as well, such as check and story, stay what they are.
      guard !ambiguous.contains(row[1]) else { continue }
      british[withoutSilentE(Array(row[1].utf16))] = withoutSilentE(Array(row[0].utf16))
    }
    return british
  }()

  private static let ambiguous: Set<String> = [
    "check", "story", "draft", "curb", "jail", "mold", "airplane", "gray",
  ]
}
