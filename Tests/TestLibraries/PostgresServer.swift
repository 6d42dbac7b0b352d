import Foundation

/// A PostgreSQL server of the tests' own, which ends with the process.
package final class PostgresServer: Sendable {
  /// The server of this process, which the first test that needs it starts.
  package static let shared = Result { try PostgresServer() }

  /// The folder of its socket.
  package let folder: String
  /// Its standard input, whose end the server waits for.
  private let input: Pipe

  /// Why there is no server.
  package struct Failure: Error { let words: String }

  private init() throws {
    let script = URL(filePath: #filePath).appending(path: "../../../Scripts/postgres-server")
    let output = Pipe()
    input = Pipe()
    let process = Process()
    process.executableURL = script.standardizedFileURL
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    folder = String(decoding: line, as: UTF8.self)
    // What programs keep on this machine's disk goes with the server.
    setenv("XDG_CACHE_HOME", folder + "/cache", 1)
    guard folder.hasPrefix("/") else { throw Failure(words: "no PostgreSQL server was started") }
  }

  /// Makes an empty database; returns its address.
  package func makeDatabase(_ name: String) throws -> String {
    try run("createdb", name)
    return "postgresql:///\(name)?host=\(folder)&user=dragoman"
  }

  /// Takes a database away, whoever uses it.
  package func removeDatabase(_ name: String) throws { try run("dropdb", "--force", name) }

  /// Runs SQL as another program would.
  package func run(sql: String, in database: String) throws {
    try run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, database)
  }

  private func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, "-h", folder, "-U", "dragoman"] + arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(words: "\(program) failed") }
  }
}
