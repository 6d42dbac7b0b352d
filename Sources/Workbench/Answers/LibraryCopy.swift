package import JSON
package import LibraryAccess
import Model
package import Wording

/// What a copy of a library has.
package struct LibraryCopy: ShownAnswer, Sendable {
  /// What people call the copy.
  package let name: String
  /// Counts and a checksum of the whole.
  package let digest: LibraryDigest

  package var json: JSONValue {
    .object([
      .init("to", .string(name)), .init("memories", .int(digest.memories)),
      .init("imports", .int(digest.imports)), .init("units", .int(digest.units)),
      .init("replacedUnits", .int(digest.replacedUnits)),
      .init("glossaries", .int(digest.glossaries)), .init("concepts", .int(digest.concepts)),
      .init("changes", .int(digest.changes)), .init("proposals", .int(digest.proposals)),
      .init("people", .int(digest.people)), .init("change", .int64(digest.lastChange)),
      .init("checksum", .string(digest.checksum)),
    ])
  }

  package func text(in wording: Wording) -> String {
    let head = Message(
      "report.copied",
      ["path": .text(name), "checksum": .text(digest.checksum)]
    )
    let lines = [
      ("memories", digest.memories), ("units", digest.units), ("imports", digest.imports),
      ("concepts", digest.concepts),
    ].map { Message("content.\($0)", ["count": .number($1)]) }
    let last = Message("report.lastChange", ["number": .text("\(digest.lastChange)")])
    return ([head] + lines + [last]).map(wording.sentence).joined(separator: "\n")
  }
}
