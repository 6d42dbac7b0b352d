/// A buffered output: standard output, a pipe, or a file that appears only when it is complete.
///
/// A file is written beside its destination under a temporary name and renamed by `finish()`; when
/// the output is dropped before, the temporary file goes away and the destination is as it was. A
/// file that would lose something by that (other names, an owner, access lists) keeps its place: its
/// content is written elsewhere first and copied over at the end. What is no regular file is written
/// into, and links are followed.
package final class OutputFile {
  /// Thrown when nobody reads any more what is written, which is no error.
  package struct ReaderIsGone: Error {}

  /// What `finish()` has to do.
  private enum Ending {
    /// Nothing; the bytes are where they should be.
    case none
    /// Nothing; they are in a file that has to stay open meanwhile.
    case keep(TemporaryFile)
    /// The file at the first path takes the place of the second.
    case rename(String, to: String)
    /// The bytes replace those of a file.
    case copy(TemporaryFile, to: String)
  }

  private let name: String
  private let descriptor: Int32
  private var closes: Bool
  private var ending: Ending
  private var buffer: [UInt8] = []
  private let capacity = 1 << 16

  /// Opens an output.
  ///
  /// - Parameter path: The file's path; `nil` or `-` is standard output.
  /// - Throws: `FileAccessError`, when the file cannot be made.
  package init(path: String?) throws(FileAccessError) {
    name = path == "-" ? "standard output" : path?.shownPath ?? "standard output"
    let place: OutputPath
    do throws(SystemError) { place = try OutputPath(path) } catch {
      throw FileAccessError(path: name, .writing, .system(error))
    }
    (descriptor, closes, ending) = try Self.open(place, name: name)
  }

  /// Writes into a temporary file.
  package init(_ file: TemporaryFile) {
    name = Environment.temporaryFolder.shownPath
    (descriptor, closes, ending) = (file.descriptor, false, .keep(file))
  }

  deinit {
    // An output that is dropped was not finished; nobody waits for its bytes.
    if closes { try? System.close(descriptor) }
    if case .rename(let part, _) = ending {
      UnfinishedFiles.takeAway(part)
    }
  }

  /// Writes text.
  ///
  /// - Throws: `FileAccessError`, when the disk is full and the like; `ReaderIsGone`.
  package func write(_ text: String) throws { try write(text.utf8) }

  /// Writes bytes.
  ///
  /// - Throws: `FileAccessError`, when the disk is full and the like; `ReaderIsGone`.
  package func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes what is buffered.
  ///
  /// - Throws: as `write`.
  package func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBytes { bytes in
      do throws(SystemError) { try System.write(descriptor, bytes) } catch {
        if error.isClosedPipe, case .none = ending { throw ReaderIsGone() }
        throw FileAccessError(path: name, .writing, .system(error))
      }
    }
  }

  /// Writes what is buffered, and puts a file in its place.
  ///
  /// - Throws: as `write`.
  package func finish() throws {
    try flush()
    do throws(SystemError) {
      switch ending {
      case .none, .keep: return
      case .rename(let part, let place):
        try System.synchronize(descriptor)
        closes = false
        try System.close(descriptor)
        try System.rename(part, to: place)
        UnfinishedFiles.remove(part)
      case .copy(let file, let place): try Self.copy(file, to: place)
      }
    } catch {
      throw FileAccessError(path: name, .writing, .system(error))
    }
    ending = .none
  }

  private typealias Opened = (descriptor: Int32, closes: Bool, ending: Ending)

  private static func open(_ place: OutputPath, name: String) throws(FileAccessError) -> Opened {
    switch place {
    case .folder: throw FileAccessError(path: name, .writing, .isFolder)
    case .file(let path, let status):
      guard status.isWritableBySomebody, System.mayWrite(path) else {
        throw FileAccessError(path: name, .writing, .isReadOnly)
      }
      if let (file, part) = makePart(replacing: path, status) {
        return (file, true, .rename(part, to: path))
      }
      let file = try TemporaryFile()
      return (file.descriptor, false, .copy(file, to: path))
    default: break
    }
    do throws(SystemError) { return try openOther(place) } catch {
      throw FileAccessError(path: name, .writing, .system(error))
    }
  }

  private static func openOther(_ place: OutputPath) throws(SystemError) -> Opened {
    switch place {
    case .descriptor(System.standardOutput): return (System.standardOutput, false, .none)
    case .descriptor(let other): return (try System.duplicate(other), true, .none)
    case .stream(let path, .socket): return (try System.connect(path), true, .none)
    case .stream(let path, _): return (try System.open(path, .write), true, .none)
    case .newFile(let path), .file(let path, _):
      let (file, part) = try makePart(beside: path)
      return (file, true, .rename(part, to: path))
    case .folder: throw .denied
    }
  }

  /// Makes a file that will take the place of one that is there, with its mode and owner; `nil`
  /// where that would lose something.
  private static func makePart(
    replacing place: String,
    _ status: FileStatus
  ) -> (Int32, path: String)? {
    guard status.linkCount == 1, System.attributeNames(of: place).isEmpty,
      let part = try? makePart(beside: place)
    else { return nil }
    if System.copyOwner(of: status, to: part.0) { return part }
    try? System.close(part.0)
    UnfinishedFiles.takeAway(part.path)
    return nil
  }

  private static func makePart(beside place: String) throws(SystemError) -> (Int32, path: String) {
    let (folder, name) = splitPath(place)
    // The longest name that file systems take has 255 bytes.
    let start = String(pathBytes: [UInt8](pathBytes: name).prefix(200))
    while true {
      let mark = String(UInt32.random(in: 0...(.max)), radix: 16)
      let path = "\(folder == "/" ? "" : folder)/\(start).\(mark).part"
      UnfinishedFiles.add(path)
      do throws(SystemError) { return (try System.open(path, .create), path) } catch {
        UnfinishedFiles.remove(path)
        guard error.isThere else { throw error }
      }
    }
  }

  private static func copy(_ file: TemporaryFile, to place: String) throws(SystemError) {
    let source = try System.reopen(file.descriptor)
    let target = try System.open(place, .write)
    defer {
      try? System.close(source)
      try? System.close(target)
    }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceByteCount, alignment: 1)
    defer { piece.deallocate() }
    try System.reserve(target, byteCount: file.byteCount)
    while true {
      let count = try System.read(source, into: piece)
      if count == 0 { break }
      try System.write(target, UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
    try System.truncate(target, to: file.byteCount)
    try System.synchronize(target)
  }
}
