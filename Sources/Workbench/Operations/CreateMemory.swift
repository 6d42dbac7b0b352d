import LibraryAccess
package import Model
import TMXFormat

/// Makes a memory without units.
package enum CreateMemory: Operation {
  package static let name = OperationName.memoryCreate

  package static func places(
    of request: (memory: String, source: LanguageTag),
    in context: Context
  ) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// - Returns: Whether there was none of the name.
  /// - Throws: `LibraryError`, when the name cannot be one.
  package static func run(
    _ request: (memory: String, source: LanguageTag),
    in context: Context
  ) throws -> Bool {
    guard try !context.library.memories().contains(where: { $0.name == request.memory }) else {
      return false
    }
    let author = context.authorship
    let header = TMXHeader.ofUnits(from: request.source, version: context.version)
    _ = try context.library.importUnits(
      ImportRequest(memory: request.memory, file: "", date: author.date)
    ) { sink in
      try sink.recordImport(
        of: "",
        into: request.memory,
        readCount: 0,
        rejectedCount: 0,
        by: author
      )
      return ImportOutcome(fileHash: "", byteCount: 0, header: header.xml, readCount: 0)
    }
    return true
  }
}
