package import LibraryAccess
package import Model

/// A change as a test records it.
package func testChange(
  _ subject: Change.Subject = .setting,
  date: String = "2026-11-30T08:00:00Z"
) -> Change {
  Change(subject, date: date, person: "Huda", door: .commandLine)
}

extension MemoryLibrary {
  /// Takes an import back, and records a change of no account.
  @discardableResult
  package func undoImport(_ identifier: Int64) throws -> (removed: Int, restored: Int) {
    try undoImport(identifier) { _, _ in testChange(.undo) }
  }

  /// Removes a memory, and records a change of no account.
  @discardableResult
  package func removeMemory(_ name: String) throws -> Int {
    try removeMemory(name) { _ in testChange() }
  }
}

extension GlossaryLibrary {
  /// Removes a glossary, and records a change of no account.
  @discardableResult
  package func removeGlossary(_ name: String) throws -> Int {
    try removeGlossary(name) { writer, _ in try writer.record(testChange()) }
  }
}
