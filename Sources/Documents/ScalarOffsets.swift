/// Turns UTF-8 offsets of a text into offsets in Unicode scalars.
///
/// Offsets may come in any order; each is found from a mark no more than 256 bytes before it.
package struct ScalarOffsets: Sendable {
  private let utf8: [UInt8]
  /// How many scalars begin before each 256th byte.
  private let marks: [Int]

  /// Creates the offsets of a text.
  ///
  /// - Complexity: O(`text.utf8.count`)
  package init(_ text: String) {
    utf8 = Array(text.utf8)
    var marks: [Int] = []
    var count = 0
    for (offset, byte) in utf8.enumerated() {
      if offset % 256 == 0 { marks.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    marks.append(count)
    self.marks = marks
  }

  /// Returns how many scalars begin before a UTF-8 offset.
  ///
  /// - Complexity: O(1)
  package subscript(offset: Int) -> Int {
    let block = offset / 256
    return utf8[block * 256..<offset].reduce(marks[block]) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// Returns a range of UTF-8 offsets in scalars.
  package subscript(range: Range<Int>) -> Range<Int> {
    self[range.lowerBound]..<self[range.upperBound]
  }

  /// Returns the text of a range of UTF-8 offsets.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self)
  }
}
