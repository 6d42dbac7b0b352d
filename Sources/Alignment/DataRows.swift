/// The rows of a data file: columns with tabs between them; `#` begins a comment line.
func rows(_ bytes: [UInt8]) -> [[String]] {
  bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
    guard line.first != UInt8(ascii: "#") else { return nil }
    return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
