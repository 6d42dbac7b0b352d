import Model

/// Reads the sources of a translation job as an article.
package enum XLIFFArticleReader {
  /// Reads a job; each unit is a block, and its segments stay as they are.
  ///
  /// - Throws: `XMLError`, `ArticleError`, as `XLIFFDocument` does.
  /// - Complexity: O(`bytes.count`)
  package static func read(_ bytes: [UInt8]) throws -> Article {
    let document = try XLIFFDocument(parsing: bytes)
    var builder = ArticleBuilder(collapsesSpace: false)
    builder.keepsEmptyCodes = true
    for unit in document.units where unit.isTranslatable {
      var block = Article.Block(.paragraph, range: 0..<0)
      block.identifier = unit.identifier.isEmpty ? nil : unit.identifier
      builder.beginBlock(block)
      for segment in unit.segments {
        if !segment.isIgnorable { builder.beginSegment(articleSegment(segment, of: unit)) }
        for part in segment.source { add(part, to: &builder) }
        builder.endSegment()
      }
      while builder.hasOpenCode { builder.close() }
      builder.endBlock()
    }
    var article = builder.finish(.xliff)
    article.segments = article.segments ?? []
    article.language = document.units.first?.source
    article.targetLanguage = document.units.first?.target
    article.title = document.units.first?.original
    return article
  }

  private static func articleSegment(
    _ segment: XLIFFDocument.Segment,
    of unit: XLIFFDocument.Unit
  ) -> Article.Segment {
    Article.Segment(
      identifier: segment.identifier ?? unit.identifier,
      block: 0,
      range: 0..<0,
      target: segment.target.isEmpty ? nil : segment.target.plainText,
      state: segment.state
    )
  }

  private static func add(_ part: XLIFFDocument.Part, to builder: inout ArticleBuilder) {
    guard case .code(let code) = part else {
      if case .text(let text) = part { builder.text(text) }
      return
    }
    func articleCode(isPaired: Bool) -> Article.Code {
      Article.Code(
        code.kind,
        isPaired: isPaired,
        data: code.data,
        equivalentText: code.equivalentText,
        identifier: code.key
      )
    }
    switch code.edge {
    case .opening: builder.open(articleCode(isPaired: true))
    case .closing where builder.closes(code.key, with: code.data): break
    // A line break in a job is a code without text; an end without a beginning stands alone.
    case .closing, .standalone: builder.standalone(articleCode(isPaired: false))
    }
  }
}
