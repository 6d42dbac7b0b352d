import Model
import XMLStreams

/// Writes one unit of a job again.
struct XLIFFJobUnitWriter {
  private let unit: XLIFFDocument.Unit
  private let isSecond: Bool
  /// The annotated segments that are not written yet, in order.
  private var found: ArraySlice<AnnotatedSegment>
  private var place: XLIFFArticlePlace?
  private var names: XLIFFUnitNames
  private var codes: XLIFFCodeWriter
  private var glossary: XLIFFGlossary
  private let terms: [(range: Range<Int>, terms: [AnnotatedTerm])]
  private let termRanges: [Range<Int>]
  private var marks: [XLIFFTermMark] = []
  private var matches = XMLStreamWriter(indentation: 0)
  private var matchCount = 0
  private var content: [UInt8] = []

  init(
    _ unit: XLIFFDocument.Unit,
    of job: XLIFFDocument,
    target: LanguageTag,
    found: ArraySlice<AnnotatedSegment>,
    place: XLIFFArticlePlace?
  ) {
    self.unit = unit
    self.found = found
    self.place = place
    isSecond = job.family == .second
    names = XLIFFUnitNames(taken: isSecond ? unit.frame.names : [])
    glossary = XLIFFGlossary(target, taken: unit.frame.names)
    terms = found.flatMap(\.visibleTerms)
    termRanges = terms.map(\.range)
    let segments = unit.writtenSegments ?? unit.segments
    codes = XLIFFCodeWriter(isSecond: isSecond, carrier: job.carrier, segments: segments)
  }

  mutating func write() -> [UInt8] {
    let segments = unit.writtenSegments ?? unit.segments
    let identifiers = segments.map { segment in
      isSecond ? segment.identifier : segment.identifier.flatMap { names.claim($0) }
    }
    marks = terms.map { place in glossary.mark(place.terms) { names.unused($0) } }
    for (segment, identifier) in zip(segments, identifiers) { write(segment, identifier) }
    return unit.frame.startTag + Array(">".utf8) + head + content + Array(unit.frame.tail.utf8)
      + Array("</unit>".utf8)
  }

  // MARK: Segments

  private mutating func write(_ segment: XLIFFDocument.Segment, _ identifier: String?) {
    let (source, range) = layout(segment)
    let own = found.prefix { $0.range.lowerBound < range.upperBound }
    found = found.dropFirst(own.count)
    var identifier = identifier
    if identifier == nil, own.contains(where: { !$0.matches.isEmpty }) {
      identifier = names.unused("s")
    }
    for match in own.flatMap(\.matches) { add(match, to: identifier ?? "") }
    let made =
      own.count == 1 && !segment.isIgnorable ? prefilled(segment, source, own[own.startIndex]) : nil
    content += Array(segment.gaps.beforeSegment.utf8)
    startSegment(segment, identifier, state: made?.state)
    content += Array(segment.gaps.beforeSource.utf8)
    writeSide("source", segment.sourceAttributes, source)
    if made != nil || segment.targetAttributes != nil {
      content += Array(segment.gaps.beforeTarget.utf8)
    }
    if let made {
      start("target", segment.targetAttributes ?? [])
      content += made.content + Array("</target>".utf8)
    } else if let attributes = segment.targetAttributes {
      writeSide("target", attributes, XLIFFLayout(segment.target + segment.targetRest))
    }
    content += Array(segment.gaps.atEnd.utf8)
    content += Array(segment.isIgnorable ? "</ignorable>".utf8 : "</segment>".utf8)
  }

  /// The source with its terms, and what of the article it is.
  private mutating func layout(
    _ segment: XLIFFDocument.Segment
  ) -> (source: XLIFFLayout, range: Range<Int>) {
    guard var place else { return (XLIFFLayout(segment.source), 0..<0) }
    let start = place.offset
    let layout = XLIFFLayout(segment.source, at: &place, terms: termRanges)
    self.place = place
    return (layout, start..<place.offset)
  }

  private mutating func startSegment(
    _ segment: XLIFFDocument.Segment,
    _ identifier: String?,
    state: String?
  ) {
    var markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
    markup.start(segment.isIgnorable ? "ignorable" : "segment")
    if isSecond {
      if segment.identifier == nil, let identifier { markup.attribute("id", identifier) }
      for attribute in segment.attributes where attribute.name != "state" || state == nil {
        markup.attribute(attribute.name, attribute.value)
      }
      if let state { markup.attribute("state", state) }
    } else {
      if let identifier { markup.attribute("id", identifier) }
      if !segment.isIgnorable, segment.targetAttributes != nil || state != nil {
        markup.attribute("state", state ?? XLIFFStates.second(segment.state, of: unit))
        if state == nil, let own = segment.state {
          markup.attribute("subState", codes.carried(own))
        }
      }
    }
    markup.closeTag()
    content += markup.takeBytes()
  }

  private mutating func start(_ name: String, _ attributes: [XLIFFAttribute]) {
    var markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
    markup.start(name)
    for attribute in attributes where isSecond || attribute.name.hasPrefix("xml:") {
      markup.attribute(attribute.name, attribute.value)
    }
    markup.closeTag()
    content += markup.takeBytes()
  }

  private mutating func writeSide(
    _ name: String,
    _ attributes: [XLIFFAttribute],
    _ layout: XLIFFLayout
  ) {
    start(name, attributes)
    codes.write(layout, marks, isTarget: name == "target", names: &names, to: &content)
    content += Array("</\(name)>".utf8)
  }

  /// A target for a segment that has none, where a match needs no change but the codes around all of
  /// the text.
  private mutating func prefilled(
    _ segment: XLIFFDocument.Segment,
    _ source: XLIFFLayout,
    _ found: AnnotatedSegment
  ) -> (content: [UInt8], state: String)? {
    guard segment.target.isEmpty, unit.unsegmentedTarget.isEmpty, unit.isTranslatable,
      let match = found.matches.first, match.kind != .fuzzy, let pairs = source.wrappingCodes
    else { return nil }
    var target: [XLIFFDocument.Part] = pairs.map { .code($0.opening) }
    target.append(.text(match.target))
    target += pairs.reversed().map { .code($0.closing) }
    var bytes: [UInt8] = []
    codes.write(XLIFFLayout(target), [], isTarget: true, names: &names, to: &bytes)
    return (bytes, match.kind == .context ? "translated" : "initial")
  }

  private mutating func add(_ match: SegmentMatch, to segment: String) {
    repeat { matchCount += 1 } while unit.frame.names.contains("m\(matchCount)")
    match.writeXLIFF(to: &matches, id: "m\(matchCount)", segment: segment)
  }

  // MARK: What stands before the segments

  private mutating func additions(
    _ element: String,
    inside: Bool,
    _ bytes: [UInt8]
  ) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    if inside { return bytes }
    return Array("<\(element)>".utf8) + bytes + Array("</\(element)>".utf8)
  }

  /// What stands before the segments, with what is added to it.
  private var head: [UInt8] {
    mutating get {
      var entries = XMLStreamWriter(indentation: 0)
      glossary.writeEntries(to: &entries)
      let (own, candidates) = (unit.frame.head, matches.takeBytes())
      var added: [(place: Int, bytes: [UInt8])] = [
        (
          unit.frame.glossaryEnd ?? 0,
          additions("gls:glossary", inside: unit.frame.glossaryEnd != nil, entries.takeBytes())
        ),
        (
          unit.frame.matchesEnd ?? 0,
          additions("mtc:matches", inside: unit.frame.matchesEnd != nil, candidates)
        ),
      ]
      added.sort { $0.place < $1.place }
      var head: [UInt8] = []
      var position = 0
      for (place, bytes) in added {
        head += own[position..<place] + bytes
        position = place
      }
      return head + own[position...] + (isSecond ? [] : notes + codes.originalData)
    }
  }

  /// The remarks of a unit of XLIFF 1.
  private var notes: [UInt8] {
    guard !unit.notes.isEmpty else { return [] }
    var markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
    markup.start("notes")
    for note in unit.notes {
      markup.start("note")
      for attribute in note.attributes {
        switch (attribute.name, attribute.value) {
        case ("annotates", "source"), ("annotates", "target"):
          markup.attribute("appliesTo", attribute.value)
        case ("priority", let value) where (1...10).contains(Int(value) ?? 0):
          markup.attribute("priority", value)
        case (let name, let value):
          markup.attribute(name.contains(":") ? name : codes.carried(name), value)
        }
      }
      markup.text(note.text)
      markup.end("note")
    }
    markup.end("notes")
    return markup.takeBytes()
  }
}

/// The states of XLIFF 2, for those of XLIFF 1.2 by what they mean.
enum XLIFFStates {
  static func second(_ own: String?, of unit: XLIFFDocument.Unit) -> String {
    switch own {
    case "translated": unit.isApproved ? "final" : "translated"
    case "signed-off", "final": "final"
    case "needs-review-translation", "needs-review-adaptation", "needs-review-l10n": "translated"
    case "new", "needs-translation", "needs-adaptation", "needs-l10n": "initial"
    default: unit.isApproved ? "final" : "translated"
    }
  }
}

extension XLIFFLayout {
  /// The paired codes around all of the text, the outermost first; `nil` where there are others.
  var wrappingCodes: [(opening: XLIFFDocument.Code, closing: XLIFFDocument.Code)]? {
    var tokens: [Token] = []
    var elements: [Bool] = []
    for (token, isElement) in zip(self.tokens, isElement) {
      switch token {
      case .openTerm, .closeTerm: continue
      case .text, .code: tokens.append(token)
      }
      elements.append(isElement)
    }
    var pairs: [(opening: XLIFFDocument.Code, closing: XLIFFDocument.Code)] = []
    var (first, last) = (0, tokens.count - 1)
    while first < last, case .code(let opening) = tokens[first],
      case .code(let closing) = tokens[last], elements[first], elements[last],
      opening.edge == .opening, closing.edge == .closing, opening.key == closing.key,
      !opening.isAnnotation
    {
      pairs.append((opening, closing))
      first += 1
      last -= 1
    }
    let isText =
      first > last
      || tokens[first...last].allSatisfy {
        if case .text = $0 { true } else { false }
      }
    return isText ? pairs : nil
  }
}
