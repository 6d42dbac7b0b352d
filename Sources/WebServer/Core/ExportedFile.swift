import Files
import Hummingbird

/// A file on the disk that goes to a client piece by piece, and away with the response.
struct ExportedFile: Sendable {
  private let file: TemporaryFile
  private let byteCount: Int

  /// Writes a file.
  ///
  /// - Throws: what `body` throws; `FileAccessError`, when there is no room.
  init(_ body: (OutputFile) throws -> Void) throws {
    file = try TemporaryFile()
    let output = OutputFile(file)
    try body(output)
    try output.finish()
    byteCount = file.byteCount
  }

  /// The file as the body of a response.
  ///
  /// A piece that cannot be read ends the response before the length that its head states, so that
  /// the client knows that something is missing.
  ///
  /// - Parameter desk: Reads the pieces on its threads, so that no event loop waits for the disk.
  /// - Returns: The body, whose length is known.
  func body(_ desk: Desk) -> ResponseBody {
    ResponseBody(contentLength: byteCount) { [file, byteCount] writer in
      var offset = 0
      while offset < byteCount {
        let start = offset
        let piece = try await desk.readFile { try file.read(from: start, count: 1 << 18) }
        guard !piece.isEmpty else {
          throw FileAccessError(path: "export", .temporaryStorage, .endsEarly)
        }
        offset += piece.count
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }
}
