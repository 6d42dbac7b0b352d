import LibraryAccess

/// Sees to it that the tables are those of this program.
///
/// - Returns: Whether they are of a later version, which this program may read and not write.
/// - Throws: `LibraryError`: `.missing`, `.olderVersion`, `.newerVersion`; `.notUTF8`.
func prepareSchema(_ connection: Connection, _ access: PostgresAccess) throws -> Bool {
  let encoding = try connection.query("SELECT current_setting('server_encoding')").text(0, 0)
  guard encoding == "UTF8" else { throw LibraryError(.notUTF8) }
  switch try schemaVersion(connection) {
  case (let version, let readableBy)? where version > Schema.version:
    guard readableBy <= Schema.version else { throw LibraryError(.newerVersion) }
    return true
  case (Schema.version, _)?: return false
  case nil where access != .create: throw LibraryError(.missing)
  default: break
  }
  guard access != .inspection else { throw LibraryError(.olderVersion) }
  try connection.execute("BEGIN")
  // Of several programs that begin at once one makes the tables.
  try lock(connection, "schema")
  try migrate(connection, from: schemaVersion(connection)?.version)
  try connection.execute("COMMIT")
  return false
}

private func migrate(_ connection: Connection, from version: Int?) throws {
  if version == nil {
    let exists = "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'dragoman')"
    // An administrator may have made the schema for a user who may make none.
    if try !connection.query(exists).bool(0, 0) { try connection.execute("CREATE SCHEMA dragoman") }
  }
  for migration in Schema.migrations.dropFirst(version ?? 0) { try connection.execute(migration) }
  try connection.query(
    "UPDATE dragoman.library SET version = $1::bigint",
    [.int(Schema.version)]
  )
}

private func schemaVersion(_ connection: Connection) throws -> (version: Int, readableBy: Int)? {
  let table = try connection.query("SELECT to_regclass('dragoman.library') IS NOT NULL")
  guard table.bool(0, 0) else { return nil }
  let rows = try connection.query("SELECT version, readable_by FROM dragoman.library")
  guard rows.count == 1 else { throw LibraryError(.inconsistent) }
  return (Int(rows.int(0, 0)), Int(rows.int(0, 1)))
}
