import CLibArchive
package import Files

/// Reads ZIP archives through libarchive, in bounded memory and time.
package struct ZipReader: Sendable {
  /// Where the archive is.
  private enum Source: Sendable {
    case bytes([UInt8])
    case file(OpenFile)
  }

  private let source: Source

  /// Reads an archive in memory.
  package init(_ bytes: [UInt8]) { source = .bytes(bytes) }

  /// Reads an archive from a file; its position moves.
  package init(_ file: OpenFile) { source = .file(file) }

  /// Calls `body` with each file, in the order of the archive; folders are left out.
  ///
  /// - Throws: `ArchiveError`, or what `body` throws.
  package func forEachFile(_ body: (ZipFile) throws -> Void) throws {
    guard let archive = archive_read_new() else { throw ArchiveError(.outOfMemory) }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip_seekable(archive)
    switch source {
    case .bytes(let bytes):
      try bytes.withUnsafeBytes { buffer in
        try check(archive_read_open_memory(archive, buffer.baseAddress, buffer.count), archive)
        try walk(archive, packedCount: buffer.count, body)
      }
    case .file(let file):
      guard let byteCount = file.byteCount else {
        throw ArchiveError(.unreadableEnd)
      }
      try file.rewind()
      try check(archive_read_open_fd(archive, file.descriptor, 1 << 16), archive)
      try walk(archive, packedCount: byteCount, body)
    }
  }

  /// Returns the files whose names fulfil a condition, by their names; of a name, the first.
  ///
  /// - Throws: `ArchiveError`.
  package func contents(where isWanted: (String) -> Bool) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    var byteCount = 0
    try forEachFile { file in
      guard isWanted(file.name), contents[file.name] == nil else { return }
      var bytes: [UInt8] = []
      try file.forEachPiece { piece in
        byteCount += piece.count
        if byteCount > ArchiveLimits.memoryByteCount { throw ArchiveError(.tooLarge) }
        bytes.append(contentsOf: piece)
      }
      contents[file.name] = bytes
    }
    return contents
  }

  private func walk(
    _ archive: OpaquePointer,
    packedCount: Int,
    _ body: (ZipFile) throws -> Void
  ) throws {
    let counter = ByteCounter(packedCount: packedCount)
    var fileCount = 0
    while let entry = try nextEntry(of: archive) {
      fileCount += 1
      if fileCount > ArchiveLimits.fileCount { throw ArchiveError(.tooManyFiles) }
      let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
      // Folders and links hold no text.
      guard archive_entry_filetype(entry) == regularFile, !name.hasSuffix("/") else { continue }
      try body(
        ZipFile(
          name: name,
          isEncrypted: archive_entry_is_encrypted(entry) != 0,
          byteCount: Int(archive_entry_size(entry)),
          archive: archive,
          counter: counter
        )
      )
    }
  }

  private func nextEntry(of archive: OpaquePointer) throws -> OpaquePointer? {
    var entry: OpaquePointer?
    // libarchive gives names in the encoding of the locale, and has none for Arabic in the default.
    let status = withUTF8Locale { archive_read_next_header(archive, &entry) }
    if status == ARCHIVE_EOF { return nil }
    if status != ARCHIVE_WARN { try check(status, archive) }
    return entry
  }
}

/// A file in a ZIP archive, of use only during the call that passes it.
package struct ZipFile {
  /// The file's path in the archive.
  package let name: String
  /// Whether the file is encrypted.
  package let isEncrypted: Bool
  /// The file's length in bytes, as the archive states it.
  package let byteCount: Int
  fileprivate let archive: OpaquePointer
  fileprivate let counter: ByteCounter

  /// Unpacks the file, and passes on what comes out, valid during the call only.
  ///
  /// - Throws: `ArchiveError`, or what `body` throws.
  package func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    guard !isEncrypted else { throw ArchiveError(.encrypted) }
    var unpackedCount = 0
    while true {
      var start: UnsafeRawPointer?
      var count = 0
      var offset: la_int64_t = 0
      let status = archive_read_data_block(archive, &start, &count, &offset)
      // libarchive takes the packed length on trust, so that a file could end early unnoticed.
      if status == ARCHIVE_EOF, unpackedCount == byteCount { return }
      if status == ARCHIVE_EOF { throw ArchiveError(.damaged(nil)) }
      try check(status, archive)
      unpackedCount += count
      try counter.add(count)
      try body(
        UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count)
      )
    }
  }
}

/// Counts what an archive has unpacked to.
private final class ByteCounter {
  private let packedCount: Int
  private var unpackedCount = 0

  init(packedCount: Int) { self.packedCount = packedCount }

  func add(_ count: Int) throws {
    unpackedCount += count
    try ArchiveLimits.check(unpacked: unpackedCount, packed: packedCount)
  }
}

/// The kind of a regular file, as `archive_entry.h` has it in a macro that Swift does not import.
let regularFile: UInt32 = 0o100000

/// Throws what libarchive says of a call that did not succeed.
func check(_ status: Int32, _ archive: OpaquePointer) throws {
  guard status != ARCHIVE_OK else { return }
  throw ArchiveError(.damaged(archive_error_string(archive).map { String(cString: $0) }))
}
