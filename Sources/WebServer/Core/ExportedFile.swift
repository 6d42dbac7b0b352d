import Hummingbird
import Workbench

/// A file on the disk that goes to a client piece by piece, and away with the response.
struct ExportedFile: Sendable {
  private let file: TemporaryFile
  private let byteCount: Int

  /// Writes a file.
  ///
  /// - Throws: what `body` throws; `Problem`, when the disk is full.
  init(_ body: (OutputFile) throws -> Void) throws {
    file = try TemporaryFile { path in
      let output = try OutputFile(path: path)
      try body(output)
      try output.finish()
    }
    byteCount = try file.byteCount()
  }

  /// The file as the body of a response.
  ///
  /// A piece that cannot be read ends the connection, so that nobody takes half a file for a whole one.
  ///
  /// - Parameter pool: Where the file is read.
  /// - Returns: The body.
  func body(readIn pool: WorkerPool) -> ResponseBody {
    ResponseBody(contentLength: byteCount) { [file, byteCount] writer in
      var offset = 0
      while offset < byteCount {
        let piece = try await pool.run { [offset] _ in
          try file.read(from: offset, count: min(byteCount - offset, 1 << 18))
        }
        guard !piece.isEmpty else { throw BodyError.truncated }
        offset += piece.count
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }
}
