#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Makes the folders in which a file is to be, those of them that are missing.
func makeFolders(of path: String) {
  var folder = ""
  for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
    folder += part + "/"
    if folder != "/" { mkdir(folder, 0o777) }
  }
}

func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }
