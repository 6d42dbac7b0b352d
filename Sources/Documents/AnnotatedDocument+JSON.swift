import JSON
import Model

extension AnnotatedDocument {
  /// Writes the document as one JSON object in one line; offsets are in Unicode scalars of `text`.
  ///
  /// - Throws: `InterruptionError`, and what the output throws.
  /// - Complexity: O(length of the document) time; memory for one segment, and for the text.
  func writeJSON(to output: inout DocumentOutput, _ interruption: Interruption) throws {
    let offsets = ScalarOffsets(text)
    let head: JSONValue = [
      "file": .string(file),
      "sourceLanguage": .string(sourceLanguage.description),
      "targetLanguage": .string(targetLanguage.description),
      "text": .string(text),
    ]
    // The object goes on after its first members.
    try output.write(head.bytes.dropLast())
    try output.write(",\"segments\":[")
    var bytes: [UInt8] = []
    for (number, segment) in segments.enumerated() {
      try interruption.check()
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      segment.json(id: number + 1, offsets).append(to: &bytes)
      try output.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try output.write("]}\n")
  }
}

extension AnnotatedSegment {
  fileprivate func json(id: Int, _ offsets: ScalarOffsets) -> JSONValue {
    let scalars = offsets[range]
    let text = offsets.text(range)
    return [
      "id": .int(id),
      "paragraph": .int(paragraph),
      "start": .int(scalars.lowerBound),
      "end": .int(scalars.upperBound),
      "text": .string(text),
      "terms": .array(terms.map { $0.json(offsets) }),
      "matches": .array(matches.map { $0.json(query: text) }),
      "placeables": .array(placeables.map { $0.json(offsets) }),
      "names": .array(names.map { $0.json(offsets) }),
    ]
  }
}

extension AnnotatedPlaceable {
  fileprivate func json(_ offsets: ScalarOffsets) -> JSONValue {
    let scalars = offsets[range]
    return [
      "start": .int(scalars.lowerBound),
      "end": .int(scalars.upperBound),
      "text": .string(offsets.text(range)),
      "kind": .string(kind),
      "value": .string(value),
    ]
  }
}

extension AnnotatedName {
  fileprivate func json(_ offsets: ScalarOffsets) -> JSONValue {
    let scalars = offsets[range]
    return [
      "start": .int(scalars.lowerBound),
      "end": .int(scalars.upperBound),
      "text": .string(offsets.text(range)),
      "concept": .string(concept),
      "verdict": .string(verdict.rawValue),
    ]
  }
}

extension AnnotatedTerm {
  fileprivate func json(_ offsets: ScalarOffsets) -> JSONValue {
    let scalars = offsets[occurrence.range]
    var members: [JSONValue.Member] = [
      .init("start", .int(scalars.lowerBound)),
      .init("end", .int(scalars.upperBound)),
      .init("text", .string(offsets.text(occurrence.range))),
      .init("concept", .string(concept)),
      .init("glossary", .string(glossary)),
      .init("term", .string(term.text)),
      .init("status", .string(term.status.rawValue)),
      .init("nested", .bool(occurrence.isNested)),
      .init("ambiguous", .bool(isAmbiguous)),
      .init("caseSensitive", .bool(term.matching.contains(.caseSensitive))),
      .init("doNotTranslate", .bool(isDoNotTranslate)),
      .init(
        "match",
        [
          "kind": .string(occurrence.form.kind.rawValue),
          "proclitics": .strings(occurrence.form.proclitics),
          "enclitic": .optional(occurrence.form.enclitic),
          "reasons": .strings(occurrence.form.reasons.map(\.text)),
        ]
      ),
      .init("equivalents", .array(equivalents.indices.map(equivalentJSON))),
    ]
    if let domain { members.append(.init("domain", .string(domain))) }
    return .object(members)
  }
  private func equivalentJSON(_ index: Int) -> JSONValue {
    let equivalent = equivalents[index]
    let insertion =
      insertions.indices.contains(index)
      ? insertions[index] : Insertion(text: equivalent.text, isSure: false)
    return [
      "text": .string(equivalent.text),
      "status": .string(equivalent.status.rawValue),
      "insert": .string(insertion.text),
      "insertIsSure": .bool(insertion.isSure),
    ]
  }
}
