import Model

/// The terms of a page: a mark and a card for each mention, and a list of the concepts.
struct HTMLTerms {
  /// A concept of the article.
  private struct Entry {
    let term: AnnotatedTerm
    var count: Int
    let firstMention: Int
  }

  private let document: AnnotatedDocument
  private var entries: [Entry] = []
  private var numbers: [String: Int] = [:]
  /// How many mentions are marked.
  private(set) var mentionCount = 0

  init(_ document: AnnotatedDocument) { self.document = document }

  /// Returns the element around a mention, which the card that explains it ends; several concepts
  /// can share it.
  ///
  /// Within a link of the article the mention takes no focus of its own: the link has it.
  mutating func element(
    for terms: [AnnotatedTerm],
    isInLink: Bool
  ) -> (opening: String, closing: String) {
    mentionCount += 1
    let numbers = terms.map { number(of: $0) }
    let entry = numbers.first ?? 0
    let isWarned = terms.allSatisfy { $0.term.status.isDiscouraged }
    let isAmbiguous = terms.contains(where: \.isAmbiguous)
    let isFixed = terms.contains(where: \.isDoNotTranslate)
    let classes =
      "term" + (isWarned ? " warned" : "") + (isAmbiguous ? " ambiguous" : "")
    let name = "m\(mentionCount)"
    let cards = terms.map(card).joined(separator: "<span class=\"about\">—</span>")
    let word =
      isInLink
      ? "<span class=\"word\" aria-describedby=\"\(name)-card\">"
      : "<a class=\"word\" href=\"#c\(entry)\" aria-describedby=\"\(name)-card\">"
    return (
      """
      <span class="\(classes)" id="\(name)" its-term="yes" its-term-info-ref="#c\(entry)"\
      \(isFixed ? " translate=\"no\"" : "")>\(word)
      """,
      """
      \(isInLink ? "</span>" : "</a>")<span class="card" role="tooltip" id="\(name)-card">\
      \(isAmbiguous ? "<span class=\"flag\" lang=\"en\" dir=\"ltr\">ambiguous</span>" : "")\
      \(cards)</span></span>
      """
    )
  }

  /// The list of the article's concepts, in the order of their first mentions.
  var list: String {
    guard !entries.isEmpty else { return "" }
    let items = entries.enumerated().map { index, entry in
      let term = entry.term
      let state =
        term.term.status.isDiscouraged ? "<span class=\"flag\">\(term.term.status)</span>" : ""
      let equivalents =
        term.equivalents.isEmpty
        ? "—"
        : term.equivalents.map { equivalent in
          """
          <bdi class="equivalent \(equivalent.status)" lang="\(document.targetLanguage)">\
          \(HTMLText.escaped(equivalent.text))</bdi>
          """
        }.joined(separator: "; ")
      return """
        <li id="c\(index + 1)" tabindex="-1"><a href="#m\(entry.firstMention)" \
        lang="\(document.sourceLanguage)"><bdi>\(HTMLText.escaped(term.term.text))</bdi></a> \
        <span class="count" title="mentions">×\(entry.count)</span> \(state)<br>\(equivalents)</li>
        """
    }
    return """
      <nav class="terms" aria-labelledby="terms" lang="en" dir="ltr">
      <h2 id="terms">Terms of this article</h2>
      <ol>
      \(items.joined(separator: "\n"))
      </ol>
      </nav>

      """
  }

  private mutating func number(of term: AnnotatedTerm) -> Int {
    let key = "\(term.glossary)\u{0}\(term.concept)"
    if let number = numbers[key] {
      entries[number - 1].count += 1
      return number
    }
    entries.append(Entry(term: term, count: 1, firstMention: mentionCount))
    numbers[key] = entries.count
    return entries.count
  }

  private func card(_ term: AnnotatedTerm) -> String {
    let language = document.targetLanguage
    var lines = term.equivalents.map { equivalent in
      """
      <span class="line"><bdi class="equivalent \(equivalent.status)" lang="\(language)" \
      dir="\(language.htmlDirection)">\(HTMLText.escaped(equivalent.text))</bdi> \
      <span class="status" lang="en" dir="ltr">\(equivalent.status)</span></span>
      """
    }
    if term.isDoNotTranslate {
      lines.append("<span class=\"flag\" lang=\"en\" dir=\"ltr\">do not translate</span>")
    }
    if term.equivalents.isEmpty {
      lines.append(
        "<span class=\"about\" lang=\"en\" dir=\"ltr\">no equivalent in \(language)</span>"
      )
    }
    let state = term.term.status == .preferred ? "" : " (\(term.term.status))"
    lines.append(about(term.term.text, behind: state))
    for remark in [term.definition, term.note].compactMap(\.self) { lines.append(about(remark)) }
    let source = [term.domain, "glossary \(term.glossary)"].compactMap(\.self)
    lines.append(about(source.joined(separator: " · ")))
    return lines.joined()
  }

  private func about(_ text: String, behind: String = "") -> String {
    "<span class=\"about\"><bdi>\(HTMLText.escaped(text))</bdi>\(behind)</span>"
  }
}

extension LanguageTag {
  /// The value of `dir` for text in the language.
  var htmlDirection: String { isRightToLeft ? "rtl" : "ltr" }
}
