package import Model

/// Reads a glossary of OmegaT: a line for each pair of terms, with tabs or commas between the
/// source term, the target term and a comment.
///
/// Lines that begin with `#` say nothing, nor do fields behind the third. Lines with one source term
/// are one concept, as OmegaT shows them together; the comment is the target term's usage note.
///
/// Reference: OmegaT 6, `GlossaryReaderTSV` and `GlossaryReaderCSV`.
///
/// - Parameters:
///   - text: The file.
///   - source: The language of the first column; `nil` means that the letters tell.
///   - target: The language of the second column; likewise.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when nothing tells the languages, or quotation marks do not match.
/// - Complexity: O(length of the text)
package func readOmegaTGlossary(
  _ text: String,
  source: LanguageTag?,
  target: LanguageTag?
) throws(GlossaryFileError) -> GlossaryContent {
  var rows: [TableRow] = []
  var reader = DelimitedReader(text, skipsComments: true)
  while let row = try reader.next() { rows.append(row) }
  let languages = try OmegaTLanguages(rows, source: source, target: target)
  var content = GlossaryContent()
  for row in rows {
    content.readCount += 1
    do throws(RejectedEntry) {
      content.add(try concept(row, languages), line: row.line)
    } catch {
      content.rejections.append(error)
    }
  }
  content.forEachConcept { concept in
    for index in concept.languages[1].terms.indices.dropFirst() {
      concept.languages[1].terms[index].status = .admitted
    }
  }
  return content
}

/// Whether a text without a header that names languages is a glossary of OmegaT: its first line
/// has two fields with a tab between them, or one Arabic and one not.
func isOmegaTGlossary(_ text: String) -> Bool {
  var reader = DelimitedReader(text, skipsComments: true)
  guard let row = try? reader.next(), row.fields.count >= 2,
    !GlossaryColumns(header: row.fields).hasTerms
  else { return false }
  return reader.delimiter == "\t" || Set(row.fields.prefix(2).map(\.hasArabicLetters)).count == 2
}

private func concept(
  _ row: TableRow,
  _ languages: OmegaTLanguages
) throws(RejectedEntry) -> ConceptEntry {
  let fields = row.fields.map { String($0.trimmed) }
  guard fields.count >= 2 else {
    throw RejectedEntry(
      line: row.line,
      reason: "the line has one field; source and target are needed"
    )
  }
  guard !fields[0].isEmpty, !fields[1].isEmpty else {
    throw RejectedEntry(line: row.line, reason: "a term is empty")
  }
  var target = Term(text: fields[1])
  if fields.count > 2, !fields[2].isEmpty { target.usageNote = fields[2] }
  var entry = ConceptEntry(
    identifier: "",
    languages: [LanguageSection(language: languages.source, terms: [Term(text: fields[0])])]
  )
  // The identifier follows from the source term alone, so that its lines are one concept.
  entry.identifier = entry.identifierFromTerms
  entry.languages.append(LanguageSection(language: languages.target, terms: [target]))
  return entry
}

/// The languages of the two columns.
private struct OmegaTLanguages {
  let source: LanguageTag
  let target: LanguageTag

  init(
    _ rows: [TableRow],
    source: LanguageTag?,
    target: LanguageTag?
  ) throws(GlossaryFileError) {
    let balance = Self.arabicCount(rows, column: 0) - Self.arabicCount(rows, column: 1)
    let other: (LanguageTag) -> LanguageTag = { $0.isArabic ? .english : .arabic }
    if let source {
      self.source = source
      self.target = target ?? other(source)
    } else if let target {
      self.source = other(target)
      self.target = target
    } else {
      guard balance != 0 else {
        throw GlossaryFileError(
          line: rows.first?.line ?? 1,
          description: "nothing tells which column is in which language; say --from and --to"
        )
      }
      self.source = balance > 0 ? .arabic : .english
      self.target = balance > 0 ? .english : .arabic
    }
  }

  /// How many fields of a column have Arabic letters.
  private static func arabicCount(_ rows: [TableRow], column: Int) -> Int {
    rows.count { column < $0.fields.count && $0.fields[column].hasArabicLetters }
  }
}

/// Writes concepts as a glossary of OmegaT, with tabs, in UTF-8.
///
/// A line is a source term with a target term that may be used; discouraged target terms, and what
/// else a concept has beside a note, have no place there. The lines of a source term stand together,
/// whatever the number of concepts it belongs to, as the reader makes one concept of them.
///
/// - Parameters:
///   - concepts: The concepts.
///   - source: The language of the source terms.
///   - target: The language of the target terms.
/// - Returns: The file.
/// - Complexity: O(length of the file)
package func writeOmegaTGlossary(
  _ concepts: [ConceptEntry],
  source: LanguageTag,
  target: LanguageTag
) -> GlossaryOutput {
  var lines: [String: [String]] = [:]
  var order: [String] = []
  var omissions: [String: Int] = [:]
  for concept in concepts {
    let targets = concept.terms(in: target)
    let usable = targets.filter { !$0.status.isDiscouraged }
    if usable.count < targets.count {
      omissions["discouraged target terms", default: 0] += targets.count - usable.count
    }
    let sources = concept.terms(in: source)
    if sources.isEmpty || usable.isEmpty { omissions["concepts without a pair", default: 0] += 1 }
    for term in sources {
      for equivalent in usable {
        let comment = equivalent.usageNote ?? concept.note ?? concept.definition
        // A line that begins with # would be a comment; OmegaT trims the space away.
        let start = term.text.hasPrefix("#") ? " " : ""
        let fields = [start + term.text, equivalent.text] + (comment.map { [$0] } ?? [])
        let line = fields.map(\.asTabField).joined(separator: "\t")
        if lines[term.text] == nil { order.append(term.text) }
        if lines[term.text]?.contains(line) != true { lines[term.text, default: []].append(line) }
      }
    }
    omissions.merge(concept.lossesInOmegaT, uniquingKeysWith: +)
  }
  let header = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
  let text = ([header] + order.flatMap { lines[$0] ?? [] }).map { $0 + "\n" }.joined()
  let bytes = Array(text.utf8)
  return GlossaryOutput(bytes: bytes, omissions: omissions)
}

extension ConceptEntry {
  /// What of a concept has no place in OmegaT's format, as far as it is worth a word.
  fileprivate var lossesInOmegaT: [String: Int] {
    var losses: [String: Int] = [:]
    if domain != nil { losses["domains"] = 1 }
    if definition != nil, note != nil { losses["definitions"] = 1 }
    let forms = languages.flatMap(\.terms).reduce(0) { $0 + $1.forms.count }
    if forms > 0 { losses["forms"] = forms }
    return losses
  }
}

extension String {
  /// Whether the text has a letter of the Arabic block.
  var hasArabicLetters: Bool {
    unicodeScalars.contains { (0x620...0x6D3).contains($0.value) }
  }

  /// The text without tabs and line breaks, which a field cannot have.
  fileprivate var asTabField: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }
      )
    )
  }
}
