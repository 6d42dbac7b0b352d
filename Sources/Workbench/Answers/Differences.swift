import JSON

/// Returns what differs between two objects, a line for each value: `domain: politics → defence`.
func valueDifferences(from before: JSONValue, to after: JSONValue) -> [String] {
  let (before, after) = (before.leaves, after.leaves)
  let old = Dictionary(before) { first, _ in first }
  let new = Dictionary(after) { first, _ in first }
  let gone = before.filter { new[$0.0] == nil }.map { "\($0.0): \($0.1) →" }
  let changed = after.compactMap { path, text -> String? in
    guard old[path] != text else { return nil }
    return old[path].map { "\(path): \($0) → \(text)" } ?? "\(path): \(text)"
  }
  return gone + changed
}

extension String {
  /// The object that a text of the history or of the review is.
  var recordedObject: JSONField {
    get throws { JSONField(try JSONReader.read(Array(utf8))) }
  }
}

extension String? {
  /// The value that a text of the history or of the review is; `null` where there is none.
  var recordedValue: JSONValue {
    guard let self else { return .null }
    // What is no JSON was not written by this program; it is shown as it is.
    return (try? JSONReader.read(Array(self.utf8))) ?? .string(self)
  }
}

extension JSONValue {
  /// The values in this one that say something, each with its path.
  fileprivate var leaves: [(String, String)] {
    switch self {
    case .null, .bool(false), .string(""): []
    case .string(let text): [("", text)]
    case .array(let values): values.enumerated().flatMap { $1.leaves(under: "[\($0)]") }
    case .object(let members):
      members.filter { !Self.bookkeeping.contains($0.name) }.flatMap { member in
        member.value.leaves(under: member.name)
      }
    default: [("", text)]
    }
  }

  private func leaves(under name: String) -> [(String, String)] {
    leaves.map { path, text in
      (path.isEmpty ? name : path.hasPrefix("[") ? name + path : "\(name).\(path)", text)
    }
  }

  /// What changes with every change, and says nothing of it.
  private static let bookkeeping: Set = [
    "revision", "modified", "created", "concept", "glossary", "firstRevision", "endRevision",
  ]
}
