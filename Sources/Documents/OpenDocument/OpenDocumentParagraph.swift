/// A paragraph of an OpenDocument text, as it is found.
struct OpenDocumentParagraph {
  /// A piece of a paragraph.
  enum Item {
    /// Text in UTF-8.
    case text([UInt8])
    case open(Article.Code)
    case close
    case standalone(Article.Code, text: String)
  }

  var items: [Item] = []
  var style: String?
  /// The level of a heading, counted from 1.
  var headingLevel: Int?
  var listItem: Article.Block.ListItem?
  var cell: Article.Block.TableCell?

  /// Adds text.
  mutating func add(_ text: some Sequence<UInt8>) {
    guard case .text(var bytes)? = items.last else { return items.append(.text(Array(text))) }
    // Taken out first, so that the bytes are added to and not copied.
    items.removeLast()
    bytes.append(contentsOf: text)
    items.append(.text(bytes))
  }
}

extension Article.Format {
  /// Texts of LibreOffice and other programs that keep to ISO/IEC 26300.
  package static let openDocument = Article.Format(name: "OpenDocument text")
}

/// Makes an article of the paragraphs of an OpenDocument text.
final class OpenDocumentBlockWriter {
  let styles: OpenDocumentStyles
  private var builder = ArticleBuilder(collapsesSpace: false)
  private var notes: [OpenDocumentParagraph] = []
  private var paragraphCount = 0
  private var rightToLeftCount = 0
  private var textCount = 0
  /// Whether there was a text in the document.
  var isText = false

  /// What a document may have: a book of a thousand pages has 20,000 paragraphs.
  private static let maximumParagraphCount = 1_000_000
  private static let maximumCodeCount = 1_000_000

  init(styles: OpenDocumentStyles) { self.styles = styles }

  /// Writes a paragraph; the paragraphs of notes wait for the end of the text.
  ///
  /// - Throws: `ArticleError`, when there are more paragraphs, or more changes of formatting, than in any
  ///   article.
  func write(_ paragraph: OpenDocumentParagraph, isNote: Bool) throws(ArticleError) {
    paragraphCount += 1
    guard paragraphCount <= Self.maximumParagraphCount else {
      throw ArticleError(.excess(.paragraphs(limit: Self.maximumParagraphCount)))
    }
    guard builder.codeCount <= Self.maximumCodeCount else {
      throw ArticleError(.excess(.formats(limit: Self.maximumCodeCount)))
    }
    if isNote { notes.append(paragraph) } else { writeBlock(paragraph, isNote: false) }
  }

  /// Writes the notes.
  func writeNotes() throws(ArticleError) {
    for note in notes { writeBlock(note, isNote: true) }
    notes = []
  }

  func finish() -> Article {
    var article = builder.finish(.openDocument)
    article.direction = rightToLeftCount * 2 > textCount ? .rightToLeft : .leftToRight
    for index in article.blocks.indices where article.blocks[index].direction == article.direction {
      article.blocks[index].direction = nil
    }
    return article
  }

  private func writeBlock(_ paragraph: OpenDocumentParagraph, isNote: Bool) {
    guard !paragraph.items.isEmpty else { return }
    var block = Article.Block(isNote ? .footnote : kind(of: paragraph), range: 0..<0)
    if styles.isOne(of: ["quotations", "quotation", "quote"], paragraph.style) {
      block.quotationLevel = 1
    }
    let isRightToLeft = styles.resolved(paragraph.style).isRightToLeft ?? false
    block.direction = isRightToLeft ? .rightToLeft : .leftToRight
    block.hasLines = block.kind == .preformatted
    let count = builder.blockCount
    builder.beginBlock(block)
    for item in paragraph.items { write(item) }
    while builder.hasOpenCode { builder.close() }
    builder.endBlock()
    guard builder.blockCount > count else { return }
    textCount += 1
    if isRightToLeft { rightToLeftCount += 1 }
  }

  private func kind(of paragraph: OpenDocumentParagraph) -> Article.Block.Kind {
    if let cell = paragraph.cell { return .tableCell(cell) }
    if let level = paragraph.headingLevel { return .heading(level: min(max(level, 1), 6)) }
    if styles.isOne(of: ["title"], paragraph.style) { return .heading(level: 1) }
    if styles.isOne(of: ["subtitle"], paragraph.style) { return .heading(level: 2) }
    if let item = paragraph.listItem { return .listItem(item) }
    let isPreformatted = styles.isOne(
      of: ["preformatted text", "preformatted_20_text"],
      paragraph.style
    )
    return isPreformatted ? .preformatted : .paragraph
  }

  private func write(_ item: OpenDocumentParagraph.Item) {
    switch item {
    case .text(let text): builder.text(text)
    case .open(let code): builder.open(code)
    case .close: if builder.hasOpenCode { builder.close() }
    case .standalone(let code, let text): builder.standalone(code, text: text)
    }
  }
}
