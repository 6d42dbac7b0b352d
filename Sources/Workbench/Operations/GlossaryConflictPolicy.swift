/// What happens to a concept that is in a glossary already, with other content.
package enum GlossaryConflictPolicy: String, CaseIterable, Sendable {
  /// It stays as it is.
  case keep
  /// The file's concept takes its place.
  case replace
  /// It gains what the file's concept has and it has not.
  case merge
}
