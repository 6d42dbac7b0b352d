package import Model

/// Why a concept was not changed.
package enum ConceptEditError: Explained, Hashable {
  /// Fields that cannot be stored.
  case invalid([InvalidField])
  /// The concept was changed by somebody else; this is how it is now.
  case conflict(StoredConcept)
  /// A concept of this identifier is there already.
  case isThere(StoredConcept)
  /// The glossary has no concept of this identifier.
  case noSuchConcept(String, glossary: String)

  package var message: Message {
    switch self {
    case .invalid(let fields): Message.all(fields.map(\.message))
    case .conflict(let current):
      Message("concept.changedMeanwhile", names(current.concept.identifier, current.glossary))
    case .isThere(let known):
      Message("concept.isThere", names(known.concept.identifier, known.glossary))
    case .noSuchConcept(let identifier, let glossary):
      Message("concept.missing", names(identifier, glossary))
    }
  }

  package var kind: Failure.Kind {
    switch self {
    case .invalid: .input
    case .conflict, .isThere: .conflict
    case .noSuchConcept: .missing
    }
  }

  private func names(_ concept: String, _ glossary: String) -> [String: Message.Argument] {
    ["concept": .quotation(concept), "glossary": .quotation(glossary)]
  }
}

extension Message {
  /// Several messages, one after the other.
  package static func all(_ messages: [Message]) -> Message {
    guard let first = messages.first else { return Message("words", ["words": .text("")]) }
    return messages.dropFirst().reduce(first) { start, next in
      Message("label.joined", ["first": .message(start), "second": .message(next)])
    }
  }
}
