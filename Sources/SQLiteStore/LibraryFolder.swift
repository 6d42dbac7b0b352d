#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Makes the folders in which a library is to be, those of them that are missing.
///
/// What cannot be made is found out when the library is opened there.
func makeFolders(of path: String) {
  var folder = ""
  for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
    folder += part + "/"
    if folder != "/" { mkdir(folder, 0o777) }
  }
}
