import Foundation
import HummingbirdCore
import Testing
import Workbench

@testable import WebServer

@Suite("Files that come in and go out")
struct TemporaryFileTests {
  /// The files of this program in the temporary folder.
  private static func names() throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
    return try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasPrefix("dragoman-upload-") || $0.hasPrefix("dragoman-export-") }
  }

  @Test("a file has no name while it is open, and can be read under a path")
  func hasNoName() throws {
    let before = try Self.names()
    let file = try TemporaryFile()
    try Array("نص".utf8).withUnsafeBytes { try file.append($0) }
    try Array("!".utf8).withUnsafeBytes { try file.append($0) }
    #expect(try Self.names() == before)
    #expect(try file.byteCount() == 5)
    #expect(try InputFile(file.path, name: "x").readBytes() == Array("نص!".utf8))
    #expect(try file.read(from: 2, count: 100) == Array("ص!".utf8))
    #expect(try file.read(from: 5, count: 100).isEmpty)
  }

  @Test("a file that goes out is whole, or the connection ends")
  func exports() async throws {
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let before = try Self.names()
    let file = try ExportedFile { try $0.write(bytes) }
    #expect(try Self.names() == before)
    let body = file.body(readIn: WorkerPool(threadCount: 1))
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
