#if canImport(Glibc)
import Glibc
/// `LC_CTYPE_MASK`, which glibc has as an expression that Swift does not import.
private let characterTypeMask = Int32(1) << LC_CTYPE
#else
import Darwin
private let characterTypeMask = LC_CTYPE_MASK
#endif

/// Runs some work in a locale whose characters are UTF-8, for C libraries that ask the locale.
///
/// The default locale of a program has no Arabic. Only this thread is in the other one.
package func withUTF8Locale<Result>(_ body: () throws -> Result) rethrows -> Result {
  let locale = newlocale(characterTypeMask, "C.UTF-8", nil)
  let before = locale.map { uselocale($0) }
  defer {
    if let before { uselocale(before) }
    if let locale { freelocale(locale) }
  }
  return try body()
}
