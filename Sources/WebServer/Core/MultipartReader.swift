import Hummingbird
import Model

/// Takes a form apart that has files in it, as its bytes come.
///
/// No more is kept than the head of a part and the length of a boundary. References: RFC 7578
/// (`multipart/form-data`), RFC 2046 §5.1.1 (boundaries).
struct MultipartReader {
  /// What the bytes say.
  enum Event: Hashable {
    /// A part begins; a file has a name, which may be empty.
    case begin(field: String, fileName: String?)
    /// More of the part.
    case content([UInt8])
    /// The part ends.
    case end
  }

  private enum Place {
    case preamble
    case head
    case content
    case epilogue
  }

  private let delimiter: [UInt8]
  private var place = Place.preamble
  private var buffer: [UInt8] = Array("\r\n".utf8)
  private var partCount = 0

  private static let maximumHeadByteCount = 16 << 10
  private static let maximumPartCount = 1_000

  /// Creates a reader for the media type of a request; `nil` if that is no form with files.
  ///
  /// - Throws: `Problem`, when the type has no boundary.
  init?(mediaType: String) throws {
    let parameters = HeaderParameters(mediaType)
    guard parameters.value.lowercased() == "multipart/form-data" else { return nil }
    guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count) else {
      throw Problem.bad(Message("form.noBoundary"))
    }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// Takes the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - body: Takes what they say.
  /// - Throws: `Problem`, when the form is not well-formed; what `body` throws.
  mutating func read(_ bytes: some Sequence<UInt8>, _ body: (Event) throws -> Void) throws {
    buffer.append(contentsOf: bytes)
    var start = 0
    while try step(from: &start, body) {}
    buffer.removeFirst(start)
  }

  /// Ends the form.
  ///
  /// - Throws: `Problem`, when the last boundary is missing.
  func finish() throws {
    guard place == .epilogue else { throw Problem.bad(Message("form.truncated")) }
  }

  /// Takes what can be told of the bytes from a position on; `false` when more are needed.
  private mutating func step(from start: inout Int, _ body: (Event) throws -> Void) throws -> Bool {
    switch place {
    case .preamble, .content:
      let found = position(of: delimiter, from: start)
      // What may be the beginning of a boundary waits for the rest of it.
      let end = found ?? max(start, buffer.count - delimiter.count + 1)
      if place == .content, end > start { try body(.content(Array(buffer[start..<end]))) }
      start = end
      guard let found, found + delimiter.count + 2 <= buffer.count else { return false }
      if place == .content { try body(.end) }
      place = buffer[found + delimiter.count] == UInt8(ascii: "-") ? .epilogue : .head
      start = found + delimiter.count
      return true
    case .head:
      let blank = Array("\r\n\r\n".utf8)
      guard let end = position(of: blank, from: start) else {
        guard buffer.count - start <= Self.maximumHeadByteCount else {
          throw Problem.bad(Message("form.headTooLong"))
        }
        return false
      }
      partCount += 1
      guard partCount <= Self.maximumPartCount else {
        throw Problem.bad(
          Message("form.tooManyParts", ["limit": .number(Self.maximumPartCount)])
        )
      }
      try body(begin(of: buffer[start..<end]))
      start = end + blank.count
      place = .content
      return true
    case .epilogue:
      start = buffer.count
      return false
    }
  }

  private func begin(of head: ArraySlice<UInt8>) throws -> Event {
    guard let text = String(validating: head, as: UTF8.self) else {
      throw Problem.bad(Message("form.nameNotUTF8"))
    }
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-disposition" else { continue }
      let parameters = HeaderParameters(parts[1])
      if let name = parameters["name"] {
        return .begin(field: name, fileName: parameters["filename"])
      }
    }
    throw Problem.bad(Message("form.noName"))
  }

  private func position(of bytes: [UInt8], from start: Int) -> Int? {
    var next = start
    while let first = buffer[next...].firstIndex(of: bytes[0]) {
      if buffer[first...].starts(with: bytes) { return first }
      next = first + 1
    }
    return nil
  }
}

/// The value of a header field and its parameters, as `form-data; name="q"`.
struct HeaderParameters {
  /// What stands before the parameters.
  let value: String
  private var parameters: [String: String] = [:]

  init(_ field: some StringProtocol) {
    var parts: [String] = [""]
    var isQuoted = false
    var isEscaped = false
    for character in field {
      if isEscaped {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        parts.append("")
      } else if isQuoted || character != " " {
        parts[parts.count - 1].append(character)
      }
    }
    value = parts[0]
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      parameters[sides[0].lowercased()] = String(sides[1])
    }
  }

  subscript(name: String) -> String? { parameters[name] }
}
