import Files
import Hummingbird
import Model
import Workbench

extension Request {
  /// Writes the body to a new file, without keeping it in memory.
  ///
  /// - Throws: `Problem`, when there are more bytes than allowed, none, or no room for them.
  func saveBody(upTo limit: Int) async throws -> TemporaryFile {
    if let length = headers[.contentLength].flatMap(Int.init), length > limit {
      throw Problem(
        .contentTooLarge,
        Message("request.fileTooLargeBy", ["limit": .number(limit), "size": .number(length)])
      )
    }
    let file = try TemporaryFile()
    var count = 0
    for try await piece in body {
      count += piece.readableBytes
      guard count <= limit else {
        throw Problem.fileTooLarge(limit)
      }
      try piece.withUnsafeReadableBytes { try file.append($0) }
    }
    guard count > 0 else { throw Problem.bad(Message("request.noFile")) }
    return file
  }

  /// Returns the body as text.
  ///
  /// - Throws: `Problem`, when it is too long or not UTF-8.
  func readText(upTo limit: Int) async throws -> String {
    let buffer = try await body.collect(upTo: limit)
    let text = buffer.withUnsafeReadableBytes { String(validating: $0, as: UTF8.self) }
    guard let text else { throw Problem.bad(Message("request.textNotUTF8")) }
    return text
  }

  /// Returns the fields of a form that was sent.
  func readForm(upTo limit: Int) async throws -> FormFields {
    try FormFields(try await readText(upTo: limit))
  }
}

/// A file that a client sent, under the name that the client gave it.
struct Upload: Sendable {
  /// The file for a use case; it is there as long as this value is.
  let input: InputFile
  /// How many bytes the file has.
  let byteCount: Int

  /// Takes a file under the last part of a name.
  init(_ file: TemporaryFile, name: String) {
    let base = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    input = InputFile(name: base ?? "file", temporary: file)
    byteCount = file.byteCount
  }
}
