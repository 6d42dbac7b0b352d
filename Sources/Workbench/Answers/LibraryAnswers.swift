package import JSON
package import Model

/// What a look at a library found, and what a repair did.
package struct LibraryCheck: Sendable {
  /// What a repair did.
  package struct Repair: Sendable {
    /// What could not be read, by name.
    package let losses: [String]
    /// Where the damaged library is kept; `nil` where it is still in its place.
    package let kept: String?
  }

  /// What is wrong, a sentence each.
  package let faults: [String]
  /// What a repair did; `nil` where none was needed, or none was asked for.
  package let repair: Repair?

  init(faults: [String], repair: Repair? = nil) {
    self.faults = faults
    self.repair = repair
  }

  /// Whether nothing is wrong.
  package var isSound: Bool { faults.isEmpty }

  /// The answer as an object.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("sound", .bool(isSound)), .init("repaired", .bool(repair?.kept != nil)),
      .init("faults", .strings(faults)),
    ]
    if let repair {
      members.append(.init("losses", .strings(repair.losses)))
      members.append(.init("kept", .optional(repair.kept)))
    }
    return .object(members)
  }

  /// The answer in words.
  package var text: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    guard let repair else { return faults.isEmpty ? ["the library is sound"] : faults }
    guard let kept = repair.kept else {
      return faults
        + ["a repair would lose this, and was not put in place: accept the losses to do so"]
    }
    return repair.losses + ["the library is sound again; the damaged one is kept as \(kept)"]
  }
}

extension LibraryContents {
  /// The contents as an object.
  package var json: JSONValue {
    .object(
      [
        .init("path", .string(path)), .init("bytes", .int(byteCount)),
        .init("version", .string(version)),
      ] + counts.map { .init($0.name, .int($0.count)) }
    )
  }

  /// The contents in words.
  package var text: String {
    (["\(path): \(byteCount) bytes, version \(version)"] + counts.map { "\($0.count) \($0.name)" })
      .joined(separator: "\n")
  }
}
