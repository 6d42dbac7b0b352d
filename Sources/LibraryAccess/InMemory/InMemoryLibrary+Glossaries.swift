package import Model

extension InMemoryLibrary {
  package func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result {
    try LibraryError.require(name: name)
    return try write(isDryRun: isDryRun) { state in
      let writer = InMemoryGlossaryWriter(state, glossary: name)
      let result = try body(writer)
      state = writer.state
      return result
    }
  }

  package func concepts(glossaries: [String]?) throws -> [GlossaryConcept] {
    let state = current
    guard let glossaries else { return state.concepts.inOrder.map(\.glossaryConcept) }
    return try glossaries.flatMap { name in
      guard state.glossaries.contains(name) else { throw LibraryError(.noSuchGlossary(name)) }
      return state.concepts.inOrder.filter { $0.stored.glossary == name }.map(\.glossaryConcept)
    }
  }

  package func concept(_ identifier: String, in glossary: String) throws -> StoredConcept? {
    let state = current
    guard state.glossaries.contains(glossary) else {
      throw LibraryError(.noSuchGlossary(glossary))
    }
    return state.concept(identifier, in: glossary)?.stored
  }

  package func concepts(withKeys keys: [String]) throws -> [GlossaryConcept] {
    current.concepts.inOrder.filter { concept in keys.contains { concept.keys.contains($0) } }
      .map(\.glossaryConcept)
  }

  package func conceptKeys(from prefix: String, limit: Int) throws -> [String] {
    let words = current.words.filter { $0.utf8.starts(with: prefix.utf8) }
    return Array(words.sorted { $0.precedes($1) }.prefix(limit))
  }

  package func forEachConceptWord(_ body: (Span<UInt8>) -> Void) throws {
    for word in current.words.sorted(by: { $0.precedes($1) }) { body(Array(word.utf8).span) }
  }

  package func glossaries() throws -> [GlossaryRecord] {
    let state = current
    return state.glossaries.sorted { $0.precedes($1) }.map { name in
      let concepts = state.concepts.values.filter { $0.stored.glossary == name }
      let terms = concepts.flatMap(\.stored.concept.languages).reduce(0) { $0 + $1.terms.count }
      return GlossaryRecord(name: name, conceptCount: concepts.count, termCount: terms)
    }
  }

  package func removeGlossary(
    _ name: String,
    body: (any GlossaryWriter, _ count: Int) throws -> Void
  ) throws -> Int {
    try write { state in
      guard state.glossaries.contains(name) else { throw LibraryError(.noSuchGlossary(name)) }
      let writer = InMemoryGlossaryWriter(state, glossary: name)
      try body(writer, state.places[name]?.count ?? 0)
      state = writer.state
      state.glossaries.remove(name)
      let places = state.places.removeValue(forKey: name) ?? [:]
      for place in places.values { state.concepts[place] = nil }
      state.version.glossaries += 1
      return places.count
    }
  }
}

/// A glossary of a library in memory, open for writing.
private final class InMemoryGlossaryWriter: GlossaryWriter, InMemoryProposalWriter {
  var state: InMemoryState
  private let glossary: String

  init(_ state: InMemoryState, glossary: String) {
    self.state = state
    self.glossary = glossary
    if self.state.glossaries.insert(glossary).inserted { self.state.version.glossaries += 1 }
  }

  func isEmpty() throws -> Bool { state.places[glossary]?.isEmpty ?? true }

  func forEachConcept(_ body: (ConceptEntry) throws -> Void) throws {
    for concept in state.concepts.inOrder where concept.stored.glossary == glossary {
      try body(concept.stored.concept)
    }
  }

  func concept(_ identifier: String) throws -> StoredConcept? {
    state.concept(identifier, in: glossary)?.stored
  }

  func write(_ concept: ConceptEntry, keys: [String]) throws -> Int64 {
    try LibraryError.require(name: concept.identifier)
    let known = state.places[glossary]?[concept.identifier]
    let place = known ?? state.nextPlace
    if known == nil { state.nextPlace += 1 }
    var concept = concept
    // A language without terms is not kept.
    concept.languages.removeAll { $0.terms.isEmpty }
    let revision = state.nextRevision
    state.nextRevision += 1
    state.places[glossary, default: [:]][concept.identifier] = place
    state.concepts[place] = InMemoryState.Concept(
      stored: StoredConcept(glossary: glossary, concept: concept, revision: revision),
      keys: keys
    )
    state.words.formUnion(keys)
    state.version.glossaries += 1
    return revision
  }

  func remove(_ identifier: String) throws -> Bool {
    guard let place = state.places[glossary]?.removeValue(forKey: identifier) else { return false }
    state.concepts[place] = nil
    state.version.glossaries += 1
    return true
  }

  var nextRevision: Int64 { state.nextRevision }

  func concepts(revisions: Range<Int64>) throws -> [String] {
    state.concepts.inOrder
      .filter { $0.stored.glossary == glossary && revisions.contains($0.stored.revision) }
      .map(\.stored.concept.identifier)
  }

  func setAside(_ content: String, of identifier: String) throws {
    let kept = state.setAside[state.nextChange, default: []]
    guard !kept.contains(where: { $0.identifier == identifier }) else { return }
    state.setAside[state.nextChange, default: []].append((identifier, content))
  }

  func forEachSetAside(
    by change: Int64,
    _ body: (_ identifier: String, _ content: String) throws -> Void
  ) throws {
    for kept in state.setAside[change] ?? [] { try body(kept.identifier, kept.content) }
  }
}

extension InMemoryState {
  fileprivate func concept(_ identifier: String, in glossary: String) -> Concept? {
    places[glossary]?[identifier].flatMap { concepts[$0] }
  }
}

extension InMemoryState.Concept {
  fileprivate var glossaryConcept: GlossaryConcept {
    GlossaryConcept(glossary: stored.glossary, concept: stored.concept)
  }
}

extension [Int64: InMemoryState.Concept] {
  fileprivate var inOrder: [InMemoryState.Concept] {
    sorted { $0.key < $1.key }.map(\.value)
  }
}
