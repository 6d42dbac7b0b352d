import LibraryAccess
import Model

extension Context {
  /// Fails unless the person may do in all these places what an operation needs; where there is no place, unless
  /// there is any in which the person may.
  ///
  /// - Throws: `PermissionError`.
  func require(_ permission: Permission, in places: [Place], for operation: OperationName) throws {
    let isAllowed =
      places.isEmpty
      ? principal.mayAnywhere(permission)
      : places.allSatisfy { principal.may(permission, in: $0) }
    guard isAllowed else { throw PermissionError(operation: operation, permission: permission) }
  }

  /// Returns those memories of which somebody reads who names some, or none for all: `nil` stays where the person
  /// may read every one.
  ///
  /// Names that the person may not read were refused before.
  ///
  /// - Throws: `LibraryError`.
  func readableMemories(_ named: [String]?) throws -> [String]? {
    guard named == nil, !principal.readsEverything else { return named }
    return try library.memories().map(\.name).filter { mayRead(.memory($0)) }
  }

  /// Returns those glossaries of which somebody reads, likewise.
  ///
  /// - Throws: `LibraryError`.
  func readableGlossaries(_ named: [String]?) throws -> [String]? {
    guard named == nil, !principal.permissions.contains(.read) else { return named }
    return try library.glossaries().map(\.name).filter { mayRead(.glossary($0)) }
  }

  /// Whether the person may read what belongs to a place.
  func mayRead(_ place: Place) -> Bool { principal.may(.read, in: place) }

  /// Whether the person may read what belongs to a glossary, a memory, or neither.
  func mayRead(glossary: String?, memory: String?) -> Bool {
    if let glossary { return mayRead(.glossary(glossary)) }
    return mayRead(memory.map(Place.memory) ?? .library)
  }
}
