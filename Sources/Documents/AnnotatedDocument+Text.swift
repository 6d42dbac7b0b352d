import Model

extension AnnotatedDocument {
  /// Writes the document as plain text: each paragraph with its terms numbered, and beneath it what they
  /// are, and the earlier translations of its sentences; a blank line after each paragraph.
  ///
  /// - Parameters:
  ///   - usesColor: Whether terms and scores have the colours of a terminal.
  ///   - isolates: Whether runs of the other direction are isolated (U+2068…U+2069), for a terminal
  ///     that orders text by direction.
  ///   - output: Takes the text.
  ///   - interruption: Asked at each paragraph and segment.
  /// - Throws: `InterruptionError`, and what the output throws.
  /// - Complexity: O(length of the document) time; memory for one paragraph, and for the text.
  func writeText(
    usesColor: Bool,
    isolates: Bool,
    to output: inout DocumentOutput,
    _ interruption: Interruption
  ) throws {
    var writer = TextWriter(document: self, usesColor: usesColor, isolates: isolates)
    var start = segments.startIndex
    while start < segments.endIndex {
      let end =
        segments[start...].firstIndex { $0.paragraph != segments[start].paragraph }
        ?? segments.endIndex
      try output.write(try writer.paragraph(segments[start..<end], interruption) + "\n")
      start = end
    }
  }
}

private struct TextWriter {
  let document: AnnotatedDocument
  let usesColor: Bool
  let isolates: Bool
  let offsets: ScalarOffsets
  private var number = 0

  init(document: AnnotatedDocument, usesColor: Bool, isolates: Bool) {
    self.document = document
    self.usesColor = usesColor
    self.isolates = isolates
    offsets = ScalarOffsets(document.text)
  }

  mutating func paragraph(
    _ segments: ArraySlice<AnnotatedSegment>,
    _ interruption: Interruption
  ) throws(InterruptionError) -> String {
    var sentences: [String] = []
    var legend: [String] = []
    var known: [String: Int] = [:]
    for segment in segments {
      try interruption.check()
      sentences.append(sentence(segment, &legend, &known))
      for match in segment.matches { legend.append(line(for: match)) }
    }
    return sentences.joined(separator: " ") + "\n" + legend.map { "    \($0)\n" }.joined()
  }

  /// A sentence with its terms numbered; a term that the paragraph had has the number it had.
  private mutating func sentence(
    _ segment: AnnotatedSegment,
    _ legend: inout [String],
    _ known: inout [String: Int]
  ) -> String {
    var text = ""
    var position = segment.range.lowerBound
    for term in segment.terms where !term.occurrence.isNested {
      let range = term.occurrence.range
      let key = "\(term.glossary)\u{0}\(term.concept)"
      let isNew = known[key] == nil
      if isNew {
        number += 1
        known[key] = number
        legend.append(line(for: term, number))
      }
      let mark = style("[\(known[key] ?? number)]", "2")
      if range.upperBound <= position {
        text += mark
      } else {
        text += shown(offsets.text(position..<max(position, range.lowerBound)))
        text += style(
          shown(offsets.text(max(position, range.lowerBound)..<range.upperBound)),
          term.term.status.isDiscouraged ? "1;31" : "1;36"
        )
        text += mark
        position = range.upperBound
      }
    }
    return text + shown(offsets.text(position..<segment.range.upperBound))
  }

  private func line(for term: AnnotatedTerm, _ number: Int) -> String {
    let equivalents = term.equivalents.map { equivalent in
      let name = isolated(equivalent.text)
      return equivalent.status == .preferred ? name : "\(name) (\(equivalent.status))"
    }
    var state = term.term.status == .preferred ? "" : " (\(term.term.status))"
    if term.isAmbiguous { state += " (ambiguous)" }
    if term.isDoNotTranslate { state += " (do not translate)" }
    let shown = equivalents.isEmpty ? "—" : equivalents.joined(separator: "; ")
    let domain = term.domain.map { " · \($0)" } ?? ""
    return style("[\(number)]", "2") + " \(isolated(term.term.text))\(state) = \(shown)"
      + style("\(domain) · \(term.glossary)", "2")
  }

  private func line(for match: SegmentMatch) -> String {
    let source = match.kind == .fuzzy ? "\(isolated(oneLine(match.source))) = " : ""
    return style("\(match.score.percent)% \(match.kind)", "33")
      + " \(source)\(isolated(oneLine(match.target)))" + style(" · \(match.memory)", "2")
  }

  /// Text of the article, in which runs of the other direction are isolated where that is wanted.
  private func shown(_ text: String) -> String {
    let line = oneLine(text)
    guard isolates, document.sourceLanguage.isRightToLeft else { return line }
    return LatinRun.runs(of: line).map { $0.isLatin ? isolated($0.text) : $0.text }.joined()
  }

  private func isolated(_ text: String) -> String {
    isolates ? "\u{2068}\(text)\u{2069}" : text
  }

  private func style(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The text without line breaks and without control characters, which a terminal would obey.
  private func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: Self.mayBeginControl) else { return text }
    var line = String.UnicodeScalarView()
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where before == "\r": break
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: line.append(scalar)
      }
      before = scalar
    }
    return String(line)
  }

  /// Whether a byte can begin a control character or a line break: in most texts none can.
  private static func mayBeginControl(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }
}
