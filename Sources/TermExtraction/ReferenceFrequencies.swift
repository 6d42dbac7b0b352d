/// How often words occur in texts on all matters, against which a text's own words stand out.
///
/// The tables are made by `Scripts/make-word-frequencies`, which says from what.
struct ReferenceFrequencies: Sendable {
  /// The counts of forms as they are written, folded.
  private let counts: [String: Int]
  private let total: Double

  /// Reads a table: in its first row the number of all words, then a word and its count in each.
  init(_ bytes: [UInt8], folding: (String) -> String) {
    var counts: [String: Int] = [:]
    var total = 1
    for row in textRows(bytes) where row.count == 2 {
      let count = Int(row[1]) ?? 0
      if row[0].isEmpty {
        total = count
      } else {
        counts[folding(String(row[0])), default: 0] += count
      }
    }
    self.counts = counts
    self.total = Double(total)
  }

  /// Whether a form is in the table.
  func has(_ form: String) -> Bool { counts[form] != nil }

  /// The forms with their counts.
  var forms: [String: Int] { counts }

  /// The share of some occurrences among all words of the table.
  func share(of count: Int) -> Double { Double(count) / total }
}

/// The rows of a data file, by columns; `#` begins a comment.
func textRows(_ bytes: [UInt8]) -> [[Substring]] {
  String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
    line.hasPrefix("#") ? nil : line.split(separator: "\t", omittingEmptySubsequences: false)
  }
}

/// The words of a data file, which stand apart by white space.
func textWords(_ bytes: [UInt8]) -> [Substring] {
  textRows(bytes).flatMap { $0.flatMap { $0.split(separator: " ") } }
}
