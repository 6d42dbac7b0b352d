import LibraryAccess
import Model
import TMXFormat
import TranslationMemory

/// Turns candidates into matches: with their texts, their context, and what differs.
struct MatchResolver {
  private let scope: MatchScope
  private let units: StoredUnits
  private let positions: [Int64: Int]

  /// Reads the units of candidates, and the neighbours of those that score 100.
  init(
    _ library: any MemoryLibrary,
    _ scope: MatchScope,
    candidates: [[MatchCandidate]]
  ) throws {
    self.scope = scope
    var wanted: Set<Int64> = []
    for candidate in candidates.joined() {
      wanted.insert(candidate.unit)
      if candidate.score.percent == 100 {
        wanted.insert(candidate.unit - 1)
        wanted.insert(candidate.unit + 1)
      }
    }
    units = wanted.isEmpty ? StoredUnits() : try library.units(Array(wanted))
    positions = Dictionary(
      zip(units.identifiers, units.identifiers.indices),
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the matches of a segment: context first, then by score, the newer, the identifier.
  func matches(
    _ candidates: [MatchCandidate],
    for index: Int,
    in queries: [PreparedSegment],
    limit: Int
  ) -> [SegmentMatch] {
    var scorer = SegmentScorer()
    var contexts: [SegmentMatch] = []
    var others: [SegmentMatch] = []
    for candidate in candidates {
      guard var match = match(candidate, for: queries[index], &scorer) else { continue }
      if match.kind == .exact, hasContext(candidate, index, queries, &scorer) {
        match.kind = .context
        contexts.append(match)
      } else {
        others.append(match)
      }
    }
    return Array((contexts + others).prefix(limit))
  }

  private func match(
    _ candidate: MatchCandidate,
    for query: PreparedSegment,
    _ scorer: inout SegmentScorer
  ) -> SegmentMatch? {
    guard let position = positions[candidate.unit],
      let sourceVariant = variant(of: position, in: scope.source, place: candidate.variant),
      let targetVariant = variant(of: position, in: scope.target, place: nil)
    else { return nil }
    let source = units.batch.string(sourceVariant.text)
    let isExact = candidate.score.percent == 100
    var match = SegmentMatch(
      score: candidate.score,
      kind: isExact ? .exact : .fuzzy,
      source: source,
      target: units.batch.string(targetVariant.text),
      memory: units.memories[position],
      unit: candidate.unit,
      penalties: candidate.penalties
    )
    match.date = units.batch.units[position].date
    // Codes that cannot be read are left out; the text is whole without them.
    match.sourceParts = (try? segmentParts(of: sourceVariant, in: units.batch)) ?? []
    match.targetParts = (try? segmentParts(of: targetVariant, in: units.batch)) ?? []
    if !isExact {
      match.differences = scorer.differences(query, PreparedSegment(source))
      match.numberReplacement = NumberGuard.replacement(
        for: match,
        query: query.text,
        target: scope.target
      )
    }
    return match
  }

  /// Returns the variant of a unit in a language: one by its place, or the first in exactly this
  /// language, or the first in it.
  private func variant(
    of position: Int,
    in language: LanguageTag,
    place: Int?
  ) -> UnitBatch.Variant? {
    let batch = units.batch
    let unit = batch.units[position]
    if let place, place < IndexedSegment.maximumVariant, place < unit.variants.count {
      return batch.variants[unit.variants.lowerBound + place]
    }
    let variants = batch.variants[unit.variants].filter { batch.isTranslation($0, of: unit) }
    let exact = variants.first { batch.languages[$0.language] == language }
    return exact ?? variants.first { batch.languages[$0.language].language == language.language }
  }

  /// Whether the segments before and after the segment looked up are those of the unit: as its
  /// properties say, or else as they stand in its memory.
  private func hasContext(
    _ candidate: MatchCandidate,
    _ index: Int,
    _ queries: [PreparedSegment],
    _ scorer: inout SegmentScorer
  ) -> Bool {
    let before = index > 0 ? queries[index - 1] : nil
    let behind = index + 1 < queries.count ? queries[index + 1] : nil
    guard before != nil || behind != nil else { return false }
    guard let said = context(of: candidate), !said.isEmpty else {
      return agrees(before, neighbours(of: candidate.unit, distance: -1), &scorer)
        && agrees(behind, neighbours(of: candidate.unit, distance: 1), &scorer)
    }
    // One side may be unknown, but not both that the text has.
    if (before == nil || said.before.isEmpty) && (behind == nil || said.behind.isEmpty) {
      return false
    }
    return (said.before.isEmpty || agrees(before, said.before, &scorer))
      && (said.behind.isEmpty || agrees(behind, said.behind, &scorer))
  }

  /// What the properties of a unit and of the variant found say of its context.
  private func context(of candidate: MatchCandidate) -> UnitContext? {
    guard let position = positions[candidate.unit] else { return nil }
    let unit = units.batch.units[position]
    let place = unit.variants.lowerBound + candidate.variant
    guard unit.variants.contains(place) else { return nil }
    return UnitContext(unit, variant: units.batch.variants[place], of: units.batch)
  }

  /// The text of the unit before or after another one in the same memory, if there is one.
  private func neighbours(of unit: Int64, distance: Int64) -> [String] {
    guard let position = positions[unit + distance], let home = positions[unit],
      units.memories[position] == units.memories[home],
      let variant = variant(of: position, in: scope.source, place: nil)
    else { return [] }
    return [units.batch.string(variant.text)]
  }

  /// Whether a segment of the text, if it has one there, is one of those that a unit has there.
  private func agrees(
    _ segment: PreparedSegment?,
    _ texts: [String],
    _ scorer: inout SegmentScorer
  ) -> Bool {
    guard let segment else { return true }
    return texts.contains { text in
      let score = scorer.score(
        segment,
        PreparedSegment(text),
        threshold: MatchScore(percent: 99)
      )
      return score?.distance == 0
    }
  }
}
