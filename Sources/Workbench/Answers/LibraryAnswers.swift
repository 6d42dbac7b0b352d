package import JSON
package import Model
package import Wording

/// What a look at a library found, and what a repair did.
package struct LibraryCheck: Sendable {
  /// What a repair did.
  package struct Repair: Sendable {
    /// What could not be read, by name.
    package let losses: [Message]
    /// Whether it is done; if not, the damaged library is as it was.
    package let isDone: Bool
    /// Where the damaged library is kept, if it is.
    package let kept: String?
  }

  /// What is wrong.
  package let faults: [Message]
  /// What a repair did; `nil` where none was needed, or none was asked for.
  package let repair: Repair?

  init(faults: [Message], repair: Repair? = nil) {
    self.faults = faults
    self.repair = repair
  }

  /// Whether nothing is wrong.
  package var isSound: Bool { faults.isEmpty }

  /// The answer as an object.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("sound", .bool(isSound)), .init("repaired", .bool(repair?.isDone == true)),
      .init("faults", .strings(faults.map(Wording.english.sentence))),
    ]
    if let repair {
      members.append(.init("losses", .strings(repair.losses.map(Wording.english.sentence))))
      members.append(.init("kept", .optional(repair.kept)))
    }
    return .object(members)
  }

  /// The answer in words.
  package func text(in wording: Wording) -> String {
    messages.map(wording.advice).joined(separator: "\n")
  }

  private var messages: [Message] {
    guard let repair else { return faults.isEmpty ? [Message("check.sound")] : faults }
    guard repair.isDone else { return faults + [Message("check.notRepaired")] }
    guard let kept = repair.kept else { return repair.losses + [Message("check.repairedInPlace")] }
    return repair.losses + [Message("check.repaired", ["path": .text(kept)])]
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
  package func text(in wording: Wording) -> String {
    let head = Message(
      "report.library",
      ["path": .text(path), "bytes": .number(byteCount), "version": .text(version)]
    )
    let lines = counts.map { Message("content.\($0.name)", ["count": .number($0.count)]) }
    return ([head] + lines).map(wording.sentence).joined(separator: "\n")
  }
}
