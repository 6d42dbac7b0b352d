/// What may be done when a library is opened.
package enum PostgresAccess: Sendable {
  /// Tables are made where there are none.
  case create
  /// There must be tables; those of an earlier version are brought up to this one.
  case existing
  /// There must be tables, and they are not changed by opening.
  case inspection
}
