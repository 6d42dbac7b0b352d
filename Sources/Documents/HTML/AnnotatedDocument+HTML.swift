package import Model

extension AnnotatedDocument {
  /// Writes the document as one HTML page that asks nobody for anything.
  ///
  /// The article keeps its headings, lists, tables and links. A term is marked as ITS 2.0 has it, and
  /// described by a card that hovering or focusing shows; a list at the side has all concepts.
  ///
  /// - Parameters:
  ///   - language: The language of what the page says of itself.
  ///   - output: Takes the page.
  ///   - interruption: Asked at each block and segment.
  /// - Throws: `InterruptionError`, and what the output throws.
  /// - Complexity: O(length of the document) time; memory for one block, for the text and the concepts.
  func writeHTML(
    in language: PageLanguage,
    to output: inout DocumentOutput,
    _ interruption: Interruption
  ) throws {
    var page = HTMLPage(self, language, interruption)
    try page.write(to: &output)
  }

  /// Writes the article and the list of its terms, for another page that has `styleSheet`.
  ///
  /// A mention leads to its concept in the list, which says all that there is to say: once for each concept,
  /// so that the page of a long article stays small.
  ///
  /// - Parameters:
  ///   - language: The language of what the page says of itself.
  ///   - address: Returns the address of a concept's page: of a glossary, and an identifier.
  ///   - output: Takes what is written.
  ///   - interruption: Asked at each block and segment.
  /// - Throws: `InterruptionError`, and what the output throws.
  package func writeHTMLBody(
    in language: PageLanguage,
    address: @escaping (_ glossary: String, _ concept: String) -> String,
    to output: inout DocumentOutput,
    _ interruption: Interruption = .never
  ) throws {
    var page = HTMLPage(self, language, interruption, address: address)
    try page.writeBody(to: &output)
  }

  /// How the page looks.
  package static var styleSheet: String {
    String(decoding: PackageResources.annotated_css, as: UTF8.self)
  }
}

private struct HTMLPage {
  private let document: AnnotatedDocument
  private let words: PageWords
  private let offsets: ScalarOffsets
  private var terms: HTMLTerms
  private var inline: HTMLInline

  /// Whether this is a part of another page, with buttons for its script.
  private let isPart: Bool
  private let slices: [Range<Int>]
  private let interruption: Interruption

  init(
    _ document: AnnotatedDocument,
    _ language: PageLanguage,
    _ interruption: Interruption,
    address: ((String, String) -> String)? = nil
  ) {
    self.document = document
    self.interruption = interruption
    words = PageWords.words(in: language)
    offsets = ScalarOffsets(document.text)
    terms = HTMLTerms(document, words, address: address)
    isPart = address != nil
    inline = HTMLInline(document, offsets: offsets, words: words)
    slices = document.segmentsByBlock
  }

  mutating func write(to output: inout DocumentOutput) throws {
    let language = document.sourceLanguage
    try output.write(
      """
      <!DOCTYPE html>
      <html lang="\(language)" dir="\(language.htmlDirection)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLText.escaped(titleText))</title>
      <style>
      \(AnnotatedDocument.styleSheet)</style>
      </head>
      <body>
      <a class="skip" href="#article" \(words.attributes)>\(words["toArticle"])</a>
      <a class="skip" href="#terms" \(words.attributes)>\(words["toTerms"])</a>
      \(header())<div class="page">
      <main id="article" class="article">

      """
    )
    try writeArticle(to: &output)
    try output.write(
      """
      </main>
      \(terms.list)</div>
      <footer \(words.attributes)>\(words["footer"])</footer>
      <script>
      \(String(decoding: PackageResources.annotated_js, as: UTF8.self))</script>
      </body>
      </html>

      """
    )
  }

  mutating func writeBody(to output: inout DocumentOutput) throws {
    try output.write("<div class=\"page\">\n<div class=\"article\" id=\"article-text\">\n")
    try writeArticle(to: &output)
    try output.write("</div>\n\(terms.list)</div>\n")
  }

  // MARK: Header

  private var titleText: String {
    if let title = document.article.title, !title.isEmpty { return title }
    let first = document.segments.first.map { String(offsets.text($0.range).prefix(120)) }
    return first ?? document.file
  }

  /// How many characters a headline has at most.
  private static let maximumHeadlineLength = 160

  /// Whether a block is the article's main heading: by its level, or in plain text because it comes
  /// first, is one short segment, and has no stop.
  private func isHeadline(_ block: Int) -> Bool {
    if case .heading(let level) = document.article.blocks[block].kind { return level == 1 }
    guard block == 0, document.article.format == .plainText, document.article.blocks.count > 1,
      slices[block].count == 1, let segment = document.segments[slices[block]].first
    else { return false }
    let text = offsets.text(segment.range)
    let endsInStop = [".", "؟", "!", "?", "…", ":"].contains { text.hasSuffix($0) }
    return !endsInStop && text.count <= Self.maximumHeadlineLength
  }

  private func header() -> String {
    let matched = document.segments.count { !$0.matches.isEmpty }
    let hasHeadline = document.article.blocks.indices.contains { isHeadline($0) }
    let mentionCount = document.segments.reduce(0) { $0 + $1.visibleTerms.count }
    let heading = hasHeadline ? "" : "<h1><bdi>\(HTMLText.escaped(titleText))</bdi></h1>\n"
    return """
      <header>
      \(heading)<ul class="facts" \(words.attributes)>
      <li>\(words["sentences"]): \(document.segments.count)</li>
      <li>\(words["termCount"]): \(mentionCount)</li>
      <li>\(words["matchedSentences"]): \(matched)</li>
      <li>\(words["languages"]): \(name(document.sourceLanguage)), \(name(document.targetLanguage))</li>
      <li>\(words["file"]): <bdi>\(HTMLText.escaped(document.file))</bdi></li>
      </ul>
      </header>

      """
  }

  private func name(_ language: LanguageTag) -> String {
    words[language.language.description]
  }

  // MARK: Article

  private mutating func writeArticle(to output: inout DocumentOutput) throws {
    var blocks = HTMLBlocks()
    var number = 0
    for index in document.article.blocks.indices {
      let content = try html(ofBlock: index, &number)
      blocks.add(document.article.blocks[index], content)
      try output.write(blocks.takeHTML())
    }
    blocks.finish()
    try output.write(blocks.takeHTML())
  }

  private mutating func html(
    ofBlock index: Int,
    _ number: inout Int
  ) throws(InterruptionError) -> String {
    let block = document.article.blocks[index]
    let segments = document.segments[slices[index]]
    let isLabelled = segments.count { !$0.matches.isEmpty } > 1
    var content = ""
    var matches = ""
    for run in document.article.runs(ofBlock: index, segments: segments.map(\.range)) {
      try interruption.check()
      let segment = run.segment.map { segments[segments.startIndex + $0] }
      let places = segment?.visibleTerms ?? []
      let html = inline.html(
        of: run.parts,
        places: places.map(\.range),
        placeables: segment?.placeables ?? []
      ) { term, isInLink in
        terms.element(for: places[term].terms, isInLink: isInLink)
      }
      guard let segment else {
        content += html
        continue
      }
      number += 1
      content += "<span class=\"segment\" id=\"s\(number)\">\(html)</span>"
      guard !segment.matches.isEmpty else { continue }
      if isLabelled { content += label(number, to: "k\(number)", from: "s\(number)") }
      matches += list(of: segment.matches, number, isLabelled: isLabelled)
    }
    return element(of: block, isHeadline(index), content) + matches
  }

  private func element(
    of block: Article.Block,
    _ isHeadline: Bool,
    _ content: String
  ) -> String {
    let name: String =
      switch block.kind {
      case .heading(let level): "h\(min(max(level, 1), 6))"
      case .preformatted: "pre"
      case .footnote: "p class=\"footnote\""
      case .tableCell: "div"
      case .paragraph, .listItem: isHeadline ? "h1" : "p"
      }
    let language = block.language.map { " lang=\"\($0)\"" } ?? ""
    let direction =
      block.direction.map { " dir=\"\($0.rawValue)\"" }
      ?? block.language.map { " dir=\"\($0.htmlDirection)\"" } ?? ""
    let end = name.split(separator: " ").first ?? "p"
    return "<\(name)\(language)\(direction)>\(content)</\(end)>\n"
  }

  private func label(_ number: Int, to target: String, from source: String) -> String {
    """
    <sup class="label"><a href="#\(target)" \(words.attributes) \
    aria-label="\(words["earlier"]) \(number)">\
    \(number)</a></sup>
    """
  }

  // MARK: Matches

  private func list(of matches: [SegmentMatch], _ number: Int, isLabelled: Bool) -> String {
    let items = matches.map { match in
      let penalties = match.penalties.map { "<bdi>−\($0.points)</bdi> \(words[$0.rawValue])" }
      let memory = "<bdi>\(HTMLText.escaped(match.memory))</bdi>"
      let about = [words[match.kind.rawValue], memory] + penalties
      let language = document.targetLanguage
      return """
        <li><span class="score" \(words.attributes)>\(isLabelled ? "[\(number)] " : "")\
        <bdi>\(match.score.percent)%</bdi> <small>\(about.joined(separator: " · "))</small>\
        </span>\(stored(match))<span class="target" lang="\(language)" \
        dir="\(language.htmlDirection)">\(HTMLText.escaped(match.target))</span>\(copyButton(match.target))</li>
        """
    }
    return """
      <ul class="matches" id="k\(number)" aria-label="\(words["earlier"]) \(number)">\
      \(items.joined())</ul>

      """
  }

  private func copyButton(_ text: String) -> String {
    guard isPart else { return "" }
    let text = HTMLText.escaped(text)
    return """
       <button type="button" class="small" data-copy="\(text)" \(words.attributes) \
      aria-label="\(words["copyTranslation"]): \(text.prefix(80))">\(words["copyTranslation"])</button>
      """
  }

  /// The stored segment with the words marked that the article has not; nothing where they agree.
  private func stored(_ match: SegmentMatch) -> String {
    guard match.kind == .fuzzy else { return "" }
    let language = document.sourceLanguage
    let offsets = ScalarOffsets(match.source)
    func shown(_ range: Range<Int>) -> String {
      let text = offsets.text(range)
      return language.isRightToLeft ? HTMLText.isolatingLatin(text) : HTMLText.escaped(text)
    }
    var html = ""
    var position = 0
    for range in match.differences.map(\.sourceRange)
    where range.lowerBound >= position && !range.isEmpty {
      html += shown(position..<range.lowerBound) + "<mark>\(shown(range))</mark>"
      position = range.upperBound
    }
    html += shown(position..<match.source.utf8.count)
    return "<span class=\"stored\" dir=\"\(language.htmlDirection)\">\(html)</span>"
  }
}
