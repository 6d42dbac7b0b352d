import Files
package import JSON
import LibraryAccess
import Model
import TranslationMemory

extension LibrarySession {
  /// What is in the library, in words and as one object.
  ///
  /// - Throws: `FileError`.
  package func contents() throws -> (text: String, json: JSONValue) {
    let contents = try translatingLibraryErrors { try library.contents() }
    var lines = ["\(contents.path): \(contents.byteCount) bytes, version \(contents.version)"]
    lines += contents.counts.map { "\($0.count) \($0.name)" }
    let members: [JSONValue.Member] =
      [
        .init("path", .string(contents.path)), .init("bytes", .int(contents.byteCount)),
        .init("version", .string(contents.version)),
      ] + contents.counts.map { .init($0.name, .int($0.count)) }
    return (lines.joined(separator: "\n"), JSONValue.object(members))
  }

  /// Looks for damage; with `isRepairing`, makes derived data again where it is wrong.
  ///
  /// - Returns: The faults that are left, in words and as one object.
  /// - Throws: `FileError`.
  package func check(isRepairing: Bool) throws -> (isSound: Bool, text: String, json: JSONValue) {
    var faults = try translatingLibraryErrors { try library.faults() + indexFaults() }
    var isRepaired = false
    if isRepairing, !faults.isEmpty {
      try translatingLibraryErrors { try library.rebuildDerivedData() }
      try translatingIndexErrors { try rebuildIndexes(library) }
      faults = try translatingLibraryErrors { try library.faults() + indexFaults() }
      isRepaired = true
    }
    let json: JSONValue = [
      "sound": .bool(faults.isEmpty), "repaired": .bool(isRepaired), "faults": .strings(faults),
    ]
    let sound = isRepaired ? "the library is sound again" : "the library is sound"
    return (
      faults.isEmpty, faults.isEmpty ? sound : faults.joined(separator: "\n"), json
    )
  }

  private func indexFaults() throws -> [String] {
    let incomplete = try library.memoriesToIndex()
    return try incomplete.map { "memory \(quoted($0)) has units that are not in its index" }
      + damagedParts()
  }

  /// Reads every part of every match index, and says which are not as they were written.
  private func damagedParts() throws -> [String] {
    let tags = Set(try library.memories().flatMap { $0.languages.map(\.language) })
    var faults: [String] = []
    for language in Set(tags.compactMap { LanguageTag($0)?.language }).sorted() {
      let index = try library.matchIndex(of: language, memories: nil)
      for part in index.parts {
        do {
          try IndexPartReader(part, of: index).verify()
        } catch is IndexPartReader.Fault, is LibraryError {
          faults.append("part \(part.identifier) of the \(language) match index is damaged")
        }
      }
    }
    return faults
  }

  /// Writes a consistent copy of the library, while it may be in use.
  ///
  /// - Throws: `FileError`, when there is a file already.
  package func backUp(to path: String) throws {
    guard !fileExists(path) else {
      throw FileError(path: path, reason: "there is a file already")
    }
    do {
      try library.backUp(to: path)
    } catch let error as LibraryError {
      throw FileError(path: path, reason: error.description)
    }
  }
}
