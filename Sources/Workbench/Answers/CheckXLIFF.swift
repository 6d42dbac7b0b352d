import Model
import Quality
import Wording
import XMLStreams

/// Findings as XLIFF 2.1: a unit for each segment in which something was found, a note for each finding,
/// and marks of ITS in the text.
///
/// Reference: OASIS, XLIFF 2.1, 5.9 (ITS module), "Localization Quality Issue"; ITS 2.0, 8.17.
struct CheckXLIFF {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  func bytes(of reports: [CheckReport]) -> [UInt8] {
    var writer = XMLStreamWriter()
    let first = reports.first
    let target = first?.targetLanguage ?? .english
    writer.declaration()
    writer.start(
      "xliff",
      [
        "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
        "xmlns:its": "http://www.w3.org/2005/11/its", "its:version": "2.0", "version": "2.1",
        "srcLang": (first?.sourceLanguage ?? target).description,
        "trgLang": first?.sourceLanguage == nil ? nil : target.description,
      ]
    )
    for (index, report) in reports.enumerated() {
      writer.start("file", ["id": "f\(index + 1)", "original": report.file])
      for (number, segment) in report.document.segments.enumerated() {
        write(segment, number: number + 1, to: &writer)
      }
      // A file without a unit is none.
      if report.document.segments.isEmpty {
        writer.start("unit", ["id": "u1"])
        writer.start("segment")
        writer.start("source", content: .mixed)
        writer.end()
        writer.end()
        writer.end()
      }
      writer.end()
    }
    writer.end()
    return writer.takeBytes()
  }

  private func write(
    _ segment: CheckedDocument.Segment,
    number: Int,
    to writer: inout XMLStreamWriter
  ) {
    writer.start("unit", ["id": "u\(number)", "name": segment.identifier])
    writer.start("notes")
    for (index, finding) in segment.findings.enumerated() {
      writer.start(
        "note",
        [
          "id": "n\(index + 1)", "appliesTo": finding.target == nil ? "source" : "target",
          "category": finding.rule, "priority": finding.severity.priority,
        ],
        content: .mixed
      )
      writer.text(wording.sentence(finding.message))
      writer.end()
    }
    writer.end()
    writer.start("segment")
    let marks = segment.findings
    if let source = segment.source {
      side("source", source, marks.compactMap { f in f.source.map { ($0, f) } }, &writer)
      side("target", segment.target, marks.compactMap { f in f.target.map { ($0, f) } }, &writer)
    } else {
      side("source", segment.target, marks.compactMap { f in f.target.map { ($0, f) } }, &writer)
    }
    writer.end()
    writer.end()
  }

  /// Writes a side with a mark around what each finding is about, as far as they do not overlap.
  private func side(
    _ name: String,
    _ text: String,
    _ spans: [(span: Finding.Span, finding: Finding)],
    _ writer: inout XMLStreamWriter
  ) {
    let bytes = Array(text.utf8)
    var end = 0
    writer.start(name, content: .mixed)
    let ordered = spans.sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }
    for (index, mark) in ordered.enumerated() {
      let range = mark.span.range
      guard range.lowerBound >= end, !range.isEmpty else { continue }
      writer.text(String(decoding: bytes[end..<range.lowerBound], as: UTF8.self))
      writer.start(
        "mrk",
        [
          "id": "\(name.prefix(1))\(index + 1)", "type": "its:generic",
          "its:locQualityIssueType": mark.finding.category,
          "its:locQualityIssueComment": wording.sentence(mark.finding.message),
          "its:locQualityIssueSeverity": mark.finding.severity.percent,
        ],
        content: .mixed
      )
      writer.text(mark.span.text)
      writer.end()
      end = range.upperBound
    }
    writer.text(String(decoding: bytes[end...], as: UTF8.self))
    writer.end()
  }
}

extension Finding.Severity {
  /// The priority of a note: 1 is the highest of ten.
  fileprivate var priority: String {
    switch self {
    case .critical: "1"
    case .major: "3"
    case .minor: "6"
    case .neutral: "10"
    }
  }

  /// The severity of ITS, from 0 through 100.
  fileprivate var percent: String {
    switch self {
    case .critical: "100"
    case .major: "60"
    case .minor: "20"
    case .neutral: "0"
    }
  }
}
