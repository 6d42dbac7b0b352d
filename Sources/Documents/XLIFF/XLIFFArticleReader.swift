package import Model

/// Reads the sources of a translation job as an article.
package enum XLIFFArticleReader {
  /// Reads a job; each unit is a block, and its segments stay as they are.
  ///
  /// - Throws: `XMLError`, `ArticleError`, `InterruptionError`, as `XLIFFDocument` does.
  /// - Complexity: O(`bytes.count`)
  package static func read(
    _ bytes: [UInt8],
    interruption: Interruption = .never
  ) throws -> Article {
    let document = try XLIFFDocument(parsing: bytes, interruption: interruption)
    var blocks: [Int: Int] = [:]
    var builder = ArticleBuilder(collapsesSpace: false)
    builder.keepsEmptyCodes = true
    for (index, unit) in document.units.enumerated() where unit.isTranslatable {
      try interruption.check()
      let blockCount = builder.blockCount
      var block = Article.Block(.paragraph, range: 0..<0)
      block.identifier = unit.identifier.isEmpty ? nil : unit.identifier
      builder.beginBlock(block)
      var open = OpenCodes()
      for segment in unit.segments {
        if !segment.isIgnorable { builder.beginSegment(articleSegment(segment, of: unit)) }
        for part in segment.source { open.add(part, to: &builder) }
        builder.endSegment()
      }
      while builder.hasOpenCode { builder.close() }
      builder.endBlock()
      if builder.blockCount > blockCount { blocks[index] = blockCount }
    }
    var article = builder.finish(.xliff)
    article.segments = article.segments ?? []
    article.language = document.units.first?.source
    article.targetLanguage = document.units.first?.target
    article.title = document.units.first?.original
    article.origin = XLIFFJob(document: document, blocks: blocks)
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
}

/// The codes of a unit that are open.
private struct OpenCodes {
  /// How many of each identifier are open.
  private var counts: [String: Int] = [:]
  private var count = 0

  mutating func add(_ part: XLIFFDocument.Part, to builder: inout ArticleBuilder) {
    guard case .code(let code) = part else {
      if case .text(let text) = part { builder.text(text) }
      return
    }
    if code.element == "cp" { return }
    switch code.edge {
    case .opening where count < maximumOpenCodes:
      counts[code.key, default: 0] += 1
      count += 1
      builder.open(articleCode(code, isPaired: true))
    case .closing where counts[code.key, default: 0] > 0:
      counts[code.key, default: 0] -= 1
      count -= 1
      _ = builder.closes(code.key, with: code.data)
    // An end without a beginning stands alone.
    case .opening, .closing: builder.standalone(articleCode(code, isPaired: false, .other))
    // A line break in a job is a code without text.
    case .standalone: builder.standalone(articleCode(code, isPaired: false))
    }
  }

  private func articleCode(
    _ code: XLIFFDocument.Code,
    isPaired: Bool,
    _ kind: Article.Code.Kind? = nil
  ) -> Article.Code {
    var made = Article.Code(
      kind ?? code.kind,
      isPaired: isPaired,
      data: code.data,
      equivalentText: code.equivalentText,
      identifier: code.key
    )
    made.isProtected = code.isProtected
    return made
  }
}

/// How many codes may be open at once in an article; no text of people has more than a few.
private let maximumOpenCodes = 1_000
