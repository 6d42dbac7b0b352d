package import Model
import XMLStreams

/// Writes TMX 1.4b, level 2, in UTF-8, as a stream.
///
/// The same units give the same bytes. Take the bytes out with `takeBytes()` after each call.
///
/// Reference: TMX 1.4b, OSCAR recommendation of 2005-04-26.
package struct TMXWriter {
  private var bytes: [UInt8] = []

  /// Creates a writer.
  package init() {}

  /// Returns the bytes written since the last call, and forgets them.
  package mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    taken.reserveCapacity(bytes.count)
    swap(&taken, &bytes)
    return taken
  }

  /// Writes what stands before the units.
  ///
  /// - Parameter header: Its attributes are written as they are; see `TMXHeader.merged`.
  package mutating func begin(_ header: TMXHeader) {
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4">

      """
    )
    bytes.append(contentsOf: header.xml.utf8)
    append("\n<body>\n")
  }

  /// Writes what stands after the units.
  package mutating func end() { append("</body>\n</tmx>\n") }

  /// Writes the units of a batch.
  ///
  /// - Parameters:
  ///   - batch: The units.
  ///   - extraAttributes: For a unit's index the attributes to write before its own, as they stand
  ///     in a start tag; what the unit says itself must not be among them.
  /// - Complexity: O(length of the batch)
  package mutating func write(
    _ batch: UnitBatch,
    extraAttributes: (Int) -> String = { _ in "" }
  ) {
    let tags = batch.languages.map { Array($0.description.utf8) }
    batch.bytes.withUnsafeBufferPointer { text in
      for (index, unit) in batch.units.enumerated() {
        append("<tu")
        bytes.append(contentsOf: extraAttributes(index).utf8)
        append(text, unit.attributes)
        append(">\n")
        if !unit.annotations.isEmpty {
          append(text, unit.annotations)
          append("\n")
        }
        for variant in batch.variants[unit.variants] {
          write(variant, language: tags[variant.language], text)
        }
        append("</tu>\n")
      }
    }
  }

  private mutating func write(
    _ variant: UnitBatch.Variant,
    language: [UInt8],
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    append("<tuv")
    if !starts(text, variant.attributes, " xml:lang=") {
      append(" xml:lang=\"")
      bytes.append(contentsOf: language)
      append("\"")
    }
    append(text, variant.attributes)
    append(">")
    append(text, variant.annotations)
    if variant.content.isEmpty {
      append("<seg>")
      XMLEscaping.append(
        UnsafeBufferPointer(rebasing: text[variant.text.range]),
        as: .content,
        to: &bytes
      )
      append("</seg>")
    } else if starts(text, variant.content, "<seg") {
      append(text, variant.content)
    } else {
      append("<seg>")
      append(text, variant.content)
      append("</seg>")
    }
    append("</tuv>\n")
  }

  private mutating func append(_ literal: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    )
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ slice: UnitBatch.Slice) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[slice.range]))
  }

  private func starts(
    _ text: UnsafeBufferPointer<UInt8>,
    _ slice: UnitBatch.Slice,
    _ literal: StaticString
  ) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard slice.range.count >= count else { return false }
    for index in 0..<count where text[Int(slice.start) + index] != literal.utf8Start[index] {
      return false
    }
    return true
  }
}
