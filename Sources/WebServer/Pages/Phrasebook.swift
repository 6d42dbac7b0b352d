/// Says in Arabic what the rest of the program says in English: what is wrong with a file or a
/// request, how a form differs from a term.
///
/// A sentence is known by its pattern, in which parts vary. What is not known stays as it is.
struct Phrasebook: Sendable {
  private struct Pattern {
    /// The parts that do not vary.
    let pieces: [String]
    let arabic: String
  }

  /// The sentences of `sentences.tsv`.
  static let shared = Phrasebook(table: PackageResources.sentences_tsv)

  private var sentences: [String: String] = [:]
  private var patterns: [Pattern] = []

  /// Reads a table: English, tab, Arabic; `{}` is what varies, and `{1}` its first such part.
  ///
  /// - Precondition: Each line has two fields.
  init(table: [UInt8]) {
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n")
    where line.first != "#" {
      let fields = line.split(separator: "\t").map(String.init)
      precondition(fields.count == 2, "a sentence has two languages (was \(line))")
      let pieces = parts(of: fields[0], separatedBy: "{}")
      if pieces.count == 1 {
        sentences[fields[0]] = fields[1]
      } else {
        patterns.append(Pattern(pieces: pieces, arabic: fields[1]))
      }
    }
    // The more a pattern says, the better it fits.
    patterns.sort { $0.pieces.joined().utf8.count > $1.pieces.joined().utf8.count }
  }

  /// Returns a sentence in a language of the interface.
  func sentence(_ english: String, in language: Interface) -> String {
    language == .arabic ? arabic(english) ?? english : english
  }

  private func arabic(_ english: String) -> String? {
    if let known = sentences[english] { return known }
    for pattern in patterns {
      guard let values = values(in: english, pattern.pieces) else { continue }
      var text = pattern.arabic
      for (index, value) in values.enumerated() {
        let parts = parts(of: text, separatedBy: "{\(index + 1)}")
        // Isolated, so that the sentence keeps its order around it.
        text = parts.joined(separator: "\u{2068}\(arabic(value) ?? value)\u{2069}")
      }
      return text
    }
    return nil
  }

  /// Returns what stands between the pieces of a pattern, or `nil` if a sentence has them not.
  private func values(in sentence: String, _ pieces: [String]) -> [String]? {
    guard sentence.hasPrefix(pieces[0]) else { return nil }
    var rest = sentence.dropFirst(pieces[0].count)
    var values: [String] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      if index == pieces.count - 1 {
        guard rest.hasSuffix(piece) else { return nil }
        values.append(String(rest.dropLast(piece.count)))
      } else {
        guard let range = rest.firstRange(of: piece) else { return nil }
        values.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      }
    }
    return values.contains("") ? nil : values
  }
}

/// Splits a text at each occurrence of another one.
private func parts(of text: String, separatedBy separator: String) -> [String] {
  text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
}
