import CLibPQ

/// What a statement gave, in the binary forms of its types.
///
/// Rows and columns are counted from 0; what is asked for must be there and of the type.
final class Rows {
  private let result: OpaquePointer
  /// The number of rows.
  let count: Int

  /// Takes a result over, and releases it at the end.
  init(_ result: OpaquePointer) {
    self.result = result
    count = Int(PQntuples(result))
  }

  deinit { PQclear(result) }

  /// How many rows a statement changed.
  var changedCount: Int {
    Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func isNull(_ row: Int, _ column: Int) -> Bool {
    PQgetisnull(result, Int32(row), Int32(column)) != 0
  }

  /// The bytes of a value, none for NULL; they are there as long as the rows.
  func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: PQgetvalue(result, Int32(row), Int32(column)),
      count: Int(PQgetlength(result, Int32(row), Int32(column)))
    )
  }

  /// A number of two, four or eight bytes.
  func int(_ row: Int, _ column: Int) -> Int64 { signedNumber(bytes(row, column)) }

  func bool(_ row: Int, _ column: Int) -> Bool { bytes(row, column).first == 1 }

  func text(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  func optionalText(_ row: Int, _ column: Int) -> String? {
    isNull(row, column) ? nil : text(row, column)
  }

  /// The numbers of the first column.
  var firstInts: [Int64] { (0..<count).map { int($0, 0) } }
}

/// The number that some bytes are as they come over the network.
func signedNumber(_ bytes: UnsafeRawBufferPointer) -> Int64 {
  guard let first = bytes.first else { return 0 }
  var value: Int64 = first & 0x80 == 0 ? 0 : -1
  for byte in bytes { value = value << 8 | Int64(byte) }
  return value
}

/// Calls `body` with the bytes of each element of an array of one dimension without NULL.
///
/// - Complexity: O(length)
func forEachElement(
  of array: UnsafeRawBufferPointer,
  _ body: (UnsafeRawBufferPointer) throws -> Void
) rethrows {
  // Dimensions, a flag for NULL, the type; for the dimension its size and where it begins.
  let headCount = 20
  guard array.count >= headCount else { return }
  var place = headCount
  while place + 4 <= array.count {
    let count = Int(signedNumber(UnsafeRawBufferPointer(rebasing: array[place..<place + 4])))
    place += 4
    guard count >= 0, place + count <= array.count else { return }
    try body(UnsafeRawBufferPointer(rebasing: array[place..<place + count]))
    place += count
  }
}
