/// Returns the text that the bytes of a file stand for.
///
/// UTF-8 with or without a byte order mark, and UTF-16 of either byte order with one. The mark is
/// left out; nothing else changes.
///
/// - Complexity: O(`bytes.count`)
package func decodeText(_ bytes: [UInt8]) throws(TextEncodingError) -> String {
  if bytes.starts(with: [0xFF, 0xFE]) { return try decodeUTF16(bytes, lowByteFirst: true) }
  if bytes.starts(with: [0xFE, 0xFF]) { return try decodeUTF16(bytes, lowByteFirst: false) }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let content = bytes[(hasMark ? 3 : 0)...]
  if let zero = content.firstIndex(of: 0) {
    throw .binary(byteOffset: zero, line: lineNumber(of: zero, in: bytes))
  }
  guard let text = String(validating: content, as: UTF8.self) else {
    let offset = firstInvalidOffset(in: content)
    throw .invalidUTF8(
      byteOffset: offset,
      line: lineNumber(of: offset, in: bytes),
      isArabic: looksLikeWindows1256(content[offset...].prefix(4_096))
    )
  }
  return text
}

private func decodeUTF16(
  _ bytes: [UInt8],
  lowByteFirst: Bool
) throws(TextEncodingError) -> String {
  guard bytes.count.isMultiple(of: 2) else { throw .invalidUTF16(byteOffset: bytes.count - 1) }
  let units = stride(from: 2, to: bytes.count, by: 2).map { offset in
    lowByteFirst
      ? UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
      : UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1])
  }
  guard let text = String(validating: units, as: UTF16.self) else {
    var decoder = UTF16()
    var iterator = units.makeIterator()
    var offset = 2
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF16.width(scalar) * 2
    }
    throw .invalidUTF16(byteOffset: offset)
  }
  return text
}

private func firstInvalidOffset(in bytes: ArraySlice<UInt8>) -> Int {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = bytes.startIndex
  while case .scalarValue(let scalar) = decoder.decode(&iterator) {
    offset += UTF8.width(scalar)
  }
  return offset
}

private func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
  1 + bytes[..<offset].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
}
