import Model

/// A glossary of OmegaT for some articles, whose source terms are the forms that stand in them.
///
/// OmegaT looks for a source term as it is written, by its own stems; so each form of the articles,
/// with its article and clitics, is a term of its own. Its targets are what stands in a translation in
/// its place, then the equivalents as entered; those that must not be used come last, after a cross.
///
/// Reference: `docs/en/chapter.glossaries` of OmegaT: source, target and comment with tabs between.
package struct OmegaTGlossary: Sendable {
  private var lines: [String] = []
  private var known: Set<String> = []
  private var forms: Set<String> = []

  /// Creates a glossary without terms.
  package init() {}

  /// How many forms there are.
  package var formCount: Int { forms.count }

  /// Adds the terms of an article, in the order in which they first stand there.
  ///
  /// - Complexity: O(length of the article)
  package mutating func add(_ document: AnnotatedDocument) {
    var text = document.text
    text.withUTF8 { bytes in
      for term in document.segments.lazy.flatMap(\.terms) {
        add(term, as: String(decoding: bytes[term.occurrence.range], as: UTF8.self))
      }
    }
  }

  /// The file.
  package var file: [UInt8] {
    let header = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
    return Array(([header] + lines).map { $0 + "\n" }.joined().utf8)
  }

  private mutating func add(_ term: AnnotatedTerm, as form: String) {
    if term.isDoNotTranslate { add(form, form, term.comment(nil)) }
    let isUsable = term.equivalents.map { !$0.status.isDiscouraged }
    let usable = term.equivalents.indices.filter { isUsable[$0] }
    for index in usable where term.insertions.indices.contains(index) {
      let insertion = term.insertions[index].text
      let equivalent = term.equivalents[index]
      add(form, insertion, term.comment(equivalent, isEntered: insertion == equivalent.text))
    }
    for index in usable {
      let equivalent = term.equivalents[index]
      let isThere =
        term.insertions.indices.contains(index) && term.insertions[index].text == equivalent.text
      if !isThere { add(form, equivalent.text, term.comment(equivalent)) }
    }
    for index in term.equivalents.indices where !isUsable[index] {
      let equivalent = term.equivalents[index]
      add(form, "✗ " + equivalent.text, term.comment(equivalent))
    }
  }

  private mutating func add(_ form: String, _ target: String, _ comment: String) {
    // A line that begins with # would be a comment; OmegaT trims the space away.
    let start = form.hasPrefix("#") ? " " : ""
    let line = [start + form, target, comment].map(\.asField).joined(separator: "\t")
    guard known.insert(line).inserted else { return }
    lines.append(line)
    forms.insert(form)
  }
}

extension AnnotatedTerm {
  /// The term as entered, its equivalent where another form of it is the target, the status and the note.
  fileprivate func comment(_ equivalent: Term?, isEntered: Bool = true) -> String {
    var parts = [term.text]
    if let equivalent {
      if !isEntered { parts.append(equivalent.text) }
      if equivalent.status != .preferred { parts.append(equivalent.status.rawValue) }
      if let note = equivalent.usageNote { parts.append(note) }
    }
    if let note { parts.append(note) }
    return parts.joined(separator: " · ")
  }
}

extension String {
  /// The text in one line and without tabs.
  fileprivate var asField: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\t" || $0.properties.isLineBreak ? " " : $0 }
      )
    )
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLineBreak: Bool {
    generalCategory == .lineSeparator || generalCategory == .paragraphSeparator
      || generalCategory == .control
  }
}
