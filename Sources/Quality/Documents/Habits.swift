import Model

/// Tells a slip from a habit: what a document does throughout is one finding.
///
/// Half of what is translated into Arabic in some houses has the comma of Latin script, and no other. A
/// segment that has both marks has a slip; of segments that have the foreign one alone, many are a habit.
/// Spaces before marks, letters of a Persian keyboard and spellings without hamza are habits too, where a
/// good part of all segments has them.
struct Habits: Sendable {
  private var segmentCount = 0
  /// For each mark of the other script how many segments have it alone, and how many its partner.
  private var marks: [String: (foreign: Int, own: Int)] = [:]
  /// For each rule how many segments have a finding of it.
  private var segments: [Rule: Int] = [:]

  /// How many segments a habit has at least.
  private static let least = 5

  mutating func count(_ segment: ReadSegment) {
    segmentCount += 1
    for rule in Set(segment.found.map(\.rule)) where Self.rules.contains(rule) {
      segments[rule, default: 0] += 1
    }
    let side = segment.view.target
    let foreign = Set(
      segment.found.filter { $0.rule == .punctuationScript }.compactMap { found in
        found.target.map { side.text($0) }
      }
    )
    for (mark, partner) in side.isArabic ? Self.partners : Self.partners.map({ ($1, $0) }) {
      let hasOwn = side.text.unicodeScalars.contains(partner)
      if foreign.contains(String(mark)), !hasOwn {
        marks[String(mark), default: (0, 0)].foreign += 1
      }
      if hasOwn { marks[String(mark), default: (0, 0)].own += 1 }
    }
  }

  /// Keeps the first finding of each habit.
  func reduce(_ document: inout CheckedDocument) {
    let habits = Set(
      segments.filter { $0.value >= Self.least && $0.value * 5 >= segmentCount }.map(\.key.rawValue)
    )
    let foreign = Set(
      marks.filter { mark, counts in
        // Few segments have a question or a semicolon, so that of these some slips are a large part.
        let isFrequent = mark == "," || mark == "،"
        return counts.foreign >= Self.least
          && (isFrequent ? counts.foreign * 4 >= counts.own : counts.foreign > counts.own)
      }.map(\.key)
    )
    var seen: Set<String> = []
    for index in document.segments.indices {
      let own = document.segments[index].target.unicodeScalars
      document.segments[index].findings.removeAll { finding in
        if finding.rule == Rule.punctuationScript.rawValue {
          guard let mark = finding.target?.text, foreign.contains(mark),
            let partner = Self.partner(of: mark), !own.contains(partner)
          else { return false }
          return !seen.insert(finding.rule + mark).inserted
        }
        return habits.contains(finding.rule) && !seen.insert(finding.rule).inserted
      }
    }
    document.segments.removeAll(where: \.findings.isEmpty)
  }

  private static func partner(of mark: String) -> Unicode.Scalar? {
    partners.first { String($0.0) == mark }?.1 ?? partners.first { String($0.1) == mark }?.0
  }

  private static let partners: [(Unicode.Scalar, Unicode.Scalar)] = [
    (",", "\u{60C}"), (";", "\u{61B}"), ("?", "\u{61F}"),
  ]

  /// Rules of which a breach can be a habit.
  private static let rules: Set<Rule> = [
    .punctuationSpacing, .punctuationEnd, .spaceDouble, .characterLookalike,
    .characterPresentation, .characterTatweel, .characterDiacritics, .spellingHamza, .spellingTah,
    .spellingYeh, .bidiControl,
  ]
}
