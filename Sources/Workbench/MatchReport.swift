import Documents
public import Model

/// The matches of one segment, in words and as an object.
public struct MatchReport: Sendable {
  /// The segment looked up.
  public let query: String
  /// Its matches, the best first.
  public let matches: [SegmentMatch]

  /// Creates a report.
  public init(query: String, matches: [SegmentMatch]) {
    self.query = query
    self.matches = matches
  }

  /// The matches as one object in one line.
  public var json: String {
    let object: JSON = [
      "query": .string(query), "matches": .array(matches.map { $0.json(query: query) }),
    ]
    return object.text
  }

  /// The matches for people, in three lines each.
  public var text: String {
    matches.map(\.text).joined(separator: "\n")
  }
}

extension SegmentMatch {
  /// The match for people: the score, the source, the translation.
  fileprivate var text: String {
    var notes = penalties.map { "\($0.rawValue) −\($0.points)" }
    let source = Array(self.source.utf8)
    notes += differences.filter { $0.kind != .punctuation }.prefix(4).map { difference in
      let word = String(decoding: source[difference.sourceRange], as: UTF8.self)
      return word.isEmpty ? difference.kind.rawValue : "\(difference.kind.rawValue) \(quoted(word))"
    }
    var lines = [
      "\(score.percent) \(kind.rawValue)  \(memory) #\(unit)"
        + (notes.isEmpty ? "" : "  " + notes.joined(separator: ", ")),
      "  " + self.source, "  " + target,
    ]
    switch numberReplacement {
    case .replaced(let text): lines.append("  with the new number: " + text)
    case .refused(let reason): lines.append("  number not replaced: " + reason)
    case nil: break
    }
    return lines.joined(separator: "\n")
  }
}
