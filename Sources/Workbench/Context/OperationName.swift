/// The operations, by name, each with the permission that it needs.
package enum OperationName: String, CaseIterable, Hashable, Sendable {
  case lookup
  case annotate
  case segment
  case analyze
  case align
  case check
  case match
  case concordance
  case glossaryList
  case glossaryConcepts
  case glossaryConcept
  case glossaryExport
  case glossaryExtract
  case glossaryHarvest
  case glossaryImport
  case glossaryAdd
  case glossaryChange
  case glossaryRemoveConcept
  case glossaryRemove
  case memoryList
  case memoryImports
  case memoryExport
  case memoryImport
  case memoryAddPairs
  case memoryUndo
  case memoryRemove
  case history
  case historyPurge
  case undo
  case reviewList
  case propose
  case reviewDecide
  case people
  case personAdd
  case personRemove
  case personPassword
  case personToken
  case personTokensRevoke
  case ownSessions
  case ownSessionsEnd
  case ownPassword
  case libraryInfo
  case libraryCheck
  case libraryRepair
  case libraryBackup
  case libraryCopy

  /// What the operation needs; this is the one table of permissions.
  package var permission: Permission {
    switch self {
    case .lookup, .annotate, .segment, .analyze, .align, .check: .read
    case .match, .concordance: .read
    case .glossaryList, .glossaryConcepts, .glossaryConcept, .glossaryExport: .read
    case .glossaryExtract, .glossaryHarvest: .read
    case .memoryList, .memoryImports, .memoryExport, .history, .libraryInfo, .libraryCheck: .read
    case .reviewList, .ownSessions, .ownSessionsEnd, .ownPassword: .read
    case .propose: .propose
    case .glossaryImport, .glossaryAdd, .glossaryChange, .glossaryRemoveConcept, .undo: .editTerms
    case .reviewDecide: .editTerms
    case .memoryImport, .memoryAddPairs, .memoryUndo: .importUnits
    case .glossaryRemove, .memoryRemove: .remove
    case .libraryRepair, .libraryBackup, .libraryCopy, .historyPurge: .administer
    case .people, .personAdd, .personRemove, .personPassword: .administer
    case .personToken, .personTokensRevoke: .administer
    }
  }

  /// Whether the operation may change the library.
  package var isWriting: Bool {
    switch self {
    case .ownSessionsEnd, .ownPassword: true
    case .people: false
    default: permission.isWriting
    }
  }
}
