import LibraryAccess
package import Model
import TMXFormat

/// A unit as a library has it.
package struct StoredUnit: Hashable, Sendable {
  /// The identifier, which is never given again.
  package let identifier: Int64
  /// The name of its memory.
  package let memory: String
  /// The unit.
  package let unit: TranslationUnit

  /// The unit's first variant in a language, in this region before others.
  package func variant(in language: LanguageTag) -> Variant? {
    unit.variants.first { $0.language == language }
      ?? unit.variants.first { $0.language.language == language.language }
  }

  /// Reads units by their identifiers; those that are not there are left out.
  ///
  /// - Throws: `LibraryError`.
  /// - Returns: The units, in ascending order of their identifiers.
  static func read(_ identifiers: [Int64], from library: any MemoryLibrary) throws -> [StoredUnit] {
    guard !identifiers.isEmpty else { return [] }
    let found = try library.units(identifiers)
    return try found.identifiers.indices.map { index in
      StoredUnit(
        identifier: found.identifiers[index],
        memory: found.memories[index],
        unit: try TranslationUnit(found.batch.units[index], of: found.batch)
      )
    }
  }
}

/// Reads units of a memory by their identifiers.
package enum GetUnits: Operation {
  package static let name = OperationName.memoryUnits

  package static func places(
    of request: (identifiers: [Int64], memory: String),
    in context: Context
  ) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// Returns those of the units that are there, in ascending order of their identifiers.
  ///
  /// - Throws: `LibraryError`.
  package static func run(
    _ request: (identifiers: [Int64], memory: String),
    in context: Context
  ) throws -> [StoredUnit] {
    try StoredUnit.read(request.identifiers, from: context.library)
      .filter { $0.memory == request.memory }
  }
}
