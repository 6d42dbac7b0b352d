/// Irregular English forms and what they are forms of.
public enum EnglishForms {
  /// Returns the dictionary form of an irregular verb or plural form, such as "go" for "went".
  ///
  /// - Parameter word: A folded word.
  /// - Returns: The dictionary form; `nil` for words that are no irregular form of another.
  /// - Complexity: O(letters)
  public static func dictionaryForm(of word: [UInt16]) -> [UInt16]? { lemmas[word] }

  private static let lemmas: [[UInt16]: [UInt16]] = {
    var lemmas: [[UInt16]: [UInt16]] = [:]
    for table in [PackageResources.english_plurals_tsv, PackageResources.english_verbs_tsv] {
      for row in DataTable(table).rows where row.count == 2 && !row[0].hasPrefix("-") {
        for form in row[1].split(separator: ",") { lemmas[Array(form.utf16)] = Array(row[0].utf16) }
      }
    }
    // Too short for the rules.
    for (form, lemma) in [("using", "use"), ("used", "use"), ("uses", "use")] {
      lemmas[Array(form.utf16)] = Array(lemma.utf16)
    }
    return lemmas
  }()
}
