package import Model

/// Returns the files of a dictionary that StarDict, GoldenDict and sdcv open.
///
/// An entry is a source term; its text has the target terms, one a line, with the status of those that are
/// discouraged, the field and the note. A term of several concepts is one entry. The forms of a term lead to its
/// entry, so that a word is found as it stands in a text.
///
/// Reference: "Format for StarDict dictionary files", version 2.4.2.
///
/// - Parameters:
///   - concepts: The concepts.
///   - languages: The language of the headwords and that of the equivalents; `nil` takes the terms of each
///     language as headwords, and those of the others as their equivalents.
///   - title: The dictionary's name, and that of its files; it has no line break and no slash.
///   - forms: Returns the forms of a term of a concept, beside the term itself.
/// - Returns: The files `.ifo`, `.idx`, `.dict` and, where there are forms, `.syn`, and what was left out.
/// - Throws: What `forms` throws.
/// - Complexity: O(n log n) in the length of the files
package func writeStarDict(
  _ concepts: [ConceptEntry],
  languages: (source: LanguageTag, target: LanguageTag)?,
  title: String,
  forms: (ConceptEntry, Term) throws -> [String] = { _, _ in [] }
) throws -> (parts: [(name: String, content: [UInt8])], omissions: [Message: Int]) {
  var dictionary = StarDictionary()
  var omissions: [Message: Int] = [:]
  for concept in concepts {
    var isThere = false
    for section in concept.languages {
      let source = section.language.language
      if let languages, languages.source.language != source { continue }
      let equivalents =
        languages.map { concept.terms(in: $0.target) }
        ?? concept.languages.filter { $0.language.language != source }.flatMap(\.terms)
      guard !equivalents.isEmpty, !section.terms.isEmpty else { continue }
      isThere = true
      let text = entryText(concept, equivalents)
      for term in section.terms {
        guard dictionary.add(term.text, text, forms: try forms(concept, term)) else {
          omissions[Message("omitted.longTerms"), default: 0] += 1
          continue
        }
      }
    }
    if !isThere { omissions[.conceptsWithoutPair, default: 0] += 1 }
  }
  return (dictionary.files(title: title), omissions)
}

/// The words of a dictionary with their texts, and the forms that lead to them.
private struct StarDictionary {
  private var texts: [[UInt8]: [UInt8]] = [:]
  private var forms: [[UInt8]: Set<[UInt8]>] = [:]

  /// Adds a word, or a text to the one that is there; `false` where it cannot be a headword.
  mutating func add(_ word: String, _ text: [UInt8], forms: [String]) -> Bool {
    guard let word = headword(word) else { return false }
    if texts[word] != nil { texts[word]?.append(contentsOf: "\n\n".utf8) }
    texts[word, default: []].append(contentsOf: text)
    for form in forms.compactMap(headword) where form != word {
      self.forms[form, default: []].insert(word)
    }
    return true
  }

  /// A headword has fewer than 256 bytes.
  private func headword(_ text: String) -> [UInt8]? {
    let word = text.utf8.filter { $0 != 0 }
    return word.isEmpty || word.count >= 256 ? nil : word
  }

  func files(title: String) -> [(name: String, content: [UInt8])] {
    var (index, dictionary, synonyms): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    var numbers: [[UInt8]: UInt32] = [:]
    for (word, text) in texts.sorted(by: { isBefore($0.key, $1.key) }) {
      numbers[word] = UInt32(numbers.count)
      index.append(contentsOf: word + [0])
      index.appendBigEndian(UInt32(dictionary.count))
      index.appendBigEndian(UInt32(text.count))
      dictionary.append(contentsOf: text)
    }
    var synonymCount = 0
    for (form, words) in forms.sorted(by: { isBefore($0.key, $1.key) }) {
      for number in words.compactMap({ numbers[$0] }).sorted() {
        synonyms.append(contentsOf: form + [0])
        synonyms.appendBigEndian(number)
        synonymCount += 1
      }
    }
    let count = synonymCount > 0 ? "\nsynwordcount=\(synonymCount)" : ""
    let information = """
      StarDict's dict ifo file
      version=2.4.2
      bookname=\(title)
      wordcount=\(texts.count)
      idxfilesize=\(index.count)\(count)
      sametypesequence=m

      """
    return [
      ("\(title).ifo", Array(information.utf8)), ("\(title).idx", index),
      ("\(title).dict", dictionary),
    ] + (synonymCount > 0 ? [("\(title).syn", synonyms)] : [])
  }
}

private func entryText(_ concept: ConceptEntry, _ equivalents: [Term]) -> [UInt8] {
  var lines = equivalents.map { term in
    let status =
      term.status == .preferred || term.status == .admitted ? "" : " (\(term.status.rawValue))"
    return term.text + status + (term.usageNote.map { " – \($0)" } ?? "")
  }
  if let domain = concept.domain { lines.append("[\(domain)]") }
  if let definition = concept.definition { lines.append(definition) }
  if let note = concept.note { lines.append(note) }
  return Array(lines.joined(separator: "\n").utf8)
}

/// The order of the index: by small ASCII letters, then by bytes, as `stardict_strcmp` has it.
private func isBefore(_ one: [UInt8], _ two: [UInt8]) -> Bool {
  let folded = (one.map(\.smallLetter), two.map(\.smallLetter))
  if folded.0 != folded.1 { return folded.0.lexicographicallyPrecedes(folded.1) }
  return one.lexicographicallyPrecedes(two)
}

extension UInt8 {
  fileprivate var smallLetter: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension [UInt8] {
  fileprivate mutating func appendBigEndian(_ value: UInt32) {
    for shift in stride(from: 24, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
    }
  }
}
