import Linguistics
import Model
import Terminology

/// Tells of segments what became of the terms of a brief.
struct BriefReader: Sendable {
  private let brief: CheckedBrief
  private var scanner: TermScanner

  init(_ brief: CheckedBrief) {
    self.brief = brief
    scanner = brief.recognizer.makeScanner()
  }

  /// A place of a side that belongs to a term of the brief.
  private struct Mention {
    let entry: CheckedBrief.Entry
    let range: Range<Int>
    let kind: TermForm.Kind
    let isNested: Bool
  }

  /// Returns the verdicts on a segment, in the order in which the source has the terms.
  ///
  /// Without a source they are of what stands in the target; what is missing the document tells then.
  ///
  /// - Complexity: O(length of the segment)
  mutating func verdicts(source: SideText?, target: SideText, identifier: String) -> [TermVerdict] {
    let there = mentions(in: target).filter { $0.entry.role != .source }
    let places = if let source { places(in: source) } else { [Int: [Range<Int>]]() }
    let wanted =
      source == nil
      ? Set(there.map(\.entry.term)).sorted()
      : places.keys.sorted { (start(of: $0, places), $0) < (start(of: $1, places), $1) }
    let accepted = Set(there.filter { $0.entry.role == .use && !$0.isNested }.map(\.range))
    var verdicts: [(index: Int, verdict: TermVerdict)] = []
    for index in wanted {
      // What is the right word for another term of the segment is no synonym of this one.
      let own = there.filter {
        $0.entry.term == index && !($0.entry.role == .other && accepted.contains($0.range))
      }
      let (kind, range) = judge(own)
      let verdict = TermVerdict(
        term: brief.terms[index].term,
        kind: kind,
        segment: identifier,
        found: range.map(target.text),
        use: brief.terms[index].use
      )
      verdicts.append((index, verdict))
    }
    let followed = verdicts.filter(\.verdict.kind.isFollowed).flatMap { places[$0.index] ?? [] }
    // Of concepts that share a place in the source the translator chooses one.
    return verdicts.filter { index, verdict in
      verdict.kind.isFollowed || verdict.kind == .forbidden
        || !(places[index] ?? []).contains { place in followed.contains { $0.overlaps(place) } }
    }.map(\.verdict)
  }

  private func start(of index: Int, _ places: [Int: [Range<Int>]]) -> Int {
    places[index]?.first?.lowerBound ?? 0
  }

  /// Where the terms of the brief stand in the source by themselves.
  private mutating func places(in source: SideText) -> [Int: [Range<Int>]] {
    var places: [Int: [Range<Int>]] = [:]
    for mention in mentions(in: source)
    where !mention.isNested && !source.isProtected(mention.range.lowerBound) {
      places[mention.entry.term, default: []].append(mention.range)
    }
    return places
  }

  private func judge(_ mentions: [Mention]) -> (TermVerdict.Kind, Range<Int>?) {
    let uses = mentions.filter { $0.entry.role == .use }
    // What is forbidden within what is to be used is right: "war" in "war crimes".
    let isCovered = { (mention: Mention) in
      uses.contains {
        $0.range.lowerBound <= mention.range.lowerBound
          && mention.range.upperBound <= $0.range.upperBound
      }
    }
    if let bad = mentions.first(where: { $0.entry.role == .never && !isCovered($0) }) {
      return (.forbidden, bad.range)
    }
    let exact = uses.first { $0.kind != .inflected }
    if let exact { return (.followed, exact.range) }
    if let inflected = uses.first(where: { !$0.entry.isInsertion }) ?? uses.first {
      return (.inflected, inflected.range)
    }
    if let other = mentions.first(where: { $0.entry.role == .other }) {
      return (.replaced, other.range)
    }
    return (.missing, nil)
  }

  private mutating func mentions(in side: SideText) -> [Mention] {
    let isSource = side.language.language == brief.source.language
    return scanner.occurrences(in: side.text).compactMap { occurrence in
      let entry = brief.entries[occurrence.term]
      guard (entry.role == .source) == isSource else { return nil }
      return Mention(
        entry: entry,
        range: side.scalars(occurrence.range),
        kind: occurrence.form.kind,
        isNested: occurrence.isNested
      )
    }
  }
}
