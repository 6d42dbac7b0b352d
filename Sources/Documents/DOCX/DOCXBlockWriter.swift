/// Makes an article of the paragraphs of a Word document.
struct DOCXBlockWriter {
  private let styles: DOCXStyles
  private var numbering: DOCXNumbering
  private var builder = ArticleBuilder(collapsesSpace: false)
  private var rightToLeftCount = 0
  private var paragraphCount = 0

  init(styles: DOCXStyles, numbering: DOCXNumbering) {
    self.styles = styles
    self.numbering = numbering
  }

  mutating func write(_ paragraphs: [DOCXParagraph], isNote: Bool = false) {
    var joined: DOCXParagraph?
    for paragraph in paragraphs {
      var paragraph = paragraph
      if let before = joined { paragraph.items = before.items + paragraph.items }
      joined = paragraph.isJoined ? paragraph : nil
      if joined == nil { write(paragraph, isNote: isNote) }
    }
    if let joined { write(joined, isNote: isNote) }
  }

  mutating func finish() -> Article {
    var article = builder.finish(.docx)
    article.direction = rightToLeftCount * 2 > paragraphCount ? .rightToLeft : .leftToRight
    for index in article.blocks.indices where article.blocks[index].direction == article.direction {
      article.blocks[index].direction = nil
    }
    return article
  }

  private mutating func write(_ paragraph: DOCXParagraph, isNote: Bool) {
    guard !paragraph.items.isEmpty else { return }
    var block = Article.Block(isNote ? .footnote : kind(of: paragraph), range: 0..<0)
    if styles.isQuotation(paragraph.style) { block.quotationLevel = 1 }
    let isRightToLeft =
      paragraph.isRightToLeft ?? styles.isRightToLeft(paragraph.style) ?? false
    block.direction = isRightToLeft ? .rightToLeft : .leftToRight
    if paragraph.hasText {
      paragraphCount += 1
      if isRightToLeft { rightToLeftCount += 1 }
    }
    builder.beginBlock(block)
    for item in paragraph.items { write(item) }
    while builder.hasOpenCode { builder.close() }
    builder.endBlock()
  }

  private mutating func kind(of paragraph: DOCXParagraph) -> Article.Block.Kind {
    if let cell = paragraph.cell {
      return .tableCell(
        .init(table: cell.table, row: cell.row, column: cell.column, isHeader: cell.isHeader)
      )
    }
    let outline = paragraph.outlineLevel.flatMap { $0 < 9 ? min($0 + 1, 6) : nil }
    if let level = outline ?? styles.headingLevel(of: paragraph.style) {
      return .heading(level: level)
    }
    let list = paragraph.list ?? styles.list(of: paragraph.style) ?? 0
    guard list != 0, paragraph.hasText else { return .paragraph }
    let level = paragraph.listLevel ?? styles.listLevel(of: paragraph.style) ?? 0
    return .listItem(numbering.nextItem(of: list, level: min(max(0, level), 8)))
  }

  private mutating func write(_ item: DOCXParagraph.Item) {
    switch item {
    case .text(let text, let properties):
      let codes = properties.codes(for: text)
      for code in codes { builder.open(code) }
      builder.text(text)
      for _ in codes { builder.close() }
    case .lineBreak:
      builder.standalone(Article.Code(.lineBreak, isPaired: false, data: "<w:br/>"))
    case .tab: builder.standalone(Article.Code(.tab, isPaired: false, data: "<w:tab/>"), text: "\t")
    case .image(let description):
      builder.standalone(
        Article.Code(.image, isPaired: false, equivalentText: description)
      )
    case .note(let identifier):
      builder.standalone(
        Article.Code(
          .footnote,
          isPaired: false,
          data: "<w:footnoteReference w:id=\"\(HTMLText.escaped(identifier))\"/>",
          identifier: identifier
        )
      )
    case .linkStart(let target):
      builder.open(
        Article.Code(
          .link,
          isPaired: true,
          data: "<w:hyperlink>",
          closingData: "</w:hyperlink>",
          reference: target
        )
      )
    case .linkEnd: if builder.hasOpenCode { builder.close() }
    }
  }
}
