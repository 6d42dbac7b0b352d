import Model
import XMLStreams

extension AnnotatedDocument {
  /// The document as XLIFF 2.1: a unit for each block, with its segments, terms and matches; a
  /// translation job with all that it had.
  ///
  /// Reference: OASIS XLIFF 2.1, with the modules Glossary, Translation Candidates and Metadata.
  package var xliff: [UInt8] {
    if let job = article.job {
      var writer = XLIFFJobWriter(self, job)
      return writer.write()
    }
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start(
      "xliff",
      [
        "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
        "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0",
        "xmlns:mtc": "urn:oasis:names:tc:xliff:matches:2.0",
        "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
        "version": "2.1", "srcLang": sourceLanguage.description,
        "trgLang": targetLanguage.description,
      ]
    )
    writer.start(
      "file",
      [
        "id": "f1", "original": file,
        "srcDir": sourceLanguage.isRightToLeft ? "rtl" : "ltr",
        "trgDir": targetLanguage.isRightToLeft ? "rtl" : "ltr",
      ]
    )
    let bytes = Array(text.utf8)
    var start = segments.startIndex
    var names: Set<String> = []
    for block in article.blocks.indices {
      let first = start
      while start < segments.endIndex, segments[start].paragraph == block + 1 { start += 1 }
      var unit = XLIFFUnit(
        self,
        bytes: bytes,
        block: block,
        segments: Array(segments[first..<start])
      )
      unit.write(as: unitName(block, &names), to: &writer)
    }
    // A file must have a unit, and a unit a segment.
    if article.blocks.isEmpty { XLIFFUnit.writeEmpty(to: &writer) }
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  /// The identifier of a block's unit: that of the job, or a made one.
  private func unitName(_ block: Int, _ taken: inout Set<String>) -> String {
    if let own = article.blocks[block].identifier, XLIFFUnit.isName(own), taken.insert(own).inserted
    {
      return own
    }
    var name = "u\(block + 1)"
    while !taken.insert(name).inserted { name += "-" }
    return name
  }
}

/// One block as a unit.
struct XLIFFUnit {
  let document: AnnotatedDocument
  let bytes: [UInt8]
  let block: Int
  let segments: [AnnotatedSegment]
  /// The identifiers that are taken in the unit.
  private var taken: Set<String> = []
  /// The last number that was given to a name, by its prefix.
  private var numbers: [String: Int] = [:]
  /// The identifiers of codes.
  private(set) var codeNames: [Int: String] = [:]
  /// The identifiers of native code in `originalData`.
  private(set) var dataNames: [String: String] = [:]
  private var data: [String] = []

  init(_ document: AnnotatedDocument, bytes: [UInt8], block: Int, segments: [AnnotatedSegment]) {
    self.document = document
    self.bytes = bytes
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
    let names = nameSegments()
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
          glossary.mark(place.terms) { prefix in unusedName(prefix) }
        }
      )
    }
    writer.start("unit", ["id": identifier, "type": blockType, "xml:space": "preserve"])
    glossary.write(to: &writer)
    writeMatches(names, to: &writer)
    writeData(to: &writer)
    var hasSegment = false
    for (index, run) in runs.enumerated() {
      let content = XLIFFContent(unit: self, nesting: contents[index], terms: marks[index])
      // A block of codes alone has to be a segment, since a unit needs one.
      let isSegment = run.segment != nil || segments.isEmpty && !hasSegment
      hasSegment = hasSegment || isSegment
      if isSegment {
        let segment = run.segment.map { segments[$0] }
        let prefilled = segment.flatMap { XLIFFTarget($0, content: content) }
        writer.start(
          "segment",
          ["id": run.segment.map { names[$0] } ?? unusedName("s"), "state": prefilled?.state]
        )
        writeSource(content, to: &writer)
        prefilled?.write(to: &writer)
      } else {
        writer.start("ignorable", ["id": unusedName("i")])
        writeSource(content, to: &writer)
      }
      writer.end()
    }
    writer.end()
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

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
      if let own, Self.isName(own), taken.insert(own).inserted { return own }
      return unusedName("s")
    }
  }

  private mutating func name(_ code: Int, _ edge: Article.CodeMark.Edge) {
    let description = document.article.codes[code]
    if codeNames[code] == nil {
      let own = description.identifier
      if let own, Self.isName(own), taken.insert(own).inserted {
        codeNames[code] = own
      } else {
        codeNames[code] = unusedName("c")
      }
    }
    let native = edge == .closing ? description.closingData : description.data
    if dataNames[native] == nil, !native.isEmpty {
      dataNames[native] = "d\(data.count + 1)"
      data.append(native)
    }
  }

  private mutating func unusedName(_ prefix: String) -> String {
    repeat { numbers[prefix, default: 0] += 1 } while !taken.insert(
      "\(prefix)\(numbers[prefix] ?? 0)"
    ).inserted
    return "\(prefix)\(numbers[prefix] ?? 0)"
  }

  /// Whether a text is an NMTOKEN, of ASCII characters.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._-".utf8.contains(byte)
        }
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
      writer.start("data", ["id": dataNames[native]], content: .mixed)
      writer.xliffText(native)
      writer.end()
    }
    writer.end()
  }
}

extension SegmentMatch {
  /// Writes the match as a translation candidate.
  func writeXLIFF(to writer: inout XMLStreamWriter, id: String, segment: String) {
    let type =
      switch kind {
      case .context: "icm"
      case .exact, .fuzzy: "tm"
      }
    // Similarity is of the text alone; suitability, by which tools sort, has the penalties off.
    let similarity = min(100, score.percent + penalties.reduce(0) { $0 + $1.points })
    writer.start(
      "mtc:match",
      [
        "id": id, "ref": "#\(segment)", "type": type, "origin": memory,
        "similarity": "\(similarity).0", "matchSuitability": "\(score.percent).0",
      ]
    )
    writer.start("mda:metadata")
    writer.start("mda:metaGroup", ["category": "match"])
    writer.element("mda:meta", ["type": "kind"], text: kind.rawValue)
    writer.element("mda:meta", ["type": "unit"], text: "\(unit)")
    for penalty in penalties {
      writer.element("mda:meta", ["type": "penalty"], text: "\(penalty.rawValue) \(penalty.points)")
    }
    writer.end()
    writer.end()
    var candidate = XLIFFCandidate(self)
    candidate.write(to: &writer)
    writer.end()
  }
}

extension XMLStreamWriter {
  /// Writes text, with the characters that XML cannot hold as `cp` elements.
  mutating func xliffText(_ text: String) {
    guard text.unicodeScalars.contains(where: { !$0.isXML }) else { return self.text(text) }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isXML {
        clean.append(scalar)
        continue
      }
      if !clean.isEmpty { self.text(String(clean)) }
      clean.removeAll()
      let digits = String(scalar.value, radix: 16, uppercase: true)
      start("cp", ["hex": String(repeating: "0", count: max(0, 4 - digits.count)) + digits])
      end()
    }
    if !clean.isEmpty { self.text(String(clean)) }
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 can hold the character.
  var isXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
