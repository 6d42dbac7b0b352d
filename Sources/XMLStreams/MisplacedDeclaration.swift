/// Overwrites an XML declaration that has white space before it, which XML forbids.
///
/// Exports of PHP programs have a blank line there. The declaration says nothing that is not known
/// when the text has been decoded, so spaces take its place, and every line and column stays.
struct MisplacedDeclaration {
  private enum State {
    case start
    case whiteSpace
    /// How many bytes of `<?xml` have been seen after white space, and are held back.
    case mark(Int)
    case declaration
    case done
  }

  private static let mark = Array("<?xml".utf8)
  private var state = State.start

  /// Whether nothing that may follow can be changed.
  var isDone: Bool { if case .done = state { true } else { false } }

  /// Returns the next piece of a document in UTF-8, with a misplaced declaration overwritten.
  ///
  /// - Complexity: O(bytes up to the end of the declaration), and of copying the rest
  mutating func overwritten(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + Self.mark.count)
    var index = 0
    while index < bytes.count, !isDone {
      take(bytes[index], &output)
      index += 1
    }
    output.append(contentsOf: bytes[index...])
    return output
  }

  /// Ends the document and returns what was held back of it.
  mutating func finish() -> [UInt8] {
    guard case .mark(let count) = state else { return [] }
    state = .done
    return Array(Self.mark[..<count])
  }

  private mutating func take(_ byte: UInt8, _ output: inout [UInt8]) {
    switch state {
    case .start, .whiteSpace:
      if isXMLWhiteSpace(byte) {
        output.append(byte)
        state = .whiteSpace
      } else if case .whiteSpace = state, byte == Self.mark[0] {
        state = .mark(1)
      } else {
        output.append(byte)
        state = .done
      }
    case .mark(let count) where count < Self.mark.count && byte == Self.mark[count]:
      state = .mark(count + 1)
    case .mark(let count) where count == Self.mark.count && isXMLWhiteSpace(byte):
      output.append(contentsOf: repeatElement(0x20, count: count))
      output.append(byte)
      state = .declaration
    case .mark(let count):
      output.append(contentsOf: Self.mark[..<count])
      output.append(byte)
      state = .done
    case .declaration:
      output.append(isXMLWhiteSpace(byte) ? byte : 0x20)
      if byte == UInt8(ascii: ">") { state = .done }
    case .done: output.append(byte)
    }
  }
}
