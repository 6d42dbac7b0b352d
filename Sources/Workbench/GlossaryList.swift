import Documents
import Model

/// The glossaries of a library.
public struct GlossaryList {
  private let records: [GlossaryRecord]

  /// Lists the glossaries.
  public init(of library: any GlossaryLibrary) throws {
    records = try library.glossaries()
  }

  /// The list as one line of JSON.
  public var json: String {
    let list: JSON = [
      "glossaries": .array(
        records.map {
          [
            "name": .string($0.name), "concepts": .int($0.conceptCount),
            "terms": .int($0.termCount),
          ]
        }
      )
    ]
    return list.text
  }

  /// The list in words, a line for each glossary.
  public var text: String {
    records.map { "\($0.name)\t\($0.conceptCount) concepts\t\($0.termCount) terms" }
      .joined(separator: "\n")
  }

  /// Removes a glossary, or one of its concepts; returns what was done, in words.
  ///
  /// - Throws: what the library throws, when there is no such glossary; `GlossaryListError`.
  public static func remove(
    _ name: String,
    concept: String?,
    from library: any GlossaryLibrary
  ) throws -> String {
    guard let concept else {
      let count = try library.removeGlossary(name)
      return "removed glossary \(quoted(name)) with \(count) concepts"
    }
    guard try library.glossaries().contains(where: { $0.name == name }) else {
      throw GlossaryListError(description: "there is no glossary \(quoted(name))")
    }
    let isRemoved = try library.updateGlossary(name, isDryRun: false) { try $0.remove(concept) }
    guard isRemoved else {
      throw GlossaryListError(
        description: "there is no concept \(quoted(concept)) in glossary \(quoted(name))"
      )
    }
    return "removed concept \(quoted(concept)) from glossary \(quoted(name))"
  }
}

/// Something to remove that is not there.
public struct GlossaryListError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
