/// Which changes are taken out of the history.
package enum HistoryPurge: Hashable, Sendable {
  /// Those of one memory.
  case memory(String)
  /// Those before a date, which is written as those of changes and may be shorter.
  case before(String)
}
