import CLibArchive

/// Writes ZIP archives through libarchive.
///
/// The bytes depend on the files alone: every file has the date 1980-01-01, the earliest that the
/// format knows.
package enum ZipWriter {
  /// Returns an archive.
  ///
  /// - Parameters:
  ///   - files: The names and contents of the files, in order; UTF-8 names.
  ///   - storesFirst: Whether the first file is stored as it is, as OpenDocument wants it.
  /// - Returns: The archive's bytes.
  /// - Throws: `ArchiveError`, when libarchive refuses a name.
  /// - Complexity: O(length of the files)
  package static func archive(
    _ files: [(name: String, content: [UInt8])],
    storesFirst: Bool = false
  ) throws -> [UInt8] {
    guard let archive = archive_write_new() else { throw ArchiveError(.outOfMemory) }
    defer { archive_write_free(archive) }
    let output = Output()
    try check(archive_write_set_format_zip(archive), archive)
    try check(archive_write_zip_set_compression_deflate(archive), archive)
    try check(archive_write_set_bytes_in_last_block(archive, 1), archive)
    try check(
      archive_write_open(archive, Unmanaged.passUnretained(output).toOpaque(), nil, append, nil),
      archive
    )
    for (number, file) in files.enumerated() {
      if storesFirst, number < 2 {
        try check(
          number == 0
            ? archive_write_zip_set_compression_store(archive)
            : archive_write_zip_set_compression_deflate(archive),
          archive
        )
      }
      try write(file.name, file.content, to: archive)
    }
    try check(archive_write_close(archive), archive)
    return output.bytes
  }

  private static func write(_ name: String, _ content: [UInt8], to archive: OpaquePointer) throws {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, la_int64_t(content.count))
    archive_entry_set_filetype(entry, regularFile)
    archive_entry_set_perm(entry, 0o644)
    try check(archive_write_header(archive, entry), archive)
    let written = content.withUnsafeBytes {
      archive_write_data(archive, $0.baseAddress, $0.count)
    }
    if written != content.count { try check(ARCHIVE_FATAL, archive) }
  }
}

private final class Output {
  var bytes: [UInt8] = []
}

private func append(
  _ archive: OpaquePointer?,
  _ data: UnsafeMutableRawPointer?,
  _ buffer: UnsafeRawPointer?,
  _ count: Int
) -> Int {
  guard let data, let buffer else { return -1 }
  let output = Unmanaged<Output>.fromOpaque(data).takeUnretainedValue()
  output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: count))
  return count
}
