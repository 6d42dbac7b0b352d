package import Model

/// A document from which an article was read, kept so that it can be written again with all that it had.
package protocol ArticleOrigin: Sendable {
  /// Where the document breaks the rules of its format, though it was read: a line, counted from 1, and
  /// what is wrong there.
  var warnings: [(line: Int, reason: Message)] { get }
}
