package import Model

/// Returns one concept with its revision.
package enum GetConcept: Operation {
  /// Which concept.
  package typealias Request = (identifier: String, glossary: String)

  package static let name = OperationName.glossaryConcept

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.glossary(request.glossary)]
  }

  /// - Throws: `ConceptEditError.noSuchConcept`; `LibraryError`, when there is no such glossary.
  package static func run(_ request: Request, in context: Context) throws -> StoredConcept {
    try ConceptEditor(context).concept(request.identifier, in: request.glossary)
  }
}

/// Adds a concept to a glossary.
package enum AddConcept: Operation {
  /// The concept, and the glossary, which is made if there is none of the name.
  package typealias Request = (concept: ConceptEntry, glossary: String)

  package static let name = OperationName.glossaryAdd

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.glossary(request.glossary)]
  }

  /// The name of the glossary where nobody gives one.
  package static let usualGlossary = "desk"

  /// - Throws: as `ConceptEditor`.
  package static func run(_ request: Request, in context: Context) throws -> StoredConcept {
    try ConceptEditor(context).add(request.concept, to: request.glossary)
  }
}

/// Puts a concept in the place of the one that has its identifier.
package enum ChangeConcept: Operation {
  /// The concept as it is to be, and the revision from which the change was made.
  package typealias Request = (concept: ConceptEntry, glossary: String, revision: Int64)

  package static let name = OperationName.glossaryChange

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.glossary(request.glossary)]
  }

  /// - Throws: as `ConceptEditor`.
  package static func run(_ request: Request, in context: Context) throws -> StoredConcept {
    try ConceptEditor(context)
      .change(request.concept, in: request.glossary, revision: request.revision)
  }
}

/// Removes a concept from a glossary.
package enum RemoveConcept: Operation {
  /// Which concept, and the revision that is to be removed; `nil` is any.
  package typealias Request = (identifier: String, glossary: String, revision: Int64?)

  package static let name = OperationName.glossaryRemoveConcept

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.glossary(request.glossary)]
  }

  /// - Throws: as `ConceptEditor`.
  package static func run(_ request: Request, in context: Context) throws {
    try ConceptEditor(context)
      .remove(request.identifier, from: request.glossary, revision: request.revision)
  }
}
