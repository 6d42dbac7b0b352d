import Archives
import Files
import Model

extension InputFile {
  /// Reads a file that may be packed: gzip, or the one file in a ZIP archive that has a suffix.
  ///
  /// What the file is says its first bytes, not its name.
  ///
  /// - Parameters:
  ///   - suffix: The suffix, in lower case, of the file that is wanted in an archive.
  ///   - onPacked: Takes each piece as it stands in the file.
  ///   - body: Takes each piece of the unpacked file. Pieces are valid during the call only.
  /// - Throws: `Failure`, or what `onUnpacked` throws.
  func forEachUnpackedPiece(
    suffix: String,
    onPacked: (UnsafeBufferPointer<UInt8>) -> Void,
    onUnpacked body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    do {
      let inflater = GzipInflater()
      var kind: Packing?
      func take(_ piece: UnsafeBufferPointer<UInt8>) throws {
        onPacked(piece)
        let known = kind ?? Packing(piece)
        kind = known
        switch known {
        case .plain: try body(piece)
        case .gzip: try inflater.inflate(piece, to: body)
        case .zip:
          guard !isStandardInput else {
            throw Failure(Message("file.packedStandardInput"), file: name)
          }
        }
      }
      if let content {
        try content.withUnsafeBufferPointer(take)
        if kind == .zip { try unzip(ZipReader(content), suffix: suffix, body) }
      } else {
        let file = try open()
        try file.forEachPiece(take)
        if kind == .zip { try unzip(ZipReader(file), suffix: suffix, body) }
      }
      if kind == .gzip { try inflater.finish() }
    } catch let error as FileAccessError {
      throw Failure(error)
    } catch let error as ArchiveError {
      throw Failure(error, file: name)
    }
  }

  private func unzip(
    _ archive: ZipReader,
    suffix: String,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    var wanted: [String] = []
    try archive.forEachFile { file in
      if file.name.lowercased().hasSuffix(suffix) { wanted.append(file.name) }
    }
    guard let name = wanted.first else { throw ArchiveError(.noSuchFile(suffix)) }
    guard wanted.count == 1 else { throw ArchiveError(.severalFiles(wanted)) }
    try archive.forEachFile { file in
      if file.name == name { try file.forEachPiece(body) }
    }
  }
}

/// How a file is packed, as its first bytes show.
private enum Packing {
  case plain
  case gzip
  case zip

  init(_ start: UnsafeBufferPointer<UInt8>) {
    if start.count >= 2, start[0] == 0x1F, start[1] == 0x8B {
      self = .gzip
    } else if start.count >= 4, start[0] == 0x50, start[1] == 0x4B, start[2] == 3 || start[2] == 5 {
      self = .zip
    } else {
      self = .plain
    }
  }
}
