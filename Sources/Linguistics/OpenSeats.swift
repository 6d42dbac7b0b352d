/// The words whose first alef the press writes with its hamza above or below: أفريقيا, إفريقيا.
///
/// These are names, adjectives made of them, and borrowed words. In a word of Arabic the seat tells
/// two words apart (أعلام, إعلام), so that no rule may touch it. The beginnings stand in the data file
/// `hamza-seats.txt`; the names are those of `proper-names.txt`.
struct OpenSeats: Sendable {
  private let names: KeyTable
  /// The beginnings by their second letter.
  private let beginnings: [UInt16: [[UInt16]]]

  /// - Parameter names: The folded names of the lexicon.
  init(names: [[UInt16]]) {
    self.names = KeyTable(names.filter { $0.first == Letter.alef })
    let words = DataTable(PackageResources.hamza_seats_txt).rows.map { FoldedWord($0[0]).units }
    beginnings = Dictionary(grouping: words.filter { $0.count > 1 }) { $0[1] }
  }

  /// Whether a folded word is one of them.
  ///
  /// - Complexity: O(beginnings), for words that begin with an alef only.
  func contains(_ word: [UInt16]) -> Bool {
    guard word.first == Letter.alef, word.count > 1 else { return false }
    return names.contains(word) || isNisba(word)
      || (beginnings[word[1]] ?? []).contains { word.starts(with: $0) }
  }

  /// Whether a word is an adjective of a name, in any gender and number: إيراني of إيران.
  private func isNisba(_ word: [UInt16]) -> Bool {
    guard let ya = word.lastIndex(of: Letter.ya), ya >= 4 else { return false }
    let stem = Array(word[..<ya])
    let ends: [[UInt16]] = [[], [Letter.alef], [Letter.ya, Letter.alef], [Letter.taMarbuta]]
    return ends.contains { names.contains(stem + $0) }
  }
}
