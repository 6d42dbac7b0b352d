package import Model

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
  var known: Set<String> = []
  var order: [String] = []
  var omissions: [Message: Int] = [:]
  for concept in concepts {
    let targets = concept.terms(in: target)
    let usable = targets.filter { !$0.status.isDiscouraged }
    if usable.count < targets.count {
      omissions[Message("omitted.discouragedTerms"), default: 0] += targets.count - usable.count
    }
    let sources = concept.terms(in: source)
    if sources.isEmpty || usable.isEmpty { omissions[.conceptsWithoutPair, default: 0] += 1 }
    for term in sources {
      for equivalent in usable {
        let comment = equivalent.usageNote ?? concept.note ?? concept.definition
        // A line that begins with # would be a comment; OmegaT trims the space away.
        let start = term.text.hasPrefix("#") ? " " : ""
        let fields = [start + term.text, equivalent.text] + (comment.map { [$0] } ?? [])
        let line = fields.map(\.asTabField).joined(separator: "\t")
        if lines[term.text] == nil { order.append(term.text) }
        if known.insert(line).inserted { lines[term.text, default: []].append(line) }
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
  fileprivate var lossesInOmegaT: [Message: Int] {
    var losses: [Message: Int] = [:]
    if domain != nil { losses[Message("omitted.domains")] = 1 }
    if definition != nil, note != nil { losses[Message("omitted.definitions")] = 1 }
    let forms = languages.flatMap(\.terms).reduce(0) { $0 + $1.forms.count }
    if forms > 0 { losses[Message("omitted.forms")] = forms }
    return losses
  }
}

extension String {
  /// The text without tabs and line breaks, which a field cannot have.
  fileprivate var asTabField: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }
      )
    )
  }
}
