package import JSON
package import Model

/// What a look at a library found.
package struct LibraryCheck: Sendable {
  /// What is wrong, a sentence each.
  package let faults: [String]
  /// Whether something was wrong, and was made again.
  package let isRepaired: Bool

  /// Whether nothing is wrong.
  package var isSound: Bool { faults.isEmpty }

  /// The answer as an object.
  package var json: JSONValue {
    ["sound": .bool(isSound), "repaired": .bool(isRepaired), "faults": .strings(faults)]
  }

  /// The answer in words.
  package var text: String {
    guard isSound else { return faults.joined(separator: "\n") }
    return isRepaired ? "the library is sound again" : "the library is sound"
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
