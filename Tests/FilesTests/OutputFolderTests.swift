import Files
import Foundation
import Testing

@Suite("Folders that appear when they are complete")
struct OutputFolderTests {
  private let base = NSTemporaryDirectory() + "folder-\(UUID().uuidString)"

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: base).sorted()) ?? []
  }

  @Test("nothing is there before the end, and all of it then")
  func appears() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    let folder = try OutputFolder(path: base + "/deep/package/")
    try folder.write(Array("x".utf8), to: "a/b/c.txt")
    try folder.makeFolder(named: "empty/")
    #expect(!fileExists(base + "/deep/package"))
    try folder.finish()
    #expect(try String(contentsOfFile: base + "/deep/package/a/b/c.txt", encoding: .utf8) == "x")
    #expect(fileExists(base + "/deep/package/empty"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: base + "/deep") == ["package"])
  }

  @Test("one that is dropped leaves nothing")
  func goes() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    do {
      let folder = try OutputFolder(path: base + "/package")
      try folder.write(Array("x".utf8), to: "a/b/c.txt")
      #expect(names.count == 1)
    }
    #expect(names.isEmpty)
  }

  @Test("what is there is never replaced, whenever it came")
  func keeps() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    try Data("old".utf8).write(to: URL(fileURLWithPath: base + "/package"))
    #expect(throws: FileAccessError.self) { try OutputFolder(path: base + "/package") }
    let folder = try OutputFolder(path: base + "/late")
    try folder.write([1], to: "a")
    try Data("old".utf8).write(to: URL(fileURLWithPath: base + "/late"))
    #expect(throws: FileAccessError.self) { try folder.finish() }
    #expect(try String(contentsOfFile: base + "/late", encoding: .utf8) == "old")
  }
}
