public import Documents
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
  /// The match as an object; ranges are in Unicode scalars.
  ///
  /// - Parameter query: The segment looked up.
  /// - Returns: The object.
  public func json(query: String) -> JSON {
    let queryOffsets = ScalarOffsets(query)
    let sourceOffsets = ScalarOffsets(source)
    func range(_ range: Range<Int>) -> JSON {
      ["start": .int(range.lowerBound), "end": .int(range.upperBound)]
    }
    var members: [JSON.Member] = [
      .init("score", .int(score.percent)), .init("kind", .string(kind.rawValue)),
      .init("source", .string(source)), .init("target", .string(target)),
      .init("memory", .string(memory)), .init("unit", .int(Int(unit))),
      .init(
        "penalties",
        .array(
          penalties.map { ["reason": .string($0.rawValue), "points": .int($0.points)] }
        )
      ),
      .init(
        "differences",
        .array(
          differences.map {
            [
              "kind": .string($0.kind.rawValue), "query": range(queryOffsets[$0.queryRange]),
              "source": range(sourceOffsets[$0.sourceRange]),
            ]
          }
        )
      ),
    ]
    switch numberReplacement {
    case .replaced(let text): members.append(.init("targetWithNumber", .string(text)))
    case .refused(let reason): members.append(.init("numberNotReplaced", .string(reason)))
    case nil: break
    }
    return .object(members)
  }

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
