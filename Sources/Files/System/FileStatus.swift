#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the system knows of a file.
package struct FileStatus: Hashable, Sendable {
  /// What stands at a path.
  package enum Kind: Hashable, Sendable {
    case regular
    case folder
    case link
    case socket
    /// A pipe with a name or without, a terminal, another device.
    case stream
  }

  /// What it is.
  package let kind: Kind
  /// Which file it is, whatever its names.
  package let identity: FileIdentity
  /// The length in bytes, where it has one.
  package let byteCount: Int
  /// How many bytes it takes on the disk; a file with holes has more.
  let storedByteCount: Int
  /// When it was changed or touched last, in seconds.
  let changed: Int
  /// How many names it has.
  let linkCount: Int
  let permissions: UInt32
  let owner: UInt32
  let group: UInt32

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFSOCK: .socket
      default: .stream
      }
    identity = FileIdentity(device: UInt64(status.st_dev), file: UInt64(status.st_ino))
    byteCount = Int(status.st_size)
    storedByteCount = Int(status.st_blocks) * 512
    #if canImport(Glibc)
    changed = status.st_mtim.tv_sec
    #else
    changed = status.st_mtimespec.tv_sec
    #endif
    linkCount = Int(status.st_nlink)
    permissions = UInt32(status.st_mode & 0o7777)
    owner = status.st_uid
    group = status.st_gid
  }

  /// Whether somebody may write it at all; the superuser could, and is not meant to by accident.
  var isWritableBySomebody: Bool { permissions & 0o222 != 0 }
}

/// Which file something is, whatever its names: device and number.
package struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let file: UInt64
}
