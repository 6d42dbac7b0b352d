/// What may be done when a library is opened.
package enum LibraryFileAccess: Sendable {
  /// The file is made if there is none.
  case create
  /// The file must be there.
  case existing
  /// The file must be there, and is looked at: nothing is written to it, and a repair may put
  /// another in its place. One of an earlier version is brought up to this one first.
  case inspection
}
