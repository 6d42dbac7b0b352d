import GRDB

/// Runs a statement on the file of a library as another program would.
package func damage(_ path: String, _ sql: String) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.write { try $0.execute(sql: sql) }
  try queue.close()
}
