import Model
import XMLStreams

/// One block as a unit.
struct XLIFFUnit {
  let document: AnnotatedDocument
  let block: Int
  let segments: [AnnotatedSegment]
  private var names = XLIFFUnitNames(taken: [])
  private var table: XLIFFCodeTable
  private var data: [String] = []

  init(_ document: AnnotatedDocument, bytes: [UInt8], block: Int, segments: [AnnotatedSegment]) {
    self.document = document
    table = XLIFFCodeTable(codes: document.article.codes, text: bytes)
    self.block = block
    self.segments = segments
  }

  static func writeEmpty(to writer: inout XMLStreamWriter) {
    writer.start("unit", ["id": "u1"])
    writer.start("segment", ["id": "s1"])
    writer.start("source", content: .mixed)
    writer.end()
    writer.end()
    writer.end()
  }

  mutating func write(as identifier: String, to writer: inout XMLStreamWriter) {
    let runs = document.article.runs(ofBlock: block, segments: segments.map(\.range))
    let segmentNames = nameSegments()
    let contents = runs.map { run in
      SpanNesting(
        run.parts,
        codes: document.article.codes,
        terms: run.segment.map { segments[$0].visibleTerms.map(\.range) } ?? []
      )
    }
    for case .code(let code, let edge) in runs.flatMap(\.parts) { name(code, edge) }
    var glossary = XLIFFGlossary(document.targetLanguage)
    var marks: [[XLIFFTermMark]] = []
    for run in runs {
      guard let segment = run.segment else {
        marks.append([])
        continue
      }
      marks.append(
        segments[segment].visibleTerms.map { place in
          glossary.mark(place.terms) { prefix in names.unused(prefix) }
        }
      )
    }
    writer.start("unit", ["id": identifier, "type": blockType, "xml:space": "preserve"])
    glossary.write(to: &writer)
    writeMatches(segmentNames, to: &writer)
    writeData(to: &writer)
    var hasSegment = false
    for (index, run) in runs.enumerated() {
      let content = XLIFFContent(table: table, nesting: contents[index], terms: marks[index])
      // A block of codes alone has to be a segment, since a unit needs one.
      let isSegment = run.segment != nil || segments.isEmpty && !hasSegment
      hasSegment = hasSegment || isSegment
      if isSegment {
        let segment = run.segment.map { segments[$0] }
        let prefilled = segment.flatMap { XLIFFTarget($0, content: content) }
        writer.start(
          "segment",
          [
            "id": run.segment.map { segmentNames[$0] } ?? names.unused("s"),
            "state": prefilled?.state,
          ]
        )
        writeSource(content, to: &writer)
        prefilled?.write(to: &writer)
      } else {
        writer.start("ignorable", ["id": names.unused("i")])
        writeSource(content, to: &writer)
      }
      writer.end()
    }
    writer.end()
  }

  private func writeSource(_ content: XLIFFContent, to writer: inout XMLStreamWriter) {
    writer.start("source", content: .mixed)
    content.write(to: &writer)
    writer.end()
  }

  // MARK: Names

  /// The identifiers of the segments: the document's own, or made ones.
  private mutating func nameSegments() -> [String] {
    segments.enumerated().map { index, segment in
      let own = document.article.segments?.first { $0.range == segment.range }?.identifier
      return own.flatMap { names.claim($0) } ?? names.unused("s")
    }
  }

  private mutating func name(_ code: Int, _ edge: Article.CodeMark.Edge) {
    let description = document.article.codes[code]
    if table.codeNames[code] == nil {
      table.codeNames[code] =
        description.identifier.flatMap { names.claim($0) } ?? names.unused("c")
    }
    let native = edge == .closing ? description.closingData : description.data
    if table.dataNames[native] == nil, !native.isEmpty {
      table.dataNames[native] = "d\(data.count + 1)"
      data.append(native)
    }
  }

  // MARK: Parts of a unit

  private var blockType: String {
    switch document.article.blocks[block].kind {
    case .paragraph: "html:p"
    case .heading(let level): "html:h\(min(max(level, 1), 6))"
    case .listItem: "html:li"
    case .tableCell(let cell): cell.isHeader ? "html:th" : "html:td"
    case .preformatted: "html:pre"
    case .footnote: "html:aside"
    }
  }

  private func writeMatches(_ names: [String], to writer: inout XMLStreamWriter) {
    guard segments.contains(where: { !$0.matches.isEmpty }) else { return }
    writer.start("mtc:matches")
    var number = 0
    for (index, segment) in segments.enumerated() {
      for match in segment.matches {
        number += 1
        match.writeXLIFF(to: &writer, id: "m\(number)", segment: names[index])
      }
    }
    writer.end()
  }

  private func writeData(to writer: inout XMLStreamWriter) {
    guard !data.isEmpty else { return }
    writer.start("originalData")
    for native in data {
      writer.start("data", ["id": table.dataNames[native]], content: .mixed)
      writer.xliffText(native)
      writer.end()
    }
    writer.end()
  }
}
