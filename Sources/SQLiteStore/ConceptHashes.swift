import GRDB
import LibraryAccess
import Model

/// A concept whose content has another hash than the one that was stored with it.
struct ChangedConcept {
  /// The row's number.
  let row: Int64
  /// The glossary and the identifier, for a message.
  let name: String
  /// The hash of what is there.
  let hash: UInt64
}

/// Returns the concepts that are not what their hashes were made of; those without a hash are not known.
///
/// - Complexity: O(length of all concepts)
func changedConcepts(_ database: Database) throws -> [ChangedConcept] {
  var stored: [Int64: UInt64] = [:]
  let rows = try Row.fetchCursor(
    database,
    sql: "SELECT id, contentHash FROM concept WHERE contentHash IS NOT NULL"
  )
  while let row = try rows.next() {
    stored[row["id"]] = UInt64(bitPattern: row["contentHash"] as Int64)
  }
  guard !stored.isEmpty else { return [] }
  return try numberedConceptRows(database, where: "1", arguments: []).compactMap { row, concept in
    let hash = ConceptIdentity.hash(of: concept.concept)
    guard let known = stored[row], known != hash else { return nil }
    let name = "\(concept.glossary)/\(concept.concept.identifier)"
    return ChangedConcept(row: row, name: name, hash: hash)
  }
}

/// Stores the hash of what is there.
func storeHash(_ database: Database, of concept: ChangedConcept) throws {
  try database.execute(
    sql: "UPDATE concept SET contentHash = ? WHERE id = ?",
    arguments: [Int64(bitPattern: concept.hash), concept.row]
  )
}
