package import Model

/// Why bytes are not text.
package enum TextEncodingError: Explained, Hashable {
  /// The bytes are not UTF-8 from this offset on.
  case invalidUTF8(byteOffset: Int, line: Int, isArabic: Bool)
  /// UTF-16 with half a character at this byte offset.
  case invalidUTF16(byteOffset: Int)
  /// The file has NUL bytes: it is no text.
  case binary(byteOffset: Int, line: Int)

  package var message: Message {
    switch self {
    case .invalidUTF8(let offset, _, let isArabic):
      isArabic
        ? Message("text.perhapsWindows1256", ["offset": .number(offset)])
        : Message("text.notUTF8", ["offset": .number(offset)])
    case .invalidUTF16(let offset): Message("text.notUTF16", ["offset": .number(offset)])
    case .binary(let offset, _): Message("text.binary", ["offset": .number(offset)])
    }
  }

  package var line: Int? {
    switch self {
    case .invalidUTF8(_, let line, _), .binary(_, let line): line
    case .invalidUTF16: nil
    }
  }
}
