/// What a library was at a moment: equal numbers mean equal content.
///
/// The numbers are kept in the library and raised by every transaction that changes something,
/// whichever process it is in; they never fall.
package struct LibraryVersion: Hashable, Sendable {
  /// Counts the changes of glossaries.
  package var glossaries: Int64
  /// Counts the changes of memories and of their match indexes.
  package var memories: Int64

  /// Creates a version; that of a library which was never written is all zeros.
  package init(glossaries: Int64 = 0, memories: Int64 = 0) {
    self.glossaries = glossaries
    self.memories = memories
  }
}
