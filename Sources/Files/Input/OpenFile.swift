/// A file that is open for reading, until the value goes.
///
/// This is the one place where files are read.
package final class OpenFile: Sendable {
  /// The system's number for the file; it is of use as long as the value is there.
  package let descriptor: Int32
  private let name: String
  private let closes: Bool

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: `FileAccessError`, when there is no such file, it is a folder, or may not be read.
  init(_ path: String, name: String) throws(FileAccessError) {
    self.name = name
    closes = path != "-"
    do throws(SystemError) {
      descriptor = closes ? try System.open(path, .read) : System.standardInput
    } catch {
      throw FileAccessError(path: name, .reading, .system(error))
    }
    if (try? System.status(of: descriptor))?.kind == .folder {
      throw FileAccessError(path: name, .reading, .isFolder)
    }
  }

  /// Opens a temporary file from its beginning.
  ///
  /// - Throws: `FileAccessError`.
  init(_ file: TemporaryFile, name: String) throws(FileAccessError) {
    self.name = name
    closes = true
    do throws(SystemError) { descriptor = try System.reopen(file.descriptor) } catch {
      throw FileAccessError(path: name, .reading, .system(error))
    }
  }

  deinit {
    // Nothing was written, so nothing can be lost.
    if closes { try? System.close(descriptor) }
  }

  /// How many bytes the file has, if that is known before it is read.
  package var byteCount: Int? {
    guard let status = try? System.status(of: descriptor), status.kind == .regular else {
      return nil
    }
    return status.byteCount
  }

  /// Goes back to the beginning.
  ///
  /// - Throws: `FileAccessError`, when the file is a pipe or the like.
  package func rewind() throws(FileAccessError) {
    do throws(SystemError) { try System.rewind(descriptor) } catch {
      throw FileAccessError(path: name, .reading, .system(error))
    }
  }

  /// Adds the next bytes to a buffer.
  ///
  /// - Returns: How many bytes were added; 0 at the end.
  /// - Throws: `FileAccessError`.
  package func readPiece(
    into buffer: inout [UInt8],
    upTo count: Int = pieceByteCount
  ) throws(FileAccessError) -> Int {
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: count))
    var result: Result<Int, SystemError> = .success(0)
    buffer.withUnsafeMutableBytes { bytes in
      let room = UnsafeMutableRawBufferPointer(rebasing: bytes[old...])
      result = Result { () throws(SystemError) in try System.read(descriptor, into: room) }
    }
    let added = (try? result.get()) ?? 0
    buffer.removeLast(count - added)
    do throws(SystemError) { return try result.get() } catch {
      throw FileAccessError(path: name, .reading, .system(error))
    }
  }

  /// Passes on the rest of the file in pieces, which are valid during the call only.
  ///
  /// - Throws: `FileAccessError`, or what `body` throws.
  package func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: pieceByteCount)
    defer { piece.deallocate() }
    while true {
      let count: Int
      do throws(SystemError) {
        count = try System.read(descriptor, into: UnsafeMutableRawBufferPointer(piece))
      } catch {
        throw FileAccessError(path: name, .reading, .system(error))
      }
      if count == 0 { return }
      try body(UnsafeBufferPointer(rebasing: piece[..<count]))
    }
  }

  /// Returns the rest of the file.
  ///
  /// - Throws: `FileAccessError`.
  func readAll() throws(FileAccessError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((byteCount ?? 0) + pieceByteCount)
    while try readPiece(into: &bytes) > 0 {}
    return bytes
  }
}

/// How many bytes are read at once.
package let pieceByteCount = 1 << 18
