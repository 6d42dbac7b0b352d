import GlossaryFormats
import JSON
import LibraryAccess
import Model

/// Stores the concepts of a file one after the other, and counts what becomes of each.
///
/// A concept counts once: as added, updated, unchanged, conflicting (kept as it was) or duplicate.
struct ConceptStoring {
  private let writer: any GlossaryWriter
  private let glossary: String
  private let onConflict: GlossaryConflictPolicy
  private let sampleCount: Int
  /// Whether the glossary had no concept, so that none needs to be looked for.
  private let isNew: Bool
  /// The revision of the first concept that is written.
  private let firstRevision: Int64
  private var counts = GlossaryImportReport.Counts()
  private var sample: [GlossaryImportReport.Sample] = []
  private var known: KnownTerms?
  private var keys = SearchKeyMaker()

  /// Begins to store.
  ///
  /// - Parameters:
  ///   - writer: Writes the glossary.
  ///   - glossary: The glossary's name.
  ///   - onConflict: What happens to concepts that are there already.
  ///   - sampleCount: How many of the first concepts the report shows.
  /// - Throws: what the library throws.
  init(
    _ writer: any GlossaryWriter,
    of glossary: String,
    onConflict: GlossaryConflictPolicy,
    sampleCount: Int
  ) throws {
    self.writer = writer
    self.onConflict = onConflict
    self.sampleCount = sampleCount
    self.glossary = glossary
    isNew = try writer.isEmpty()
    firstRevision = writer.nextRevision
  }

  /// Stores a concept.
  ///
  /// One whose identifier no library can have gets the one that it would have had without any.
  mutating func take(_ prepared: PreparedConcept) throws {
    var prepared = prepared
    if !LibraryName.isUsable(prepared.concept.identifier) {
      prepared.concept.identifier = prepared.concept.identifierFromTerms
    }
    let (concept, line) = (prepared.concept, prepared.line)
    guard !isNew, let stored = try writer.concept(concept.identifier) else {
      return try add(prepared)
    }
    let existing = stored.concept
    known?.add(concept.identifier, prepared.signature)
    let replacement = concept.keepingDates(of: existing)
    let result =
      switch onConflict {
      case .keep: existing
      case .replace: replacement
      case .merge: existing.merged(with: concept)
      }
    show(result, line: line)
    let hasChanged = existing != result
    if hasChanged {
      if stored.revision < firstRevision {
        try writer.setAside(existing.record(glossary: glossary).text, of: existing.identifier)
      }
      try writer.write(result, keys: keys.keys(of: result))
      counts.updated += 1
    } else if existing != replacement, onConflict == .keep {
      counts.conflicting += 1
    } else {
      // A file that adds nothing to a merged concept is in no conflict with it.
      counts.unchanged += 1
    }
    if hasChanged || (existing != replacement && onConflict == .keep) {
      counts.conflicts.append(
        .init(line: line, concept: concept.identifier, policy: onConflict)
      )
    }
  }

  private mutating func add(_ prepared: PreparedConcept) throws {
    let (concept, line) = (prepared.concept, prepared.line)
    if known == nil {
      // What this import took so far is among them: it was no addition.
      var terms = KnownTerms()
      if !isNew {
        try writer.forEachConcept { terms.add($0.identifier, ConceptSignature($0)) }
      }
      known = terms
    }
    show(concept, line: line)
    try writer.write(concept, keys: prepared.keys)
    if let other = known?.add(concept.identifier, prepared.signature) {
      counts.duplicates.append(.init(line: line, concept: concept.identifier, of: other))
    } else {
      counts.added += 1
    }
  }

  private mutating func show(_ concept: ConceptEntry, line: Int) {
    guard sample.count < sampleCount else { return }
    sample.append(GlossaryImportReport.Sample(line: line, concept: concept))
  }

  /// Returns what was done.
  func report(file: String, _ remarks: GlossaryRemarks) -> GlossaryImportReport {
    GlossaryImportReport(file: file, glossary: glossary, remarks, counts: counts, sample: sample)
  }

  /// Records the import, in one row; returns its number.
  ///
  /// What it wrote is known by its revisions, so that only what it replaced is kept beside.
  func record(_ report: GlossaryImportReport, by author: Authorship) throws -> Int64 {
    var change = author.change(.import)
    change.glossary = glossary
    change.note(after: [
      "file": .string(report.file), "read": .int(report.readCount), "added": .int(report.added),
      "updated": .int(report.updated), "unchanged": .int(report.unchanged),
      "duplicate": .int(report.duplicateCount), "conflicting": .int(report.conflictingCount),
      "rejected": .int(report.rejectedCount), "created": .bool(isNew),
      "firstRevision": .int64(firstRevision), "endRevision": .int64(writer.nextRevision),
    ])
    return try writer.record(change)
  }
}

/// The terms of concepts, so that one with those of another is known as its duplicate.
private struct KnownTerms {
  private var positions: [ConceptSignature: UInt32] = [:]
  private var identifiers: [String] = []

  /// Takes a concept in, and returns another one that has the same terms and domain.
  @discardableResult
  mutating func add(_ identifier: String, _ signature: ConceptSignature) -> String? {
    let position = UInt32(truncatingIfNeeded: identifiers.count)
    identifiers.append(identifier)
    guard let known = positions.updateValue(position, forKey: signature) else { return nil }
    let other = identifiers[Int(known)]
    return other == identifier ? nil : other
  }
}
