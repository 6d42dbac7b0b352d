package import Files

extension InputFile {
  /// How much work the file may be, in bytes as they are read; `Int.max` where that does not show in the
  /// bytes that are there: an archive unpacks to many times as much.
  package var weight: Int {
    guard let content, !content.starts(with: Array("PK".utf8)) else { return .max }
    return content.count
  }
}
