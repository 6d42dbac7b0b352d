/// What can be the name of a glossary or a memory, or the identifier of a concept.
///
/// One rule for all doors: what came in by one of them can be shown, addressed and removed by every other.
package enum LibraryName {
  /// The most bytes of UTF-8 that a name has.
  package static let maximumByteCount = 255

  /// Whether a text can be a name: from 1 to 255 bytes, and no control character among them.
  package static func isUsable(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= maximumByteCount
      && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
