/// A file without a name, which is gone with the value or the process, whatever ends it.
///
/// It is in the folder that `TMPDIR` names, else in `/tmp`.
package final class TemporaryFile: Sendable, Hashable {
  /// The system's number for the file; it is of use as long as the value is there.
  let descriptor: Int32
  private let folder: String

  /// Makes a file that only this user can read.
  ///
  /// - Throws: `FileAccessError` for the folder, when there is none, or no room in it.
  package init() throws(FileAccessError) {
    folder = Environment.temporaryFolder
    do throws(SystemError) {
      let (descriptor, path) = try System.makeTemporaryFile(prefix: folder + "/dragoman-")
      self.descriptor = descriptor
      try System.unlink(path)
    } catch {
      throw FileAccessError(path: folder.shownPath, .temporaryStorage, .system(error))
    }
  }

  deinit {
    // What was written is of no use to anybody any more.
    try? System.close(descriptor)
  }

  /// Appends bytes.
  ///
  /// - Throws: `FileAccessError` for the folder, when the disk is full.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(FileAccessError) {
    do throws(SystemError) { try System.write(descriptor, bytes) } catch {
      throw FileAccessError(path: folder.shownPath, .temporaryStorage, .system(error))
    }
  }

  /// Appends bytes.
  ///
  /// - Throws: `FileAccessError` for the folder, when the disk is full.
  package func append(_ bytes: [UInt8]) throws(FileAccessError) {
    var result: Result<Void, FileAccessError> = .success(())
    bytes.withUnsafeBytes { bytes in
      result = Result { () throws(FileAccessError) in try append(bytes) }
    }
    try result.get()
  }

  /// How many bytes the file has.
  package var byteCount: Int { (try? System.status(of: descriptor))?.byteCount ?? 0 }

  /// Reads bytes at an offset.
  ///
  /// - Returns: The bytes; fewer than `count` at the end of the file only.
  /// - Throws: `FileAccessError`.
  package func read(from offset: Int, count: Int) throws(FileAccessError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    var failure: SystemError?
    bytes.withUnsafeMutableBytes { buffer in
      do throws(SystemError) {
        while filled < count {
          let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          let added = try System.read(descriptor, into: room, at: offset + filled)
          if added == 0 { return }
          filled += added
        }
      } catch { failure = error }
    }
    if let failure {
      throw FileAccessError(path: folder.shownPath, .temporaryStorage, .system(failure))
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  package static func == (first: TemporaryFile, second: TemporaryFile) -> Bool { first === second }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
