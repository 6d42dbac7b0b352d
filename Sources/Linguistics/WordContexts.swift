/// Words that tell what the word after them is, and nouns that are adjectives beside another noun.
///
/// They stand in the data file `word-contexts.tsv`.
public struct WordContexts: Sendable {
  private let wordsBeforeVerbs: KeyTable
  private let wordsBeforeClauses: KeyTable
  private let nounsAndAdjectives: KeyTable
  private let units: KeyTable

  /// The words of the data file.
  public static let shared = WordContexts()

  private init() {
    let rows = DataTable(PackageResources.word_contexts_tsv).rows.filter { $0.count == 2 }
    func words(_ kind: String) -> KeyTable {
      KeyTable(rows.filter { $0[1] == kind }.map { FoldedWord($0[0]).units })
    }
    wordsBeforeVerbs = words("verb")
    wordsBeforeClauses = words("clause")
    nounsAndAdjectives = words("nisba")
    units = words("unit")
  }

  /// Whether a word without clitics after the folded word is a verb: الذي, قد.
  public func hasWordBeforeVerb(_ word: [UInt16]) -> Bool { wordsBeforeVerbs.contains(word) }

  /// Whether أن after the folded word begins a clause with a verb: يجب, قبل.
  public func hasWordBeforeClause(_ word: [UInt16]) -> Bool { wordsBeforeClauses.contains(word) }

  /// Whether the folded noun in ية, without its article, is an adjective where it agrees with the noun
  /// before it: دبلوماسية, سعودية, but not حرية.
  public func isNounAndAdjective(_ word: [UInt16]) -> Bool { nounsAndAdjectives.contains(word) }

  /// Whether the folded word is a unit of money or measure, after which the accusative says of what.
  public func isUnit(_ word: [UInt16]) -> Bool { units.contains(word) }
}
