/// Broken plurals, irregular feminines and demonstratives as forms of one word, where segments are compared.
///
/// A broken plural has other letters than its singular, so that no rule for endings finds it. The
/// pairs of the data files get one stem key, and are told apart from words that share it by chance.
enum IrregularForms {
  /// Returns the stem key that all forms of a word have, from the key of one.
  @inline(__always)
  static func sharedKey(_ key: UInt64) -> UInt64 { tables.sharedKeys[key] ?? key }

  /// Whether one of two different folded words without clitics is an irregular form of the other, or
  /// both are forms of a third.
  static func areForms(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    guard left != right, let words = tables.words[wordKey(left)],
      let others = tables.words[wordKey(right)]
    else {
      return false
    }
    return words.contains { others.contains($0) }
  }

  /// Whether two different folded words without clitics are spellings of one word: مئة, مائة.
  static func areSpellings(_ left: [UInt16], _ right: [UInt16]) -> Bool {
    guard let first = tables.spellings[wordKey(left)] else { return false }
    return left != right && tables.spellings[wordKey(right)] == first
  }

  fileprivate struct Tables {
    /// Stem keys that forms of one word have, with the least of them.
    var sharedKeys: [UInt64: UInt64] = [:]
    /// For each form and each singular the words that it is a form of, by their number.
    var words: [UInt64: [Int32]] = [:]
    /// For each word of several spellings its number.
    var spellings: [UInt64: Int32] = [:]
  }

  private static let tables: Tables = {
    var tables = Tables()
    var number: Int32 = 0
    for data in [
      PackageResources.plurals_tsv, PackageResources.feminine_irregular_tsv,
      PackageResources.demonstratives_tsv,
    ] {
      for row in DataTable(data).rows where row.count > 1 {
        number += 1
        let first = FoldedWord(row[0]).units
        tables.words[wordKey(first), default: []].append(number)
        let forms = row.dropFirst().prefix(2).flatMap { $0.split(separator: ",") }
        for form in forms.map({ FoldedWord(String($0)).units }) {
          tables.words[wordKey(form), default: []].append(number)
          tables.join(stemKey(first), stemKey(form))
        }
      }
    }
    for row in DataTable(PackageResources.arabic_spellings_tsv).rows {
      number += 1
      let spellings = row[0].split(separator: ",").map { FoldedWord(String($0)).units }
      for spelling in spellings {
        tables.spellings[wordKey(spelling)] = number
        tables.join(stemKey(spellings[0]), stemKey(spelling))
      }
    }
    for key in tables.sharedKeys.keys { tables.sharedKeys[key] = tables.root(key) }
    return tables
  }()

  private static func stemKey(_ word: [UInt16]) -> UInt64 {
    word.withUnsafeBufferPointer { ArabicStem.stableKey(of: $0) }
  }

  private static func wordKey(_ word: [UInt16]) -> UInt64 { stableKey(word, seed: 3) }
}

extension IrregularForms.Tables {
  /// Returns the least of the keys that were joined with a key.
  fileprivate func root(_ key: UInt64) -> UInt64 {
    var key = key
    while let parent = sharedKeys[key], parent != key { key = parent }
    return key
  }

  /// Makes two keys one.
  fileprivate mutating func join(_ left: UInt64, _ right: UInt64) {
    let roots = (root(left), root(right))
    let least = min(roots.0, roots.1)
    for key in [left, right, roots.0, roots.1] { sharedKeys[key] = least }
  }
}
