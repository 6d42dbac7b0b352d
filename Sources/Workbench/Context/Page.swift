/// Which part of a long list is wanted.
package struct Page: Hashable, Sendable {
  /// How many elements are passed over.
  package var start: Int
  /// The most elements of the part.
  package var limit: Int

  /// Creates a page.
  ///
  /// - Precondition: Neither number is negative.
  package init(start: Int = 0, limit: Int) {
    precondition(start >= 0 && limit >= 0, "a page begins and ends in its list")
    self.start = start
    self.limit = limit
  }

  /// Returns the part of a list.
  ///
  /// - Complexity: O(`start` + `limit`) for a sequence that is no collection
  package func part<Element>(of list: some Sequence<Element>) -> [Element] {
    Array(list.dropFirst(start).prefix(limit))
  }
}
