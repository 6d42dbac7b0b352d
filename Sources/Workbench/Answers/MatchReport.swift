import Documents
package import JSON
package import Model
package import Wording

/// The matches of one segment, in words and as an object.
package struct MatchReport: Sendable {
  /// The segment looked up.
  package let query: String
  /// Its matches, the best first.
  package let matches: [SegmentMatch]

  /// Creates a report.
  package init(query: String, matches: [SegmentMatch]) {
    self.query = query
    self.matches = matches
  }

  /// The matches as an object.
  package var json: JSONValue {
    ["query": .string(query), "matches": .array(matches.map { $0.json(query: query) })]
  }

  /// The matches for people, in three lines each.
  ///
  /// - Parameters:
  ///   - wording: Says what there is to say of them.
  ///   - marks: What stands before and after what differs in the unit's source.
  /// - Returns: Lines.
  package func text(in wording: Wording, marks: (String, String)) -> String {
    matches.map { $0.text(in: wording, marks: marks) }.joined(separator: "\n")
  }
}

extension SegmentMatch {
  /// The match for people: the score, the source, the translation.
  fileprivate func text(in wording: Wording, marks: (String, String)) -> String {
    var notes = penalties.map { "\(wording.sentence(Message("penalty.\($0)"))) −\($0.points)" }
    var kinds: [String] = []
    for difference in differences where !kinds.contains(difference.kind.rawValue) {
      kinds.append(difference.kind.rawValue)
    }
    if !kinds.isEmpty {
      let names = kinds.map { wording.sentence(Message("difference.\($0)")) }
      notes.append(wording.sentence(Message("match.differs", ["kinds": .list(names)])))
    }
    var lines = [
      "\(score.percent) \(wording.sentence(Message("match.\(kind)")))  \(memory) #\(unit)"
        + (notes.isEmpty ? "" : "  " + notes.joined(separator: "; ")),
      "  " + marked(source, differences.map(\.sourceRange), marks), "  " + target,
    ]
    switch numberReplacement {
    case .replaced(let text):
      lines.append("  \(wording.sentence(Message("match.withNumber"))): " + text)
    case .refused(let reason):
      lines.append("  \(wording.sentence(Message("match.numberStays"))): " + reason)
    case nil: break
    }
    return lines.joined(separator: "\n")
  }
}

/// Returns a text with marks around ranges, which are in order.
func marked(_ text: String, _ ranges: [Range<Int>], _ marks: (String, String)) -> String {
  let bytes = Array(text.utf8)
  var marked: [UInt8] = []
  var end = 0
  for range in ranges where range.lowerBound >= end && !range.isEmpty {
    marked += bytes[end..<range.lowerBound]
    marked += marks.0.utf8 + bytes[range] + marks.1.utf8
    end = range.upperBound
  }
  return String(decoding: marked + bytes[end...], as: UTF8.self)
}
