import Model

extension AnnotatedDocument {
  /// The document as one HTML page, without scripts and without anything from elsewhere.
  public var html: String {
    HTMLPage(self).text
  }
}

/// Writes an annotated document as a page.
///
/// A term is a word that takes the focus, described by a card that hovering or focusing shows; a
/// sentence with earlier translations has them beside it.
private struct HTMLPage {
  private let document: AnnotatedDocument
  private let offsets: ScalarOffsets
  private let isRightToLeft: Bool
  private var cardCount = 0

  init(_ document: AnnotatedDocument) {
    self.document = document
    self.offsets = ScalarOffsets(document.text)
    self.isRightToLeft = document.sourceLanguage.isRightToLeft
  }

  var text: String {
    var page = self
    let paragraphs = page.paragraphs()
    let title = paragraphs.isEmpty ? document.file : page.titleText
    return """
      <!DOCTYPE html>
      <html lang="\(document.sourceLanguage)" dir="\(direction(document.sourceLanguage))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(String(decoding: PackageResources.annotated_css, as: UTF8.self))</style>
      </head>
      <body>
      \(page.header())
      <main>
      \(paragraphs)</main>
      <footer lang="en" dir="ltr">Annotated by Dragoman. Underlined words are terms of the \
      glossaries; point at one, or reach it with the Tab key, to see its equivalents.</footer>
      </body>
      </html>

      """
  }

  /// The first segment, where it reads like a headline: alone in its paragraph, and without a stop.
  private var headline: AnnotatedSegment? {
    guard let first = document.segments.first,
      document.segments.dropFirst().first?.paragraph != first.paragraph
    else { return nil }
    let text = offsets.text(first.range)
    let endsInStop = [".", "؟", "!", "?", "…", ":"].contains { text.hasSuffix($0) }
    return endsInStop || text.count > 160 ? nil : first
  }

  private var titleText: String {
    document.segments.first.map { String(offsets.text($0.range).prefix(120)) } ?? document.file
  }

  private mutating func header() -> String {
    let terms = document.segments.reduce(0) { $0 + $1.terms.count { !$0.occurrence.isNested } }
    let matched = document.segments.count { !$0.matches.isEmpty }
    let heading =
      headline.map { segment in
        "<h1>\(runs(of: segment))</h1>\(matches(of: segment))"
      } ?? "<h1><bdi dir=\"auto\">\(HTMLText.escaped(document.file))</bdi></h1>"
    return """
      <header>
      \(heading)
      <ul class="facts" lang="en" dir="ltr">
      <li>\(count(document.segments.count, "sentence"))</li>
      <li>\(count(terms, "term"))</li>
      <li>\(count(matched, "sentence")) with earlier translations</li>
      <li>\(document.sourceLanguage) to \(document.targetLanguage)</li>
      <li><bdi dir="auto">\(HTMLText.escaped(document.file))</bdi></li>
      </ul>
      </header>
      """
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private mutating func paragraphs() -> String {
    var html = ""
    var paragraph = 0
    for segment in document.segments.dropFirst(headline == nil ? 0 : 1) {
      if segment.paragraph != paragraph {
        html += (paragraph == 0 ? "" : "</div>\n") + "<div class=\"paragraph\">\n"
        paragraph = segment.paragraph
      }
      html += """
        <div class="segment"><p class="text">\(runs(of: segment))</p>\(matches(of: segment))</div>

        """
    }
    return html + (paragraph == 0 ? "" : "</div>\n")
  }

  /// The text of a segment with its terms marked.
  private mutating func runs(of segment: AnnotatedSegment) -> String {
    var html = ""
    var position = segment.range.lowerBound
    let visible = segment.terms.filter { !$0.occurrence.isNested }
    var index = 0
    while index < visible.count {
      let range = visible[index].occurrence.range
      let same = visible[index...].prefix { $0.occurrence.range == range }
      index += same.count
      guard range.lowerBound >= position else { continue }
      html += shown(offsets.text(position..<range.lowerBound))
      html += marked(Array(same), text: offsets.text(range))
      position = range.upperBound
    }
    return html + shown(offsets.text(position..<segment.range.upperBound))
  }

  private func shown(_ text: String) -> String {
    isRightToLeft ? HTMLText.isolatingLatin(text) : HTMLText.escaped(text)
  }

  /// A word of the text with the card that explains it; several concepts can share it.
  private mutating func marked(_ terms: [AnnotatedTerm], text: String) -> String {
    cardCount += 1
    let isWarned = terms.allSatisfy { $0.term.status.isDiscouraged }
    let cards = terms.map(card).joined(separator: "<span class=\"about\">—</span>")
    return """
      <span class="term\(isWarned ? " warned" : "")"><span class="word" tabindex="0" \
      aria-describedby="t\(cardCount)">\(shown(text))</span><span class="card" role="tooltip" \
      id="t\(cardCount)">\(cards)</span></span>
      """
  }

  private func card(_ term: AnnotatedTerm) -> String {
    let language = document.targetLanguage
    var lines = term.equivalents.map { equivalent in
      """
      <span class="equivalent \(equivalent.status)"><bdi lang="\(language)" \
      dir="\(direction(language))">\(HTMLText.escaped(equivalent.text))</bdi> <span class="status" \
      lang="en" dir="ltr">\(equivalent.status)</span></span>
      """
    }
    if term.equivalents.isEmpty {
      lines.append(
        "<span class=\"about\" lang=\"en\" dir=\"ltr\">no equivalent in \(language)</span>"
      )
    }
    let entry = "<bdi dir=\"auto\">\(HTMLText.escaped(term.term.text))</bdi>"
    let state = term.term.status == .preferred ? "" : " (\(term.term.status))"
    lines.append("<span class=\"about\">\(entry)\(state)</span>")
    for remark in [term.definition, term.note].compactMap(\.self) {
      lines.append(
        "<span class=\"about\"><bdi dir=\"auto\">\(HTMLText.escaped(remark))</bdi></span>"
      )
    }
    let source = [term.domain, "glossary \(term.glossary)"].compactMap(\.self)
      .joined(separator: " · ")
    lines.append(
      "<span class=\"about\"><bdi lang=\"en\" dir=\"ltr\">\(HTMLText.escaped(source))</bdi></span>"
    )
    return lines.joined()
  }

  private func matches(of segment: AnnotatedSegment) -> String {
    guard !segment.matches.isEmpty else { return "" }
    let items = segment.matches.map { match in
      let penalties = match.penalties.map { "−\($0.points) \($0.rawValue)" }
      let about = [match.kind.rawValue, match.memory] + penalties
      return """
        <li><span class="score" lang="en"><bdi dir="ltr">\(match.score.percent) % <small>\
        \(HTMLText.escaped(about.joined(separator: " · ")))</small></bdi></span>\
        \(stored(match))<span class="target" lang="\(document.targetLanguage)" \
        dir="\(direction(document.targetLanguage))">\(HTMLText.escaped(match.target))</span></li>
        """
    }
    return "<ul class=\"matches\" aria-label=\"Earlier translations\">\(items.joined())</ul>"
  }

  /// The stored segment with the words marked that the article has not; nothing where they agree.
  private func stored(_ match: SegmentMatch) -> String {
    guard match.kind == .fuzzy else { return "" }
    let offsets = ScalarOffsets(match.source)
    var html = ""
    var position = 0
    for range in match.differences.map(\.sourceRange)
    where range.lowerBound >= position && !range.isEmpty {
      html += shown(offsets.text(position..<range.lowerBound))
      html += "<mark>\(shown(offsets.text(range)))</mark>"
      position = range.upperBound
    }
    html += shown(offsets.text(position..<match.source.utf8.count))
    return "<span class=\"stored\" dir=\"\(direction(document.sourceLanguage))\">\(html)</span>"
  }

  private func direction(_ language: LanguageTag) -> String {
    language.isRightToLeft ? "rtl" : "ltr"
  }
}
