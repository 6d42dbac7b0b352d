import JSON
import LibraryAccess
package import Model

/// Takes a change back: what it changed is as it was before.
///
/// A concept must be as the change left it. Of an import, and of a glossary that was removed, what was changed
/// since stays as it is, and is named.
package enum UndoChange: Operation {
  package static let name = OperationName.undo

  package static func places(of number: Int64, in context: Context) throws -> [Place] {
    guard let change = try context.library.change(number)?.change else { return [] }
    return [
      change.glossary.map(Place.glossary) ?? change.memory.map(Place.memory) ?? .library
    ]
  }

  /// What takes more than to edit to do takes as much to take back.
  ///
  /// - Parameters:
  ///   - number: The change's number.
  ///   - context: The library, and who takes it back.
  /// - Returns: What was done.
  /// - Throws: `HistoryError`; `LibraryError`.
  package static func run(_ number: Int64, in context: Context) throws -> ChangeUndone {
    guard let recorded = try context.library.change(number) else {
      throw HistoryError.noSuchChange(number)
    }
    let change = recorded.change
    if change.subject == .setting || change.subject == .person {
      let places = try places(of: number, in: context)
      try context.require(.remove, in: places, for: name)
    }
    switch (change.subject, change.glossary, change.memory) {
    case (.concept, let glossary?, _), (.undo, let glossary?, _):
      return try restoreConcept(recorded, in: glossary, context)
    case (.import, let glossary?, _): return try takeOut(recorded, from: glossary, context)
    case (.setting, let glossary?, _): return try bringBack(recorded, glossary, context)
    case (.import, _, let memory?), (.unit, _, let memory?):
      return try undoImport(recorded, of: memory, context)
    default: throw HistoryError.cannotUndo(number)
    }
  }

  /// Gives a concept the state that it had before.
  private static func restoreConcept(
    _ recorded: RecordedChange,
    in glossary: String,
    _ context: Context
  ) throws -> ChangeUndone {
    let (before, after) = try (
      recorded.change.before?.recordedObject, recorded.change.after?.recordedObject
    )
    guard let identifier = try (before ?? after)?["concept"].optional?.string() else {
      throw HistoryError.cannotUndo(recorded.number)
    }
    return try context.library.updateGlossary(glossary, isDryRun: false) { writer in
      let current = try writer.concept(identifier)
      guard try current?.revision == after.map({ Int64(try $0["revision"].int()) }) else {
        throw HistoryError.changedMeanwhile(recorded.number)
      }
      var undo = context.undo(of: recorded)
      undo.before = current?.record.text
      var undone = ChangeUndone(recorded)
      if let before {
        let restored = try writer.restore(ConceptEntry(record: before), in: glossary)
        undo.after = restored.record.text
        undone.restoredCount = 1
      } else {
        _ = try writer.remove(identifier)
        undone.removedCount = 1
      }
      try writer.record(undo)
      return undone
    }
  }

  /// Takes out of a glossary what an import added, and brings back what it replaced.
  private static func takeOut(
    _ recorded: RecordedChange,
    from glossary: String,
    _ context: Context
  ) throws -> ChangeUndone {
    guard let after = try recorded.change.after?.recordedObject else {
      throw HistoryError.cannotUndo(recorded.number)
    }
    let revisions = try Int64(after["firstRevision"].int())..<Int64(after["endRevision"].int())
    let undone = try context.library.updateGlossary(glossary, isDryRun: false) { writer in
      var undone = ChangeUndone(recorded)
      try writer.forEachSetAside(by: recorded.number) { identifier, content in
        try context.check()
        guard let current = try writer.concept(identifier), revisions.contains(current.revision)
        else { return undone.kept.append(identifier) }
        try writer.restore(ConceptEntry(record: try content.recordedObject), in: glossary)
        undone.restoredCount += 1
      }
      // Those that were restored have later revisions by now.
      for identifier in try writer.concepts(revisions: revisions) {
        try context.check()
        _ = try writer.remove(identifier)
        undone.removedCount += 1
      }
      try undone.record(context.undo(of: recorded), writer)
      return undone
    }
    if try after["created"].optional?.bool() == true {
      context.library.removeEmptyGlossary(glossary)
    }
    return undone
  }

  /// Brings the concepts of a glossary back that was removed.
  private static func bringBack(
    _ recorded: RecordedChange,
    _ glossary: String,
    _ context: Context
  ) throws -> ChangeUndone {
    try context.library.updateGlossary(glossary, isDryRun: false) { writer in
      var undone = ChangeUndone(recorded)
      try writer.forEachSetAside(by: recorded.number) { identifier, content in
        try context.check()
        guard try writer.concept(identifier) == nil else { return undone.kept.append(identifier) }
        try writer.restore(ConceptEntry(record: try content.recordedObject), in: glossary)
        undone.restoredCount += 1
      }
      try undone.record(context.undo(of: recorded), writer)
      return undone
    }
  }

  private static func undoImport(
    _ recorded: RecordedChange,
    of memory: String,
    _ context: Context
  ) throws -> ChangeUndone {
    guard let number = try recorded.change.after?.recordedObject["import"].int() else {
      throw HistoryError.cannotUndo(recorded.number)
    }
    let (removed, restored) = try context.library.undoImport(Int64(number)) { removed, restored in
      var undo = context.undo(of: recorded)
      undo.note(after: ["removed": .int(removed), "restored": .int(restored)])
      return undo
    }
    var undone = ChangeUndone(recorded)
    undone.removedCount = removed
    undone.restoredCount = restored
    return undone
  }
}

extension ChangeUndone {
  /// Records what was done to many concepts.
  ///
  /// - Throws: `HistoryError.changedMeanwhile`, when nothing could be done.
  fileprivate func record(_ undo: Change, _ writer: any GlossaryWriter) throws {
    guard removedCount + restoredCount > 0 else { throw HistoryError.changedMeanwhile(number) }
    var undo = undo
    undo.note(after: [
      "removed": .int(removedCount), "restored": .int(restoredCount), "kept": .strings(kept),
    ])
    try writer.record(undo)
  }
}

extension Context {
  /// What is recorded of a change that is taken back.
  fileprivate func undo(of recorded: RecordedChange) -> Change {
    var undo = authorship.change(.undo)
    undo.object = "\(recorded.number)"
    undo.glossary = recorded.change.glossary
    undo.memory = recorded.change.memory
    return undo
  }
}

extension GlossaryWriter {
  /// Writes a concept as it was; returns it with its new revision.
  @discardableResult
  fileprivate func restore(_ concept: ConceptEntry, in glossary: String) throws -> StoredConcept {
    let revision = try write(concept, keys: concept.searchKeys)
    return StoredConcept(glossary: glossary, concept: concept, revision: revision)
  }
}

/// A glossary is not empty.
private struct HasConcepts: Error {}

extension GlossaryLibrary {
  /// Removes a glossary that has no concept; an error leaves it, which does no harm.
  fileprivate func removeEmptyGlossary(_ name: String) {
    _ = try? removeGlossary(name) { _, count in guard count == 0 else { throw HasConcepts() } }
  }
}
