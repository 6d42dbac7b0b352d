import Documents
package import Files
package import Model

/// Reads the lines of a text file one after the other, so that the file may be of any length.
///
/// Lines end with a line feed, a carriage return, or both. UTF-8 is read piece by piece; UTF-16, which
/// a byte order mark tells, is read whole.
package final class LineReader {
  /// How many bytes of the file were read so far.
  package private(set) var byteCount = 0

  private let name: String
  private let file: OpenFile
  private var splitter = LineSplitter()
  private var line = 0
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Throws: `Failure`, when it cannot be read.
  package init(_ file: InputFile) throws(Failure) {
    name = file.name
    do { self.file = try file.open() } catch { throw Failure(error) }
    var head: [UInt8] = []
    while head.count < 3, !isAtEnd { try readPiece(into: &head) }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      while !isAtEnd { try readPiece(into: &head) }
      head = Array(try decode(head[...]).utf8)
    } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      head.removeFirst(3)
    }
    splitter.read { $0 = head }
  }

  /// Returns the next line without its end, or `nil` after the last.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no text, with the line of the fault.
  package func next() throws(Failure) -> String? {
    while true {
      if let bytes = splitter.next(isFinal: isAtEnd) {
        line += 1
        return try decode(bytes)
      }
      if isAtEnd { return nil }
      try splitter.read { bytes throws(Failure) in try readPiece(into: &bytes) }
    }
  }

  private func decode(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
    do {
      return try decodeText(Array(bytes))
    } catch {
      throw Failure(error.message, at: Failure.Place(file: name, line: max(1, line)))
    }
  }

  private func readPiece(into bytes: inout [UInt8]) throws(Failure) {
    do {
      let count = try file.readPiece(into: &bytes)
      byteCount += count
      isAtEnd = count == 0
    } catch {
      throw Failure(error)
    }
  }
}
