/// The spellings of letters in designations: the إس of إس-400 is also أس, اس, س and S.
///
/// They stand in the data file `letter-names.tsv`.
public struct LetterNames: Sendable {
  private let families: [[UInt16]: [[UInt16]]]

  /// The spellings of the data file.
  public static let shared = LetterNames()

  private init() {
    var families: [[UInt16]: [[UInt16]]] = [:]
    for row in DataTable(PackageResources.letter_names_tsv).rows where row.count > 1 {
      let spellings = ([row[0]] + row[1].split(separator: ",").map(String.init))
        .map { FoldedWord($0).units }
      for spelling in Set(spellings) {
        families[spelling, default: []] += spellings
      }
    }
    self.families = families
  }

  /// Returns every spelling of the letter that a folded word names, or none if it names no letter.
  ///
  /// A spelling that stands for two letters gives the spellings of both: أي is I and A.
  public func spellings(of word: [UInt16]) -> [[UInt16]] {
    families[word].map { Array(Set($0)) } ?? []
  }

  /// Whether a word of a text, in UTF-8, is the name of a letter.
  ///
  /// - Complexity: O(`bytes.count`), with an allocation.
  public func hasLetter(spelled bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 16 else { return false }
    var word = FoldedWord()
    word.fold(bytes)
    return families[word.units] != nil
  }
}
