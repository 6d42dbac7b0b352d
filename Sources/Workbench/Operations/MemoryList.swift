package import JSON
package import LibraryAccess
package import Model

/// The memories of a library, for people and programs.
package struct MemoryList: Sendable {
  /// The memories, by name.
  package let memories: [MemoryRecord]

  /// Reads the list.
  ///
  /// - Throws: `FileError`.
  package init(_ library: any MemoryLibrary) throws {
    memories = try translatingLibraryErrors { try library.memories() }
  }

  /// Fails when there is no memory of a name.
  ///
  /// - Throws: `FileError`.
  package static func requireMemory(_ name: String, in library: any MemoryLibrary) throws {
    let memories = try translatingLibraryErrors { try library.memories() }
    guard memories.contains(where: { $0.name == name }) else {
      throw FileError(LibraryError(.noSuchMemory(name)))
    }
  }

  /// One line for each memory.
  package var text: String {
    memories.map { memory in
      let languages = memory.languages.map { "\($0.language) \($0.variantCount)" }
      return "\(memory.name): \(memory.unitCount) units (\(languages.joined(separator: ", ")))"
    }.joined(separator: "\n")
  }

  /// One object with all memories.
  package var json: JSONValue {
    [
      "memories": .array(
        memories.map { memory in
          [
            "name": .string(memory.name), "units": .int(memory.unitCount),
            "imports": .int(memory.importCount),
            "languages": .object(
              memory.languages.map { .init($0.language, .int($0.variantCount)) }
            ),
          ]
        }
      )
    ]
  }
}

/// The imports of a library, for people and programs.
package struct MemoryImportList: Sendable {
  /// The imports, the latest first.
  package let imports: [ImportRecord]

  /// Reads the list.
  ///
  /// - Throws: `FileError`.
  package init(_ library: any MemoryLibrary) throws {
    imports = try translatingLibraryErrors { try library.imports() }
  }

  /// One line for each import.
  package var text: String {
    imports.map { record in
      let counts = record.counts
      return """
        \(record.identifier)  \(record.date)  \(record.memory)  \(record.file): \
        \(record.outcome.readCount) read, \(counts.added) added, \(counts.updated) updated, \
        \(counts.unchanged) unchanged, \(record.outcome.rejectedCount) rejected\
        \(record.outcome.isTruncated ? ", truncated" : "")
        """
    }.joined(separator: "\n")
  }

  /// One object with all imports.
  package var json: JSONValue { ["imports": .array(imports.map(json))] }

  private func json(_ record: ImportRecord) -> JSONValue {
    [
      "import": .int64(record.identifier), "memory": .string(record.memory),
      "file": .string(record.file), "date": .string(record.date),
      "hash": .string(record.outcome.fileHash), "bytes": .int(record.outcome.byteCount),
      "read": .int(record.outcome.readCount), "added": .int(record.counts.added),
      "updated": .int(record.counts.updated), "unchanged": .int(record.counts.unchanged),
      "rejected": .int(record.outcome.rejectedCount),
      "repaired": .int(record.outcome.repairedCount),
      "truncated": .bool(record.outcome.isTruncated), "units": .int(record.unitCount),
    ]
  }
}

/// What taking an import back, or removing a memory, changed.
package struct MemoryChange: Sendable {
  /// How many units are no longer there.
  package let removedCount: Int
  /// How many units are there again.
  package let restoredCount: Int
  /// The change in words.
  package let text: String
  /// The change as one object.
  package let json: JSONValue

  /// Takes an import back.
  ///
  /// - Throws: `FileError`, when there is no such import.
  package static func undo(
    import number: Int64,
    in library: any MemoryLibrary
  ) throws -> MemoryChange {
    let (removed, restored) = try translatingLibraryErrors { try library.undoImport(number) }
    let json: JSONValue = [
      "import": .int64(number), "removed": .int(removed), "restored": .int(restored),
    ]
    return MemoryChange(
      removedCount: removed,
      restoredCount: restored,
      text: "import \(number) taken back: \(removed) units removed, \(restored) restored",
      json: json
    )
  }

  /// Removes a memory.
  ///
  /// - Throws: `FileError`, when there is no such memory.
  package static func remove(
    memory name: String,
    from library: any MemoryLibrary
  ) throws -> MemoryChange {
    let removed = try translatingLibraryErrors { try library.removeMemory(name) }
    let json: JSONValue = ["memory": .string(name), "removed": .int(removed)]
    return MemoryChange(
      removedCount: removed,
      restoredCount: 0,
      text: "memory \(quoted(name)) removed with \(removed) units",
      json: json
    )
  }
}

extension MemoryLibrary {
  /// Returns how many units memories have; all memories if `names` is `nil`.
  package func unitCount(of names: [String]?) throws -> Int {
    try translatingLibraryErrors { try memories() }
      .filter { names?.contains($0.name) != false }.reduce(0) { $0 + $1.unitCount }
  }
}

/// Runs `body`, and turns what the library throws into an error for the user.
func translatingLibraryErrors<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as LibraryError {
    throw FileError(error)
  }
}
