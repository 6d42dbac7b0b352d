package import Model

/// Returns the files of a dictionary that StarDict, GoldenDict and sdcv open, from one language to the
/// other.
///
/// An entry is a source term that may be used; its text has the target terms, one a line, with the
/// status of those that are discouraged, the field and the note. A term of several concepts is one entry.
///
/// Reference: "Format for StarDict dictionary files", version 2.4.2.
///
/// - Parameters:
///   - concepts: The concepts.
///   - source: The language of the headwords.
///   - target: The language of the equivalents.
///   - title: The dictionary's name, and that of its files.
/// - Returns: The files `.ifo`, `.idx` and `.dict`, and what was left out.
/// - Complexity: O(n log n) in the length of the files
package func writeStarDict(
  _ concepts: [ConceptEntry],
  source: LanguageTag,
  target: LanguageTag,
  title: String
) -> (parts: [(name: String, content: [UInt8])], omissions: [Message: Int]) {
  var texts: [[UInt8]: [UInt8]] = [:]
  var omissions: [Message: Int] = [:]
  for concept in concepts {
    let equivalents = concept.terms(in: target)
    let headwords = concept.terms(in: source)
    if equivalents.isEmpty || headwords.isEmpty {
      omissions[.conceptsWithoutPair, default: 0] += 1
    }
    guard !equivalents.isEmpty else { continue }
    let text = entryText(concept, equivalents)
    for term in headwords {
      let word = Array(term.text.utf8).filter { $0 != 0 }
      // A headword has fewer than 256 bytes.
      guard !word.isEmpty, word.count < 256 else {
        omissions[Message("omitted.longTerms"), default: 0] += 1
        continue
      }
      if texts[word] != nil { texts[word]?.append(contentsOf: "\n\n".utf8) }
      texts[word, default: []].append(contentsOf: text)
    }
  }
  var (index, dictionary): ([UInt8], [UInt8]) = ([], [])
  for (word, text) in texts.sorted(by: { isBefore($0.key, $1.key) }) {
    index.append(contentsOf: word + [0])
    index.appendBigEndian(UInt32(dictionary.count))
    index.appendBigEndian(UInt32(text.count))
    dictionary.append(contentsOf: text)
  }
  let name = title.filter { $0 != "\n" && $0 != "/" }
  let information = """
    StarDict's dict ifo file
    version=2.4.2
    bookname=\(name)
    wordcount=\(texts.count)
    idxfilesize=\(index.count)
    sametypesequence=m

    """
  return (
    [
      ("\(name).ifo", Array(information.utf8)), ("\(name).idx", index),
      ("\(name).dict", dictionary),
    ], omissions
  )
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
