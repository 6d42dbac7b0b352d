import Model

/// What a comment in a word processor says of a term or of a segment, paragraph by paragraph.
struct DocumentComment {
  /// A paragraph of a comment.
  struct Line {
    let text: String
    let isRightToLeft: Bool
    var isBold = false
  }

  private(set) var lines: [Line] = []

  /// Says what the terms of a place are.
  init(of terms: [AnnotatedTerm], in document: AnnotatedDocument) {
    for term in terms { add(term, document) }
  }

  /// Says which earlier translation a segment has.
  init(of match: SegmentMatch, in document: AnnotatedDocument) {
    let about = "\(match.score.percent) % \(match.kind.rawValue) · \(match.memory)"
    lines.append(Line(text: about, isRightToLeft: false, isBold: true))
    if match.kind == .fuzzy {
      lines.append(
        Line(text: match.source, isRightToLeft: document.sourceLanguage.isRightToLeft)
      )
    }
    lines.append(Line(text: match.target, isRightToLeft: document.targetLanguage.isRightToLeft))
  }

  private mutating func add(_ term: AnnotatedTerm, _ document: AnnotatedDocument) {
    let target = document.targetLanguage.isRightToLeft
    for equivalent in term.equivalents {
      let isPreferred = equivalent.status == .preferred
      let text = equivalent.text + (isPreferred ? "" : " (\(equivalent.status))")
      lines.append(Line(text: text, isRightToLeft: target, isBold: isPreferred))
    }
    if term.isDoNotTranslate { lines.append(Line(text: "do not translate", isRightToLeft: false)) }
    if term.isAmbiguous {
      lines.append(Line(text: "ambiguous: several concepts have this term", isRightToLeft: false))
    }
    let state = term.term.status == .preferred ? "" : " (\(term.term.status))"
    lines.append(
      Line(text: term.term.text + state, isRightToLeft: document.sourceLanguage.isRightToLeft)
    )
    for remark in [term.definition, term.note].compactMap(\.self) {
      let isRightToLeft = LatinRun.runs(of: remark).first?.isLatin == false
      lines.append(Line(text: remark, isRightToLeft: isRightToLeft))
    }
    let source = [term.domain, "glossary \(term.glossary)"].compactMap(\.self)
    lines.append(Line(text: source.joined(separator: " · "), isRightToLeft: false))
  }
}
