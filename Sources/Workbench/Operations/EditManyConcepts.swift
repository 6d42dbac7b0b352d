package import Model

/// Does the same to many concepts, each as a change of its own that can be taken back.
package enum EditManyConcepts: Operation {
  /// What is done.
  package enum Deed: Hashable, Sendable {
    /// They belong to this subject field; `nil` is none.
    case setDomain(String?)
    /// They go to another glossary.
    case move(String)
    case remove
  }

  /// A concept by its name.
  package struct Name: Hashable, Sendable {
    package let glossary: String
    package let identifier: String

    package init(glossary: String, identifier: String) {
      self.glossary = glossary
      self.identifier = identifier
    }
  }

  /// Which concepts, and what is done with them.
  package struct Request: Hashable, Sendable {
    package var names: [Name]
    package var deed: Deed

    package init(_ names: [Name], _ deed: Deed) {
      self.names = names
      self.deed = deed
    }
  }

  /// What became of them.
  package struct Answer: Hashable, Sendable {
    /// How many were changed.
    package var changedCount = 0
    /// Those that stayed as they were, since something was in the way.
    package var kept: [Name] = []
  }

  package static let name = OperationName.glossaryEditMany

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    var glossaries = Set(request.names.map(\.glossary))
    if case .move(let glossary) = request.deed { glossaries.insert(glossary) }
    return glossaries.sorted().map(Place.glossary)
  }

  /// A concept that is gone, or of whose identifier the other glossary has one, stays as it is.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`, after which the changes that were made stay.
  package static func run(_ request: Request, in context: Context) throws -> Answer {
    let editor = ConceptEditor(context)
    var answer = Answer()
    for name in request.names {
      try context.check()
      do {
        try change(name, request.deed, editor)
        answer.changedCount += 1
      } catch is ConceptEditError {
        answer.kept.append(name)
      }
    }
    return answer
  }

  private static func change(_ name: Name, _ deed: Deed, _ editor: ConceptEditor) throws {
    let stored = try editor.concept(name.identifier, in: name.glossary)
    switch deed {
    case .setDomain(let domain):
      var concept = stored.concept
      concept.domain = domain
      try editor.change(concept, in: name.glossary, revision: stored.revision)
    case .move(let glossary) where glossary == name.glossary: break
    case .move(let glossary):
      try editor.add(stored.concept, to: glossary)
      try editor.remove(name.identifier, from: name.glossary, revision: stored.revision)
    case .remove:
      try editor.remove(name.identifier, from: name.glossary, revision: stored.revision)
    }
  }
}
