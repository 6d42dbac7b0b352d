package import Model

/// Reads web pages.
package enum HTMLArticleReader {
  /// Reads a page, or a piece of one.
  ///
  /// - Parameters:
  ///   - text: The page in UTF-8, whatever it declares.
  ///   - keepsEverything: Whether menus and all else that stands around the article are kept too, as
  ///     they are where nothing on the page reads like an article.
  ///   - interruption: Asked while the page is read.
  /// - Returns: The article; codes are written as the parser understood them.
  /// - Throws: `InterruptionError`; `ArticleError`, when the page has more elements than any article.
  /// - Complexity: O(length of the text)
  package static func read(
    _ text: String,
    keepsEverything: Bool,
    interruption: Interruption = .never
  ) throws -> Article {
    let tree = try HTMLTree(parsing: Array(text.utf8), interruption: interruption)
    if !keepsEverything, isWholePage(text) {
      let article = try read(tree, keepsEverything: false, interruption)
      if !article.blocks.isEmpty { return article }
    }
    return try read(tree, keepsEverything: true, interruption)
  }

  private static func read(
    _ tree: HTMLTree,
    keepsEverything: Bool,
    _ interruption: Interruption
  ) throws(InterruptionError) -> Article {
    let head = HTMLHead(tree)
    var skipped = HTMLMainContent.unreadable(in: tree)
    var builder = ArticleBuilder(collapsesSpace: true)
    if !keepsEverything {
      skipped = try HTMLMainContent(tree, interruption).skippedNodes(title: head.title)
      builder.leavesOutLinks = true
    }
    var reader = HTMLBlockReader(
      tree,
      skipped: skipped,
      builder: builder,
      interruption: interruption
    )
    try reader.read()
    builder = reader.takeBuilder()
    var article = builder.finish(.html)
    article.title = head.title
    article.language = head.language
    article.direction = head.direction
    for index in article.blocks.indices {
      if article.blocks[index].language == head.language { article.blocks[index].language = nil }
      if article.blocks[index].direction == head.direction { article.blocks[index].direction = nil }
    }
    return article
  }

  /// Whether a text is a page and not a piece of one, in which all counts.
  private static func isWholePage(_ text: String) -> Bool {
    let start = text.prefix(4_096).lowercased()
    return start.contains("<html") || start.contains("<body") || start.contains("<!doctype")
  }
}

/// What a page says of itself.
private struct HTMLHead {
  private(set) var title: String?
  private(set) var language: LanguageTag?
  private(set) var direction: Article.Direction?

  init(_ tree: HTMLTree) {
    var pageTitle: String?
    for (index, node) in tree.nodes.enumerated() {
      switch node.name {
      case "html", "body":
        language = language ?? node.attribute("lang").flatMap { LanguageTag($0) }
        direction = direction ?? node.attribute("dir").flatMap { Article.Direction($0) }
      case "title" where pageTitle == nil:
        pageTitle = tree.children(of: index).map { tree.nodes[$0].text }.joined()
      case "meta" where node.attribute("property") == "og:title" && title == nil:
        title = node.attribute("content")
      default: break
      }
    }
    title = (title ?? pageTitle).map { text in
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    if title?.isEmpty == true { title = nil }
  }
}
