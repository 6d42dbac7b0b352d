#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What surrounds the process: variables, processors, terminals, the clock.
package enum Environment {
  /// The value of an environment variable, unless it is empty.
  package static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(systemPath: value)
  }

  /// The arguments of the program after its name, with those that are no text as paths are.
  package static var arguments: [String] {
    UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
      .dropFirst().compactMap { $0.map { String(systemPath: $0) } }
  }

  /// Writes other texts over the arguments, as lists of processes show them; what is longer than it was is
  /// cut.
  package static func rewriteArguments(_ rewrite: (String) -> String) {
    for place in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)) {
      guard let place else { continue }
      let old = String(systemPath: place)
      let new = [UInt8](pathBytes: rewrite(old))
      for index in 0..<strlen(place) {
        place[index] = index < new.count ? CChar(bitPattern: new[index]) : 0
      }
    }
  }

  /// The folder for files that are of no use after the process.
  package static var temporaryFolder: String { variable("TMPDIR") ?? "/tmp" }

  /// The folder in which programs keep a user's data, after the XDG base directory specification;
  /// `nil` where neither `XDG_DATA_HOME` nor `HOME` says where that is.
  package static var dataFolder: String? {
    variable("XDG_DATA_HOME") ?? variable("HOME").map { $0 + "/.local/share" }
  }

  /// The number of processors that the program may use.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// The present date and time in UTC, or a later one, as ISO 8601 writes them.
package func currentDate(after seconds: Int = 0) -> String {
  var now = time(nil) + seconds
  var parts = tm()
  gmtime_r(&now, &parts)
  func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
}
