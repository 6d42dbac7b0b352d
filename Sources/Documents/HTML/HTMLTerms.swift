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
  private let words: PageWords
  private var entries: [Entry] = []
  private var numbers: [String: Int] = [:]
  /// How many mentions are marked.
  private(set) var mentionCount = 0

  init(_ document: AnnotatedDocument, _ words: PageWords) {
    self.document = document
    self.words = words
  }

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
      \(isAmbiguous ? flag("ambiguous") : "")\
      \(cards)</span></span>
      """
    )
  }

  /// The list of the article's concepts, in the order of their first mentions.
  var list: String {
    guard !entries.isEmpty else { return "" }
    let items = entries.enumerated().map { index, entry in
      let term = entry.term
      let state = term.term.status.isDiscouraged ? flag(term.term.status.rawValue) : ""
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
        <span class="count" title="\(words["mentions"])">×\(entry.count)</span> \(state)<br>\(equivalents)</li>
        """
    }
    return """
      <nav class="terms" aria-labelledby="terms" \(words.attributes)>
      <h2 id="terms">\(words["terms"])</h2>
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
    var lines = term.equivalents.enumerated().map { index, equivalent in
      """
      <span class="line"><bdi class="equivalent \(equivalent.status)" lang="\(language)" \
      dir="\(language.htmlDirection)"\(insertion(term, index))>\
      \(HTMLText.escaped(equivalent.text))</bdi> \
      <span class="status" \(words.attributes)>\(words[equivalent.status.rawValue])</span></span>
      """
    }
    if term.isDoNotTranslate { lines.append(flag("doNotTranslate")) }
    if term.equivalents.isEmpty { lines.append(aboutEntry(words["noEquivalent"])) }
    let name = "<bdi>\(HTMLText.escaped(term.term.text))</bdi>"
    let status = words[term.term.status.rawValue]
    lines.append(aboutEntry(term.term.status == .preferred ? name : "\(name) (\(status))"))
    for remark in [term.definition, term.note].compactMap(\.self) {
      lines.append("<span class=\"about\"><bdi>\(HTMLText.escaped(remark))</bdi></span>")
    }
    let domain = term.domain.map { "<bdi>\(HTMLText.escaped($0))</bdi> · " } ?? ""
    let glossary = "<bdi>\(HTMLText.escaped(term.glossary))</bdi>"
    lines.append(aboutEntry("\(domain)\(words["glossary"]) \(glossary)"))
    return lines.joined()
  }

  /// The form to copy, where it is not the equivalent as entered.
  private func insertion(_ term: AnnotatedTerm, _ index: Int) -> String {
    guard term.insertions.indices.contains(index) else { return "" }
    let text = term.insertions[index].text
    guard text != term.equivalents[index].text else { return "" }
    let escaped = HTMLText.escaped(text)
    return " data-insert=\"\(escaped)\" title=\"\(escaped)\""
  }

  /// A line of a card in the words of the page.
  private func aboutEntry(_ html: String) -> String {
    "<span class=\"about\" \(words.attributes)>\(html)</span>"
  }

  private func flag(_ key: String) -> String {
    "<span class=\"flag\" \(words.attributes)>\(words[key])</span>"
  }
}

extension LanguageTag {
  /// The value of `dir` for text in the language.
  var htmlDirection: String { isRightToLeft ? "rtl" : "ltr" }
}
