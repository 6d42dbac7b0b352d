/// Where an output's bytes go, once every link on the way is followed.
///
/// A regular file is written beside its place and renamed; anything else is written into, as every
/// other program does.
enum OutputPath {
  /// What is open already: standard output, `/dev/fd/3`.
  case descriptor(Int32)
  /// A pipe with a name, a device, a socket.
  case stream(String, FileStatus.Kind)
  /// A file that is there.
  case file(String, FileStatus)
  /// A file that is not there yet.
  case newFile(String)
  /// A folder, which is no output.
  case folder

  /// Finds out what a path stands for; `nil` and `-` are standard output.
  init(_ path: String?) throws(SystemError) {
    guard let path, path != "-" else {
      self = .descriptor(System.standardOutput)
      return
    }
    var place = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      if let descriptor = Self.descriptor(named: place) {
        self = .descriptor(descriptor)
        return
      }
      let status: FileStatus
      do throws(SystemError) {
        status = try System.status(of: place, followsLink: false)
      } catch  where error.isMissing {
        self = .newFile(place)
        return
      }
      switch status.kind {
      case .regular: self = .file(place, status)
      case .folder: self = .folder
      case .stream, .socket: self = .stream(place, status.kind)
      case .link:
        place = Self.resolve(try System.destination(ofLink: place), from: place)
        continue
      }
      return
    }
    throw .linkLoop
  }

  /// The path that a link at `path` leads to.
  private static func resolve(_ destination: String, from path: String) -> String {
    if destination.hasPrefix("/") { return destination }
    guard let slash = path.lastIndex(of: "/") else { return destination }
    return path[...slash] + destination
  }

  /// The number in a path that stands for what this process has open, such as `/dev/fd/3`.
  private static func descriptor(named path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return System.standardOutput
    case "/dev/stderr": return System.standardError
    default: break
    }
    for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
      return Int32(path.dropFirst(prefix.count)).flatMap { $0 < 0 ? nil : $0 }
    }
    return nil
  }
}
