/// What reads parts of a file whose end must be known first.
public protocol RandomAccessBytes {
  /// The length in bytes.
  var count: Int { get }
  /// Returns the bytes of a range, or fewer where the file ends.
  func read(_ range: Range<Int>) throws -> [UInt8]
}

/// The list of files in a ZIP archive.
///
/// Reference: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", version 6.3.
public struct ZipDirectory: Sendable {
  /// A file in an archive.
  public struct Entry: Hashable, Sendable {
    /// The file's path.
    public let name: String
    /// How it is packed: 0 not at all, 8 deflated.
    public let method: Int
    /// Whether it is encrypted.
    public let isEncrypted: Bool
    /// Its packed length in bytes.
    public let packedCount: Int
    /// Its length in bytes.
    public let count: Int
    fileprivate let headerOffset: Int
  }

  /// The files, in the order of the directory; folders are left out.
  public let entries: [Entry]

  /// Reads the directory of an archive.
  ///
  /// - Throws: `ArchiveError`, when the archive is damaged; what `file` throws.
  public init(_ file: some RandomAccessBytes) throws {
    let (offset, count) = try Self.findDirectory(file)
    guard offset >= 0, count >= 0, offset + count <= file.count, count <= maximumDirectoryByteCount
    else { throw ArchiveError(.damaged) }
    let bytes = try file.read(offset..<offset + count)
    var entries: [Entry] = []
    var position = 0
    while position + 46 <= bytes.count, word(bytes, position) == 0x0201_4B50 {
      let nameCount = half(bytes, position + 28)
      let extraCount = half(bytes, position + 30)
      let end = position + 46 + nameCount + extraCount + half(bytes, position + 32)
      guard end <= bytes.count else { throw ArchiveError(.damaged) }
      let extra = bytes[(position + 46 + nameCount)..<(position + 46 + nameCount + extraCount)]
      let sizes = Sizes(
        count: word(bytes, position + 24),
        packedCount: word(bytes, position + 20),
        headerOffset: word(bytes, position + 42),
        extra: extra
      )
      let nameBytes = bytes[(position + 46)..<(position + 46 + nameCount)]
      let entry = Entry(
        name: String(decoding: nameBytes, as: UTF8.self),
        method: half(bytes, position + 10),
        isEncrypted: half(bytes, position + 8) & 1 == 1,
        packedCount: sizes.packedCount,
        count: sizes.count,
        headerOffset: sizes.headerOffset
      )
      if !entry.name.hasSuffix("/") { entries.append(entry) }
      position = end
    }
    self.entries = entries
  }

  /// Returns where in the archive the packed bytes of a file stand.
  ///
  /// - Throws: `ArchiveError`, when the archive is damaged; what `file` throws.
  public func range(of entry: Entry, in file: some RandomAccessBytes) throws -> Range<Int> {
    guard entry.headerOffset >= 0, entry.headerOffset <= file.count - 30, entry.packedCount >= 0
    else { throw ArchiveError(.damaged) }
    let header = try file.read(entry.headerOffset..<entry.headerOffset + 30)
    guard header.count == 30, word(header, 0) == 0x0403_4B50 else { throw ArchiveError(.damaged) }
    let start = entry.headerOffset + 30 + half(header, 26) + half(header, 28)
    guard start <= file.count, entry.packedCount <= file.count - start else {
      throw ArchiveError(.damaged)
    }
    return start..<start + entry.packedCount
  }

  /// Finds the directory from the record at the end of the archive, also in its 64-bit form.
  private static func findDirectory(
    _ file: some RandomAccessBytes
  ) throws -> (offset: Int, count: Int) {
    // The record has 22 bytes, and a comment of at most 65,535 behind it.
    let tailStart = max(0, file.count - 22 - 65_535)
    let tail = try file.read(tailStart..<file.count)
    guard
      let end = stride(from: tail.count - 22, through: 0, by: -1)
        .first(where: { word(tail, $0) == 0x0605_4B50 })
    else { throw ArchiveError(.damaged) }
    let offset = word(tail, end + 16)
    guard offset == 0xFFFF_FFFF || half(tail, end + 10) == 0xFFFF else {
      return (offset, word(tail, end + 12))
    }
    guard end >= 20, word(tail, end - 20) == 0x0706_4B50 else { throw ArchiveError(.damaged) }
    let recordOffset = long(tail, end - 12)
    guard recordOffset >= 0, recordOffset <= file.count - 56 else {
      throw ArchiveError(.damaged)
    }
    let record = try file.read(recordOffset..<recordOffset + 56)
    guard record.count == 56, word(record, 0) == 0x0606_4B50 else {
      throw ArchiveError(.damaged)
    }
    return (long(record, 48), long(record, 40))
  }
}

/// The sizes of an entry, which stand in an extra field when 32 bits do not hold them.
private struct Sizes {
  var count: Int
  var packedCount: Int
  var headerOffset: Int

  init(count: Int, packedCount: Int, headerOffset: Int, extra: ArraySlice<UInt8>) {
    self.count = count
    self.packedCount = packedCount
    self.headerOffset = headerOffset
    let extra = Array(extra)
    var position = 0
    while position + 4 <= extra.count {
      let fieldEnd = position + 4 + half(extra, position + 2)
      if half(extra, position) == 1, fieldEnd <= extra.count {
        var place = position + 4
        for path in [\Sizes.count, \Sizes.packedCount, \Sizes.headerOffset]
        where self[keyPath: path] == 0xFFFF_FFFF && place + 8 <= fieldEnd {
          self[keyPath: path] = long(extra, place)
          place += 8
        }
      }
      position = fieldEnd
    }
  }
}

/// How large the list of files may be, in bytes.
private let maximumDirectoryByteCount = 16 << 20

private func half(_ bytes: [UInt8], _ offset: Int) -> Int {
  Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
}

private func word(_ bytes: [UInt8], _ offset: Int) -> Int {
  half(bytes, offset) | half(bytes, offset + 2) << 16
}

/// Eight bytes as a number; one that is too large to be a place comes out negative.
private func long(_ bytes: [UInt8], _ offset: Int) -> Int {
  word(bytes, offset) | word(bytes, offset + 4) << 32
}
