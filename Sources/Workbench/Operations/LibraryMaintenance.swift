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

  /// Looks for damage, in words and as one object.
  ///
  /// - Throws: `FileError`.
  package func check() throws -> (isSound: Bool, text: String, json: JSONValue) {
    try report(translatingLibraryErrors { try library.allFaults() }, repair: nil)
  }

  /// Looks for damage; where there is some, puts a new library in place that has what could be read.
  ///
  /// The damaged file is not written to, and is kept under another name. Where something is lost, the
  /// new library takes its place only if that is accepted.
  ///
  /// - Parameter acceptsLosses: Whether it may be put in place although something is lost.
  /// - Returns: What is lost and would be, or the faults that are left, in words and as one object.
  /// - Throws: `FileError`.
  package func repair(
    acceptsLosses: Bool
  ) throws -> (isSound: Bool, text: String, json: JSONValue) {
    let faults = try translatingLibraryErrors { try library.allFaults() }
    guard !faults.isEmpty else { return report([], repair: nil) }
    return try translatingIndexErrors {
      let salvage = try library.salvage()
      let losses = try salvage.losses + salvage.library.lostTerms(of: library)
      do {
        try salvage.library.rebuildConceptKeys()
        try rebuildIndexes(salvage.library)
        let left = try salvage.library.allFaults()
        guard left.isEmpty, losses.isEmpty || acceptsLosses else {
          try salvage.discard()
          return report(left.isEmpty ? losses : left, repair: (losses, kept: nil))
        }
      } catch {
        try? salvage.discard()
        throw error
      }
      return report([], repair: (losses, kept: try salvage.putInPlace()))
    }
  }

  private func report(
    _ faults: [String],
    repair: (losses: [String], kept: String?)?
  ) -> (isSound: Bool, text: String, json: JSONValue) {
    var lines = faults
    if let repair {
      if let kept = repair.kept {
        lines = repair.losses + ["the library is sound again; the damaged one is kept as \(kept)"]
      } else {
        lines.append(
          "a repair would lose this, and was not put in place: accept the losses to do so"
        )
      }
    } else if faults.isEmpty {
      lines = ["the library is sound"]
    }
    var members: [JSONValue.Member] = [
      .init("sound", .bool(faults.isEmpty)), .init("repaired", .bool(repair?.kept != nil)),
      .init("faults", .strings(faults)),
    ]
    if let repair {
      members.append(.init("losses", .strings(repair.losses)))
      members.append(.init("kept", .optional(repair.kept)))
    }
    return (faults.isEmpty, lines.joined(separator: "\n"), .object(members))
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

extension Library {
  /// Says everything that is wrong with a library.
  ///
  /// - Throws: `LibraryError`.
  fileprivate func allFaults() throws -> [String] {
    var all: [String] = []
    for find in [faults, conceptKeyFaults, indexFaults] {
      do {
        all += try find().filter { !all.contains($0) }
      } catch let error as LibraryError {
        // What keeps the check from looking is a fault like the others.
        guard case .database(let message) = error.reason else { throw error }
        all.append(message)
      }
    }
    return all
  }

  private func indexFaults() throws -> [String] {
    let incomplete = try memoriesToIndex()
    return try incomplete.map {
      """
      memory \(quoted($0)) has units that are not in its index; the next look-up adds them, as after \
      an update of the program
      """
    } + damagedParts()
  }

  /// Reads every part of every match index, and says which are not as they were written.
  private func damagedParts() throws -> [String] {
    let tags = Set(try memories().flatMap { $0.languages.map(\.language) })
    var faults: [String] = []
    for language in Set(tags.compactMap { LanguageTag($0)?.language }).sorted() {
      let index = try matchIndex(of: language, memories: nil)
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
}
