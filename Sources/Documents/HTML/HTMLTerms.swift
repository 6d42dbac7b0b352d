import Model

/// The terms of a page: a mark for each mention, and a list of the concepts.
///
/// A page of its own has a card beside each mention, which shows without a script. As a part of another page a mention
/// only leads to its concept, whose entry in the list is the card.
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

  /// Returns the address of a concept's page, where this is a part of another one.
  private let address: ((_ glossary: String, _ concept: String) -> String)?

  init(
    _ document: AnnotatedDocument,
    _ words: PageWords,
    address: ((_ glossary: String, _ concept: String) -> String)? = nil
  ) {
    self.document = document
    self.words = words
    self.address = address
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
    let known = entries.count
    let numbers = terms.map { number(of: $0) }
    let entry = numbers.first ?? 0
    let isWarned = terms.allSatisfy { $0.term.status.isDiscouraged }
    let isAmbiguous = terms.contains(where: \.isAmbiguous)
    let isFixed = terms.contains(where: \.isDoNotTranslate)
    let classes =
      "term" + (isWarned ? " warned" : "") + (isAmbiguous ? " ambiguous" : "")
    let name = "m\(mentionCount)"
    if address != nil {
      let isFirst = numbers.contains { $0 > known }
      return mention(numbers, classes, id: isFirst ? " id=\"\(name)\"" : "", isFixed, isInLink)
    }
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

  /// The element around a mention that leads to the list.
  private func mention(
    _ numbers: [Int],
    _ classes: String,
    id: String,
    _ isFixed: Bool,
    _ isInLink: Bool
  ) -> (opening: String, closing: String) {
    let concepts = numbers.map(String.init).joined(separator: " ")
    let kind = classes.dropFirst("term".count)
    let fixed = isFixed ? " translate=\"no\"" : ""
    let list = isInLink || numbers.count > 1 ? " data-c=\"\(concepts)\"" : ""
    let attributes = "class=\"word\(kind)\"\(id)\(list)\(fixed)"
    return isInLink
      ? ("<span \(attributes)>", "</span>")
      : ("<a href=\"#c\(numbers.first ?? 0)\" \(attributes)>", "</a>")
  }

  /// The list of the article's concepts, in the order of their first mentions.
  var list: String {
    guard !entries.isEmpty else { return "" }
    let items = entries.enumerated().map { index, entry in
      address.map { full(entry, index + 1, $0) } ?? short(entry, index + 1)
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

  private func head(_ entry: Entry) -> String {
    let term = entry.term
    let state = term.term.status.isDiscouraged ? flag(term.term.status.rawValue) : ""
    return """
      <a href="#m\(entry.firstMention)" lang="\(document.sourceLanguage)">\
      <bdi>\(HTMLText.escaped(term.term.text))</bdi></a> \
      <span class="count" title="\(words["mentions"])">×\(entry.count)</span> \(state)
      """
  }

  private func short(_ entry: Entry, _ number: Int) -> String {
    let equivalents = entry.term.equivalents.map { equivalent in
      """
      <span class="line"><bdi class="equivalent \(equivalent.status)" \
      lang="\(document.targetLanguage)">\(HTMLText.escaped(equivalent.text))</bdi></span>
      """
    }.joined()
    return """
      <li id="c\(number)" tabindex="-1">\(head(entry))\
      \(equivalents.isEmpty ? "<br>—" : equivalents)</li>
      """
  }

  /// An entry that is a card too: with all that is known of the concept, in as few elements as may be.
  private func full(
    _ entry: Entry,
    _ number: Int,
    _ address: (_ glossary: String, _ concept: String) -> String
  ) -> String {
    let term = entry.term
    let source = document.sourceLanguage
    let kinds =
      (term.term.status.isDiscouraged ? " warned" : "") + (term.isAmbiguous ? " ambiguous" : "")
    let state = term.term.status.isDiscouraged ? " " + flag(term.term.status.rawValue) : ""
    var lines = term.equivalents.indices.map { equivalent(term, $0) }
    if term.equivalents.isEmpty { lines.append(aboutEntry(words["noEquivalent"])) }
    if let better = term.replacements.first {
      lines.insert(
        """
        <span class="instead" \(words.attributes)>\(words["instead"]) \
        <bdi lang="\(source)">\(HTMLText.escaped(better))</bdi></span>
        """,
        at: 0
      )
    }
    return """
      <li id="c\(number)" class="concept\(kinds)" tabindex="-1" \
      data-glossary="\(HTMLText.escaped(term.glossary))">\
      <a class="head" href="\(HTMLText.escaped(address(term.glossary, term.concept)))" \
      lang="\(source)" dir="\(source.htmlDirection)">\(HTMLText.escaped(term.term.text))</a> \
      <a class="count" href="#m\(entry.firstMention)" title="\(words["mentions"])">×\(entry.count)</a>\
      \(state)\((lines + remarks(of: term)).joined())</li>
      """
  }

  private func equivalent(_ term: AnnotatedTerm, _ index: Int) -> String {
    let equivalent = term.equivalents[index]
    let status =
      equivalent.status == .preferred
      ? "" : " data-status=\"\(words[equivalent.status.rawValue])\""
    return """
      <bdi class="equivalent \(equivalent.status)" lang="\(document.targetLanguage)"\
      \(insertion(term, index))\(status)>\(HTMLText.escaped(equivalent.text))</bdi>
      """
  }

  private mutating func number(of term: AnnotatedTerm) -> Int {
    // What must not be written is an entry of its own beside what may be.
    let key = "\(term.glossary)\u{0}\(term.concept)\u{0}\(term.term.status.isDiscouraged)"
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
    if term.equivalents.isEmpty { lines.append(aboutEntry(words["noEquivalent"])) }
    let name = "<bdi>\(HTMLText.escaped(term.term.text))</bdi>"
    let status = words[term.term.status.rawValue]
    lines.append(aboutEntry(term.term.status == .preferred ? name : "\(name) (\(status))"))
    lines += remarks(of: term)
    return lines.joined()
  }

  /// What else is known of a concept.
  private func remarks(of term: AnnotatedTerm) -> [String] {
    var lines = term.isDoNotTranslate ? [flag("doNotTranslate")] : []
    for remark in [term.definition, term.note].compactMap(\.self) {
      lines.append("<span class=\"about\"><bdi>\(HTMLText.escaped(remark))</bdi></span>")
    }
    let domain = term.domain.map { "<bdi>\(words[name: $0])</bdi> · " } ?? ""
    lines.append(
      aboutEntry("\(domain)\(words["glossary"]) <bdi>\(words[name: term.glossary])</bdi>")
    )
    return lines
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
