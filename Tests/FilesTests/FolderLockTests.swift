import Dispatch
import Files
import Foundation
import Testing

@Suite("Locks of folders")
struct FolderLockTests {
  @Test("who comes second waits until the first lets go")
  func secondWaits() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "file").path
    let first = FolderLock(ofFile: path)
    let isDone = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      FolderLock(ofFile: path).release()
      isDone.signal()
    }
    // Somebody who does not wait would be in long before this.
    #expect(isDone.wait(timeout: .now() + .milliseconds(300)) == .timedOut)
    first.release()
    #expect(isDone.wait(timeout: .now() + .seconds(60)) == .success)
  }
}
