package import Model
package import Quality

extension Rule {
  /// What the rule finds, in a few words.
  package var summary: Message { Message("rule.\(rawValue)") }
}
