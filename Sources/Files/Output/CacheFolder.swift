/// A folder of files that can be had again, of bounded size; several processes share it.
///
/// The files that were not used for longest go first, and go on serving those who have them open.
package struct CacheFolder: Sendable {
  private let path: String
  private let capacity: Int

  /// Opens a folder among the user's caches, after the XDG base directory specification; there is none where
  /// neither `XDG_CACHE_HOME` nor `HOME` says where caches are, or they cannot be written.
  ///
  /// - Parameters:
  ///   - name: The folder's name below that of the program.
  ///   - capacity: The most bytes that the files take on the disk.
  package init?(_ name: String, capacity: Int) {
    let caches =
      Environment.variable("XDG_CACHE_HOME") ?? Environment.variable("HOME").map { $0 + "/.cache" }
    guard let caches else { return nil }
    path = "\(caches)/dragoman/\(name)"
    self.capacity = capacity
    do { try Folder.make(path) } catch { return nil }
  }

  /// Opens a file, which is made if it is missing, and makes room for it.
  ///
  /// - Returns: `nil` where it cannot be had; then there is no cache of it.
  package func file(_ name: String, byteCount: Int) -> CacheFile? {
    do throws(SystemError) {
      makeRoom(for: byteCount, keeping: name)
      let descriptor = try System.openPrivate("\(path)/\(name)")
      System.touch(descriptor)
      return CacheFile(descriptor)
    } catch {
      return nil
    }
  }

  private func makeRoom(for byteCount: Int, keeping kept: String) {
    guard let names = try? System.names(in: path) else { return }
    var files: [(path: String, size: Int, changed: Int)] = []
    for name in names where name != kept {
      guard let status = try? System.status(of: "\(path)/\(name)"), status.kind == .regular else {
        continue
      }
      files.append(("\(path)/\(name)", status.storedByteCount, status.changed))
    }
    var total = files.reduce(byteCount) { $0 + $1.size }
    for file in files.sorted(by: { $0.changed < $1.changed }) where total > capacity {
      total -= file.size
      // Another process may have taken it away.
      try? System.unlink(file.path)
    }
  }
}

/// A file of a cache, with holes where nothing was written yet.
package final class CacheFile: Sendable {
  private let descriptor: Int32

  fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { try? System.close(descriptor) }

  /// Reads bytes at an offset; returns whether all of them were there.
  package func read(into place: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    var start = 0
    while start < place.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: place[start...])
      guard let count = try? System.read(descriptor, into: rest, at: offset + start), count > 0
      else { return false }
      start += count
    }
    return true
  }

  /// Writes bytes at an offset; where that fails, as on a full disk, they will be missing.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    try? System.write(descriptor, bytes, at: offset)
  }
}
