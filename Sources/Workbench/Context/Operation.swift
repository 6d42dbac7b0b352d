/// One thing that Dragoman does, whoever asks for it.
///
/// The command line, the pages, the API and the protocols fill a request and render the answer; they
/// have no default and no rule of their own. `Documentation/Design/Operations.md` says how to add one.
package protocol Operation: SendableMetatype {
  /// What is asked for. Its initializer has the only defaults that there are. A request that is handed to another
  /// thread is `Sendable`; one that has somewhere to write to need not be.
  associatedtype Request
  /// What comes of it: values, never text.
  associatedtype Answer

  /// The name, by which the permission is found.
  static var name: OperationName { get }
  /// Does it.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - context: The library, who asks, and when to stop.
  /// - Returns: The answer.
  /// - Throws: what the operation says; `InterruptionError`.
  static func run(_ request: Request, in context: Context) throws -> Answer
}

extension Operation {
  /// What the operation needs.
  package static var permission: Permission { name.permission }
}

/// The operations, by name, each with the permission that it needs.
package enum OperationName: String, CaseIterable, Hashable, Sendable {
  case lookup
  case annotate
  case segment
  case analyze
  case align
  case match
  case concordance
  case glossaryList
  case glossaryConcepts
  case glossaryConcept
  case glossaryExport
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
  case libraryInfo
  case libraryCheck
  case libraryRepair
  case libraryBackup

  /// What the operation needs; this is the one table of permissions.
  package var permission: Permission {
    switch self {
    case .lookup, .annotate, .segment, .analyze, .align, .match, .concordance: .read
    case .glossaryList, .glossaryConcepts, .glossaryConcept, .glossaryExport: .read
    case .memoryList, .memoryImports, .memoryExport, .libraryInfo, .libraryCheck: .read
    case .glossaryImport, .glossaryAdd, .glossaryChange, .glossaryRemoveConcept: .editTerms
    case .memoryImport, .memoryAddPairs, .memoryUndo: .importUnits
    case .glossaryRemove, .memoryRemove: .remove
    case .libraryRepair, .libraryBackup: .administer
    }
  }

  /// Whether the operation may change the library.
  package var isWriting: Bool { permission.isWriting }
}
