/// Rows for `COPY … FROM STDIN (FORMAT binary)`.
///
/// Reference: PostgreSQL documentation, COPY, "Binary Format".
struct CopyBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var rowCount = 0

  /// What stands before the rows: the signature, flags, and the size of nothing more.
  static let head: [UInt8] = [
    0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0,
  ]

  /// What stands after them.
  static let tail: [UInt8] = [0xFF, 0xFF]

  var isEmpty: Bool { rowCount == 0 }

  /// Begins a row, whose fields follow.
  mutating func beginRow(fieldCount: Int) {
    appendNumber(Int16(fieldCount))
    rowCount += 1
  }

  mutating func append(_ value: Int64) {
    appendNumber(Int32(8))
    appendNumber(value)
  }

  mutating func append(_ value: Int32) {
    appendNumber(Int32(4))
    appendNumber(value)
  }

  mutating func append(_ value: Bool) {
    appendNumber(Int32(1))
    bytes.append(value ? 1 : 0)
  }

  mutating func append(_ value: String?) {
    guard let value else { return appendNull() }
    appendNumber(Int32(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  mutating func append(_ value: some Collection<UInt8>) {
    appendNumber(Int32(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func appendNull() { appendNumber(Int32(-1)) }

  /// Appends an array of texts, or NULL where all of them are empty.
  mutating func appendTexts(
    _ texts: some Collection<UnsafeRawBufferPointer>,
    isOptional: Bool
  ) {
    if isOptional, texts.allSatisfy(\.isEmpty) { return appendNull() }
    appendArray(count: texts.count, elementType: 25) { buffer in
      for text in texts { buffer.append(text) }
    }
  }

  /// Appends an array of texts, or NULL where there are none.
  mutating func appendTexts(_ texts: [[UInt8]]) {
    if texts.isEmpty { return appendNull() }
    appendArray(count: texts.count, elementType: 25) { buffer in
      for text in texts { buffer.append(text) }
    }
  }

  mutating func appendNumbers(_ numbers: some Collection<Int32>) {
    appendArray(count: numbers.count, elementType: 23) { buffer in
      for number in numbers { buffer.append(number) }
    }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rowCount = 0
  }

  private mutating func appendArray(
    count: Int,
    elementType: Int32,
    _ elements: (inout CopyBuffer) -> Void
  ) {
    let start = bytes.count
    appendNumber(Int32(0))
    bytes += arrayHead(count: count, elementType: elementType)
    elements(&self)
    let size = bigEndian(Int32(bytes.count - start - 4))
    for (offset, byte) in size.enumerated() { bytes[start + offset] = byte }
  }

  private mutating func appendNumber(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
