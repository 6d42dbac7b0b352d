/// The operations, by name, each with the permission that it needs.
package enum OperationName: String, CaseIterable, Hashable, Sendable {
  case lookup
  case headwords
  case annotate
  case segment
  case analyze
  case align
  case brief
  case check
  case packageArticles
  case packageCollect
  case match
  case concordance
  case glossaryList
  case glossaryBrowse
  case glossaryConcepts
  case glossaryConcept
  case glossaryExport
  case glossaryExtract
  case glossaryHarvest
  case glossaryImport
  case glossaryAdd
  case glossaryChange
  case glossaryEditMany
  case glossaryRemoveConcept
  case glossaryRemove
  case memoryList
  case memoryUnits
  case memoryImports
  case memoryExport
  case memoryImport
  case memoryAddPairs
  case memoryCreate
  case memoryRemoveUnit
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
    case .lookup, .headwords, .annotate, .segment, .analyze, .align, .brief, .check: .read
    case .packageArticles: .read
    case .match, .concordance: .read
    case .glossaryList, .glossaryBrowse, .glossaryConcepts, .glossaryConcept, .glossaryExport: .read
    case .memoryList, .memoryImports, .memoryUnits, .memoryExport, .history, .libraryInfo,
      .libraryCheck:
      .read
    case .glossaryExtract, .glossaryHarvest: .read
    case .reviewList, .ownSessions, .ownSessionsEnd, .ownPassword: .read
    case .propose: .propose
    case .glossaryImport, .glossaryAdd, .glossaryChange, .glossaryRemoveConcept, .undo: .editTerms
    case .glossaryEditMany: .editTerms
    case .reviewDecide: .editTerms
    case .memoryImport, .memoryAddPairs, .memoryUndo, .packageCollect: .importUnits
    case .memoryCreate, .memoryRemoveUnit: .importUnits
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
