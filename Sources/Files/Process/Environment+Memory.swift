#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Environment {
  /// The resident memory of this process in bytes, or `nil` where the system does not say.
  package static var residentByteCount: Int? {
    guard let bytes = try? InputFile("/proc/self/statm").contents() else { return nil }
    let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
