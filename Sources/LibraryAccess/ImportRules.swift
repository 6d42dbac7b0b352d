package import Model

/// How alike a unit of the memory and one that is being imported are.
package enum UnitLikeness: Hashable, Sendable {
  /// They have nothing to do with each other.
  case none
  /// They share a segment, and differ in another language that both have.
  case otherTranslation
  /// They have the same languages, texts and codes.
  case sameContent
  /// They also have the same attributes, properties and notes, in the same order.
  case identical
}

/// A unit of the memory that may be what is being imported.
package struct FoundUnit: Hashable, Sendable {
  /// The unit's identifier.
  package var identifier: Int64
  /// How alike it is.
  package var likeness: UnitLikeness
  /// When it was last changed, as the digits YYYYMMDDhhmmss of UTC; 0 if that is not known.
  package var date: Int64
  /// Whether the import that is under way stored it.
  package var isOfThisImport: Bool

  /// Creates one.
  package init(identifier: Int64, likeness: UnitLikeness, date: Int64, isOfThisImport: Bool) {
    self.identifier = identifier
    self.likeness = likeness
    self.date = date
    self.isOfThisImport = isOfThisImport
  }
}

/// What becomes of each unit of an import, in every library.
package enum ImportRules {
  /// What becomes of a unit.
  package enum Decision: Hashable, Sendable {
    /// It is stored.
    case add
    /// It is not stored.
    case leaveOut
    /// It is stored in the place of these.
    case replace([Int64])
  }

  /// Decides what becomes of a unit.
  ///
  /// A unit that is there already is not stored again. Two units of one file that differ in their
  /// attributes, properties or notes alone are both kept, so that nothing a file says is lost; the
  /// same file again changes nothing, since earlier imports are compared by content.
  ///
  /// - Parameters:
  ///   - date: When the unit was last changed; 0 if that is not known.
  ///   - found: The units of the memory that may be like it.
  ///   - policy: What becomes of a unit with another translation.
  /// - Returns: The decision.
  package static func decide(
    date: Int64,
    found: [FoundUnit],
    policy: ConflictPolicy
  ) -> Decision {
    for unit in found where isDuplicate(unit) { return .leaveOut }
    guard policy != .both else { return .add }
    var replaced: [Int64] = []
    for unit in found where unit.likeness == .otherTranslation {
      switch policy {
      case .both: break
      case .keep: return .leaveOut
      case .newest where date <= unit.date: return .leaveOut
      case .newest, .replace: replaced.append(unit.identifier)
      }
    }
    return replaced.isEmpty ? .add : .replace(replaced)
  }

  /// Counts a unit of an import.
  ///
  /// - Parameters:
  ///   - decision: What became of it.
  ///   - found: The units of the memory that may be like it.
  ///   - isTranslated: Whether it has a translation.
  ///   - counts: What is counted up.
  package static func count(
    _ decision: Decision,
    found: [FoundUnit],
    isTranslated: Bool,
    in counts: inout ImportCounts
  ) {
    guard isTranslated else {
      counts.untranslated += 1
      if decision != .leaveOut { counts.untranslatedStored += 1 }
      return
    }
    switch decision {
    case .add: counts.added += 1
    case .replace: counts.updated += 1
    case .leaveOut where found.contains { $0.isOfThisImport && $0.likeness == .identical }:
      counts.duplicate += 1
    case .leaveOut: counts.unchanged += 1
    }
  }

  private static func isDuplicate(_ unit: FoundUnit) -> Bool {
    switch unit.likeness {
    case .identical: true
    case .sameContent: !unit.isOfThisImport
    case .otherTranslation, .none: false
    }
  }
}
