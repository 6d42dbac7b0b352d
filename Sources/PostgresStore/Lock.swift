import LibraryAccess
import Model

/// Waits until nobody else has a lock, and holds it to the end of the transaction.
///
/// - Throws: `LibraryError`, `.locked` after ten minutes.
func lock(_ connection: Connection, _ name: String) throws {
  let hash = Array(("dragoman:" + name).utf8).withUnsafeBytes { XXHash64.hash($0) }
  try connection.execute("SET LOCAL lock_timeout = '600s'")
  try connection.query("SELECT pg_advisory_xact_lock($1)", [.int(Int64(bitPattern: hash))])
}
