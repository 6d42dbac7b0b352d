import Documents
package import JSON
package import Model
package import Quality
package import Wording

/// What was found in a translation, or in a text in one language.
package struct CheckReport: Sendable {
  /// A segment in which something was found.
  package struct Segment: Sendable {
    /// Its line, or its identifier where that is not known.
    package let place: String
    /// The text to translate; `nil` for a text in one language.
    package let source: String?
    /// The translation, or the text.
    package let target: String
    /// What was found, in the order of the target.
    package let findings: [Finding]
  }

  /// The file as the user named it, or the memories.
  package var file: String
  /// The language of the source; `nil` for a text in one language.
  package var sourceLanguage: LanguageTag?
  /// The language of the target, or of the text.
  package var targetLanguage: LanguageTag?
  /// The findings.
  package var document = CheckedDocument()
  /// What there is to say of the file besides.
  package var remarks: [Message] = []

  init(file: String) { self.file = file }

  /// The segments in which something was found.
  package var segments: [Segment] {
    document.segments.map {
      Segment(
        place: $0.line.map(String.init) ?? $0.identifier,
        source: $0.source,
        target: $0.target,
        findings: $0.findings
      )
    }
  }

  /// How many findings of a severity there are.
  package func count(of severity: Finding.Severity) -> Int { document.counts[severity] ?? 0 }

  /// Whether a finding is as bad as a severity, or worse.
  package func fails(on severity: Finding.Severity) -> Bool {
    document.worst.map { $0 >= severity } ?? false
  }

  /// The object, with messages in English.
  package var json: JSONValue { json(in: .english) }

  /// The object, with messages in a language.
  package func json(in wording: Wording) -> JSONValue {
    let counts = document.counts
    let report: JSONValue = [
      "file": .string(file),
      "sourceLanguage": .optional(sourceLanguage?.description),
      "targetLanguage": .optional(targetLanguage?.description),
      "segments": .int(document.segmentCount),
      "counts": .object(
        Finding.Severity.allCases.reversed().map { severity in
          .init(severity.rawValue, .int(counts[severity] ?? 0))
        }
      ),
      "findings": .array(
        document.segments.flatMap { segment in
          segment.findings.map { $0.json(in: segment, wording) }
        }
      ),
    ]
    guard let verdicts = document.verdicts else { return report }
    return report.adding(
      .init("verdicts", .array(verdicts.map(\.json))),
      .init("rate", .double(verdicts.rate))
    )
  }

  /// The findings in words, two lines and the sides each; neutral ones stand in JSON alone.
  ///
  /// - Parameters:
  ///   - wording: Says what is wrong.
  ///   - marks: What stands before and after the text that a finding is about.
  /// - Returns: Lines with a line break after each.
  package func text(in wording: Wording, marks: (String, String)) -> String {
    var text = ""
    for segment in document.segments {
      let findings = segment.findings.filter { $0.severity > .neutral }
      for finding in findings {
        text += "\(place(of: segment)): \(finding.line(in: wording))\n"
        if let source = segment.source, finding.source != nil || segment.target.isEmpty {
          text += "    \(marked(source, finding.source.map { [$0.range] } ?? [], marks))\n"
        }
        if !segment.target.isEmpty {
          text += "    \(marked(segment.target, finding.target.map { [$0.range] } ?? [], marks))\n"
        }
      }
    }
    let counts = document.counts
    text += wording.sentence(
      Message(
        "check.counts",
        [
          "file": .text(file), "count": .number(document.segmentCount),
          "critical": .number(counts[.critical] ?? 0), "major": .number(counts[.major] ?? 0),
          "minor": .number(counts[.minor] ?? 0),
        ]
      )
    )
    return text + "\n" + (document.verdicts?.text(of: file, in: wording) ?? "")
  }

  private func place(of segment: CheckedDocument.Segment) -> String {
    segment.line.map { "\(file):\($0)" } ?? "\(file): \(segment.identifier)"
  }
}

extension Finding {
  fileprivate func json(in segment: CheckedDocument.Segment, _ wording: Wording) -> JSONValue {
    [
      "rule": .string(rule),
      "category": .string(category),
      "severity": .string(severity.rawValue),
      "message": .string(wording.sentence(message)),
      "segment": .string(segment.identifier),
      "line": segment.line.map { .int($0) } ?? .null,
      "source": json(source, in: segment.source),
      "target": json(target, in: segment.target),
      "suggestions": .strings(suggestions),
      "fingerprint": .string(fingerprint),
    ]
  }

  private func json(_ span: Span?, in text: String?) -> JSONValue {
    guard let span, let text else { return .null }
    let scalars = text.scalars(span.range)
    return [
      "start": .int(scalars.lowerBound), "end": .int(scalars.upperBound),
      "text": .string(span.text),
    ]
  }

  fileprivate func line(in wording: Wording) -> String {
    let label = wording.sentence(Message("severity.\(severity.rawValue)"))
    return "\(label): \(wording.sentence(message)) (\(rule))"
  }
}

extension String {
  /// A range of UTF-8 offsets in scalars.
  func scalars(_ range: Range<Int>) -> Range<Int> {
    let start = utf8.prefix(range.lowerBound).count { $0 & 0xC0 != 0x80 }
    let length = utf8.dropFirst(range.lowerBound).prefix(range.count).count { $0 & 0xC0 != 0x80 }
    return start..<start + length
  }
}
