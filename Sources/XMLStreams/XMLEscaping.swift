/// Adds UTF-8 text to XML, with everything escaped that must be.
///
/// White space is written so that a parser gives it back unchanged: a carriage return becomes a
/// reference, and in attributes a tab and a line feed too. Characters that XML 1.0 has no way to
/// write (most control characters, U+FFFE, U+FFFF) become U+FFFD.
public enum XMLEscaping {
  /// Where the text stands.
  public enum Place: Sendable {
    case content
    case attribute
    /// Inside a comment, where nothing is escaped.
    case comment
  }

  /// Adds `text` to `output`.
  ///
  /// - Returns: How many characters had to be replaced by U+FFFD.
  /// - Complexity: O(`text.count`)
  @discardableResult
  public static func append(
    _ text: UnsafeBufferPointer<UInt8>,
    as place: Place,
    to output: inout [UInt8]
  ) -> Int {
    var replacedCount = 0
    var clean = 0
    let table =
      switch place {
      case .content: contentTable
      case .attribute: attributeTable
      case .comment: commentTable
      }
    table.withUnsafeBufferPointer { table in
      for index in 0..<text.count where table[Int(text[index])] != plain {
        let action = table[Int(text[index])]
        if action == lead {
          guard isNonCharacter(text, at: index) else { continue }
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
        clean = index + (action == lead ? 3 : 1)
        output.append(contentsOf: replacements[Int(action)].utf8)
        if action == forbidden || action == lead { replacedCount += 1 }
      }
    }
    if clean < text.count {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean...]))
    }
    return replacedCount
  }

  /// Adds `text` to `output`.
  ///
  /// - Returns: How many characters had to be replaced by U+FFFD.
  /// - Complexity: O(length of `text`)
  @discardableResult
  public static func append(_ text: String, as place: Place, to output: inout [UInt8]) -> Int {
    var text = text
    return text.withUTF8 { append($0, as: place, to: &output) }
  }

  /// Adds a processing instruction as it was read.
  package static func appendInstruction(
    _ target: XMLBytes,
    _ content: XMLBytes,
    to output: inout [UInt8]
  ) {
    output.append(contentsOf: "<?".utf8)
    target.append(to: &output)
    if !content.isEmpty { output.append(UInt8(ascii: " ")) }
    content.append(to: &output)
    output.append(contentsOf: "?>".utf8)
  }
}

/// Whether U+FFFE or U+FFFF stands at `index`.
private func isNonCharacter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
}

private let plain: UInt8 = 0
private let forbidden: UInt8 = 1
/// The byte EF, with which U+FFFE and U+FFFF begin, and other characters too.
private let lead: UInt8 = 2
/// What replaces a byte, by the number that the tables give it.
private let replacements: [StaticString] = [
  "", "\u{FFFD}", "\u{FFFD}", "&amp;", "&lt;", "&gt;", "&quot;", "&#xD;", "&#x9;", "&#xA;",
]

private let contentTable: [UInt8] = table([
  (UInt8(ascii: "&"), 3), (UInt8(ascii: "<"), 4), (UInt8(ascii: ">"), 5), (0x0D, 7), (0x09, plain),
  (0x0A, plain),
])

private let attributeTable: [UInt8] = table([
  (UInt8(ascii: "&"), 3), (UInt8(ascii: "<"), 4), (UInt8(ascii: "\""), 6), (0x0D, 7), (0x09, 8),
  (0x0A, 9),
])

private let commentTable: [UInt8] = table([(0x0D, plain), (0x09, plain), (0x0A, plain)])

private func table(_ actions: [(byte: UInt8, action: UInt8)]) -> [UInt8] {
  var table = [UInt8](repeating: plain, count: 256)
  for control in 0..<0x20 { table[control] = forbidden }
  table[0xEF] = lead
  for (byte, action) in actions { table[Int(byte)] = action }
  return table
}

extension StaticString {
  /// The text's bytes.
  var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
