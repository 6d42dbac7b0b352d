import Hummingbird
import Workbench

/// A file on the disk that goes to a client piece by piece, and away with the response.
struct ExportedFile: Sendable {
  private let file: TemporaryFile

  /// Writes a file.
  ///
  /// - Throws: what `body` throws.
  init(_ body: (OutputFile) throws -> Void) throws {
    file = try TemporaryFile()
    let output = try OutputFile(path: file.path)
    try body(output)
    try output.finish()
  }

  /// The file as the body of a response.
  var body: ResponseBody {
    ResponseBody(contentLength: file.byteCount) { [file] writer in
      var offset = 0
      while true {
        let piece = file.read(from: offset, count: 1 << 16)
        guard !piece.isEmpty else { break }
        offset += piece.count
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }
}
