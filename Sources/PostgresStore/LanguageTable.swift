import LibraryAccess
import Model

/// The languages of the library by their numbers, which never change.
struct LanguageTable: Sendable {
  /// The tags, in the order of the numbers.
  private(set) var tags: [LanguageTag] = []
  private var places: [Int64: Int] = [:]

  init() {}

  init(_ connection: Connection) throws {
    let rows = try connection.query("SELECT id, tag FROM dragoman.language ORDER BY id")
    for row in 0..<rows.count {
      guard let tag = LanguageTag(rows.text(row, 1)) else { continue }
      places[rows.int(row, 0)] = tags.count
      tags.append(tag)
    }
  }

  /// The place of a language among the tags, if it is known.
  subscript(number: Int64) -> Int? { places[number] }
}
