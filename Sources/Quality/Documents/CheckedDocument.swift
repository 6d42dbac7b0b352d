public import Model

/// What was found in a document.
public struct CheckedDocument: Hashable, Sendable {
  /// A segment in which something was found.
  public struct Segment: Hashable, Sendable {
    /// The identifier that its file or memory gives it, or its number.
    public var identifier: String
    /// The line on which it begins, where that is known.
    public var line: Int?
    /// The text to translate; `nil` for a text in one language.
    public var source: String?
    /// The translation, or the text.
    public var target: String
    /// The findings, in the order of the target.
    public var findings: [Finding]
  }

  /// How many segments the document has.
  public var segmentCount = 0
  /// The segments in which something was found, in their order.
  public var segments: [Segment] = []
  /// What became of the terms of a brief; `nil` where nobody asked.
  public var verdicts: [TermVerdict]?

  /// Creates a document of nothing.
  public init() {}

  /// How many findings there are of each severity.
  public var counts: [Finding.Severity: Int] {
    var counts: [Finding.Severity: Int] = [:]
    for segment in segments {
      for finding in segment.findings { counts[finding.severity, default: 0] += 1 }
    }
    return counts
  }

  /// The severity of the worst finding; `nil` where there is none.
  public var worst: Finding.Severity? { segments.flatMap(\.findings).map(\.severity).max() }

  /// Leaves out the findings that somebody knows already.
  public mutating func removeFindings(known: Set<String>) {
    for index in segments.indices {
      segments[index].findings.removeAll { known.contains($0.fingerprint) }
    }
    segments.removeAll(where: \.findings.isEmpty)
  }
}
