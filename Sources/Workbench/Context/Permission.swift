/// What somebody may do with a library; each operation needs one of these.
package enum Permission: String, CaseIterable, Hashable, Sendable {
  /// Look up, match, annotate, list, export.
  case read
  /// Propose terms and units to those who decide.
  case propose
  /// Change the concepts of glossaries.
  case editTerms
  /// Store units in memories, and take imports back.
  case importUnits
  /// Remove whole glossaries and memories.
  case remove
  /// Repair and copy the library, and look after its people.
  case administer

  /// Whether an operation that needs this may change the library.
  package var isWriting: Bool { self != .read }
}
