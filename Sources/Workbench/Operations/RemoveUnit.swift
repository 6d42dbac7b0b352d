import JSON
import LibraryAccess
package import Model

/// Takes one unit out of a memory; it can be taken back.
package enum RemoveUnit: Operation {
  package static let name = OperationName.memoryRemoveUnit

  package static func places(
    of request: (unit: Int64, memory: String),
    in context: Context
  ) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// - Returns: The unit that is gone; `nil` where the memory had none of the identifier.
  /// - Throws: `LibraryError`.
  package static func run(
    _ request: (unit: Int64, memory: String),
    in context: Context
  ) throws -> StoredUnit? {
    guard let unit = try StoredUnit.read([request.unit], from: context.library).first,
      unit.memory == request.memory
    else { return nil }
    let author = context.authorship
    var isGone = false
    _ = try context.library.importUnits(
      ImportRequest(memory: request.memory, file: "", date: author.date)
    ) { sink in
      isGone = try sink.removeUnit(request.unit)
      var change = author.change(.unit)
      change.object = "\(request.unit)"
      change.memory = request.memory
      let texts = unit.unit.variants.map(\.plainText)
      change.note(before: [
        "unit": .int64(request.unit), "source": .string(texts.first ?? ""),
        "target": .string(texts.dropFirst().first ?? ""),
      ])
      change.note(after: ["import": .int64(sink.importIdentifier)])
      try sink.record(change)
      return ImportOutcome(fileHash: "", byteCount: 0, readCount: 0)
    }
    return isGone ? unit : nil
  }
}
