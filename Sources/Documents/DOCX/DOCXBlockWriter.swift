import Model

/// Makes an article of the paragraphs of a Word document.
final class DOCXBlockWriter {
  private let styles: DOCXStyles
  private var numbering: DOCXNumbering
  private var builder = ArticleBuilder(collapsesSpace: false)
  private var rightToLeftCount = 0
  private var paragraphCount = 0
  /// How many paragraphs there were, also those without text.
  private var totalCount = 0
  /// A paragraph whose end is deleted, so that the next one goes on with it.
  private var joined: DOCXParagraph?

  /// What a document may have: a book of a thousand pages has 20,000 paragraphs.
  private static let maximumParagraphCount = 1_000_000
  private static let maximumCodeCount = 1_000_000

  init(styles: DOCXStyles, numbering: DOCXNumbering) {
    self.styles = styles
    self.numbering = numbering
  }

  /// Writes the next paragraph of a part.
  ///
  /// - Throws: `ArticleError`, when there are more paragraphs, or more changes of formatting, than in
  ///   any article.
  func write(_ paragraph: DOCXParagraph, isNote: Bool) throws(ArticleError) {
    totalCount += 1
    guard totalCount <= Self.maximumParagraphCount else {
      throw ArticleError(.excess(.paragraphs(limit: Self.maximumParagraphCount)))
    }
    var paragraph = paragraph
    if var before = joined {
      joined = nil
      before.items += paragraph.items
      paragraph.items = []
      swap(&before.items, &paragraph.items)
    }
    if paragraph.isJoined { joined = paragraph } else { writeBlock(paragraph, isNote: isNote) }
    guard builder.codeCount <= Self.maximumCodeCount else {
      throw ArticleError(.excess(.formats(limit: Self.maximumCodeCount)))
    }
  }

  /// Ends a part.
  func endPart(isNote: Bool) {
    if let last = joined { writeBlock(last, isNote: isNote) }
    joined = nil
  }

  func finish() -> Article {
    var article = builder.finish(.docx)
    article.direction = rightToLeftCount * 2 > paragraphCount ? .rightToLeft : .leftToRight
    for index in article.blocks.indices where article.blocks[index].direction == article.direction {
      article.blocks[index].direction = nil
    }
    return article
  }

  private func writeBlock(_ paragraph: DOCXParagraph, isNote: Bool) {
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

  private func kind(of paragraph: DOCXParagraph) -> Article.Block.Kind {
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

  private func write(_ item: DOCXParagraph.Item) {
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
