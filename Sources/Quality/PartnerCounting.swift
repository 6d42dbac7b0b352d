/// Tells how many words of a text have a partner in its translation.
///
/// A checker works without one; then only lengths and marks tell whether a sentence is missing.
public protocol PartnerCounting: Sendable {
  /// Counts the words of each part of a text that are known, and those of them that have a partner.
  ///
  /// - Parameters:
  ///   - parts: The parts of the text.
  ///   - other: The text in the other language.
  /// - Returns: A count for each part.
  /// - Complexity: O(length of both texts)
  func partners(of parts: [String], in other: String) -> [(known: Int, found: Int)]
}
