import Files
import Foundation
import HummingbirdCore
import SQLiteStore
import Testing
import Workbench

@testable import WebServer

@Suite("Files that go out")
struct ExportedFileTests {
  /// The files of this program in the temporary folder.
  private static func names() throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
    return try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasPrefix("dragoman-") && !$0.hasPrefix("dragoman-server-") }
  }

  @Test("a file that goes out is whole, or the connection ends")
  func exports() async throws {
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let before = try Self.names()
    let file = try ExportedFile { try $0.write(bytes) }
    #expect(try Self.names() == before)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let library = try LiveLibrary(
      LibrarySession(LibraryFile(path: folder.path(), access: .create))
    )
    defer { library.close() }
    let body = file.body(Desk(library, configuration: ServerConfiguration()))
    #expect(body.contentLength == bytes.count)
    let collector = Collector()
    try await body.write(collector)
    #expect(collector.bytes == bytes)
  }

  @Test("what cannot be written is an error of who asked for it")
  func failsExport() {
    struct Failure: Error {}
    #expect(throws: Failure.self) { try ExportedFile { _ in throw Failure() } }
  }
}
