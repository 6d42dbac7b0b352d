import XMLStreams

/// The parts of a unit of XLIFF 1, which make segments only when all have been read.
struct XLIFFUnitParts {
  typealias Segment = XLIFFDocument.Segment
  typealias Piece = XLIFFInlineReader.Piece

  var whole: [Piece] = []
  var segmented: [Piece] = []
  var target: [Piece] = []
  var sourceAttributes: [XLIFFAttribute] = []
  var segmentedAttributes: [XLIFFAttribute] = []
  var targetAttributes: [XLIFFAttribute]?

  /// Makes the segments of the unit.
  func putTogether(_ unit: inout XLIFFDocument.Unit, naming: XLIFFNaming?) {
    carryAttributes(in: &unit, naming)
    makeSegments(of: &unit)
    unit.frame.tail = "\n"
    for index in unit.segments.indices { unit.segments[index].gaps = Self.gaps }
    if var written = unit.writtenSegments {
      for index in written.indices { written[index].gaps = Self.gaps }
      unit.writtenSegments = written
    }
  }

  /// The line breaks between the elements of a segment, which mean nothing.
  private static let gaps = XLIFFDocument.Gaps(
    beforeSegment: "\n",
    beforeSource: "\n",
    beforeTarget: "\n",
    atEnd: "\n"
  )

  private func makeSegments(of unit: inout XLIFFDocument.Unit) {
    let state = targetAttributes?["state"]
    guard segmented.contains(where: { $0.segment != nil }) else {
      unit.segments = [segment(source: whole.parts, target: target.parts, state: state)]
      return
    }
    unit.segments = segmented.map { piece in
      var segment = Segment()
      segment.identifier = piece.segment
      segment.isIgnorable = piece.segment == nil
      segment.attributes = piece.attributes
      segment.source = piece.parts
      segment.state = state
      return segment
    }
    placeTarget(in: &unit, state: state)
  }

  private func segment(
    source: [XLIFFDocument.Part],
    target: [XLIFFDocument.Part],
    state: String?
  ) -> Segment {
    var segment = Segment()
    segment.source = source
    segment.target = target
    segment.state = state
    segment.sourceAttributes = sourceAttributes
    segment.targetAttributes = targetAttributes
    return segment
  }

  /// Gives each segment its part of the target, if the target is segmented as the source is.
  private func placeTarget(in unit: inout XLIFFDocument.Unit, state: String?) {
    guard let targetAttributes else { return }
    let places = unit.segments.indices.filter { !unit.segments[$0].isIgnorable }
    let names = target.compactMap(\.segment)
    if names.isEmpty, places.count == 1, !target.isEmpty {
      unit.segments[places[0]].target = target.parts
      unit.segments[places[0]].targetAttributes = targetAttributes
      return
    }
    var place: [String: Int] = [:]
    for index in places { place[unit.segments[index].identifier ?? ""] = index }
    let order = names.map { place[$0] }
    let isKnown =
      place.count == places.count && Set(names).count == names.count
      && !order.contains(nil)
    if !isKnown || names.isEmpty {
      if !target.isEmpty { keepWhole(&unit, state) }
      return
    }
    for piece in target {
      guard let index = piece.segment.flatMap({ place[$0] }) else { continue }
      unit.segments[index].target = piece.parts
      unit.segments[index].targetAttributes = targetAttributes
    }
    let isInOrder = zip(order, order.dropFirst()).allSatisfy { ($0 ?? 0) < ($1 ?? 0) }
    if !isInOrder || !placeRest(in: &unit, place) {
      unit.writtenSegments = [merged(state)]
    }
  }

  /// Gives what stands between the segments of the target its place; returns whether there is one.
  private func placeRest(in unit: inout XLIFFDocument.Unit, _ place: [String: Int]) -> Bool {
    var last: Int?
    for piece in target {
      if let name = piece.segment {
        last = place[name]
        continue
      }
      let next = last.map { $0 + 1 } ?? 0
      if next < unit.segments.count, unit.segments[next].isIgnorable,
        unit.segments[next].targetAttributes == nil
      {
        unit.segments[next].target = piece.parts
        unit.segments[next].targetAttributes = targetAttributes
      } else if let last {
        unit.segments[last].targetRest += piece.parts
      } else {
        return false
      }
    }
    return true
  }

  /// Leaves the target in one piece, since it is segmented in another way than the source.
  private func keepWhole(_ unit: inout XLIFFDocument.Unit, _ state: String?) {
    unit.unsegmentedTarget = target.parts
    unit.writtenSegments = [merged(state)]
  }

  /// The unit as one segment, in which the segments are marked.
  private func merged(_ state: String?) -> Segment {
    segment(
      source: segmented.flatMap(\.markedParts),
      target: target.flatMap(\.markedParts),
      state: state
    )
  }

  /// Keeps the attributes for which a segment of XLIFF 2 has no place.
  private func carryAttributes(in unit: inout XLIFFDocument.Unit, _ naming: XLIFFNaming?) {
    guard let naming, let prefix = naming.prefix else { return }
    var markup = XLIFFMarkup(naming: naming)
    var elements = [("source", sourceAttributes), ("seg-source", segmentedAttributes)]
    elements +=
      target.isEmpty && targetAttributes == nil ? [] : [("target", targetAttributes ?? [])]
    for piece in segmented where piece.segment != nil {
      let more = piece.attributes.filter { $0.name != "mtype" && $0.name != "mid" }
      if !more.isEmpty { elements.append(("mrk", piece.attributes)) }
    }
    for (name, attributes) in elements {
      let kept = attributes.filter { !$0.name.hasPrefix("xml:") }
      guard !kept.isEmpty else { continue }
      markup.start("\(prefix):\(name)")
      for attribute in kept { markup.attribute(attribute.name, attribute.value) }
      markup.end("\(prefix):\(name)")
    }
    unit.frame.head += markup.takeBytes()
  }
}

extension XLIFFInlineReader.Piece {
  /// The parts, with the mark of a segment around them.
  fileprivate var markedParts: [XLIFFDocument.Part] {
    guard let segment else { return parts }
    var opening = XLIFFDocument.Code(
      edge: .opening,
      key: segment,
      kind: .other,
      data: "",
      equivalentText: "",
      isAnnotation: true,
      element: "mrk"
    )
    opening.attributes = attributes
    opening.isElement = true
    var closing = opening
    closing.edge = .closing
    closing.attributes = []
    return [.code(opening)] + parts + [.code(closing)]
  }
}
