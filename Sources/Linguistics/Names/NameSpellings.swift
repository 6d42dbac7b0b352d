/// An Arabic name as letters, with where its words begin.
struct ArabicNameSpelling {
  let letters: [UInt16]
  /// The positions of articles, which English may leave out.
  let articles: Set<Int>

  init(_ name: String) {
    var letters: [UInt16] = []
    var articles: Set<Int> = []
    let bytes = Array(name.utf8)
    for token in name.tokens where token.kind == .arabicWord {
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      var word = FoldedWord(text).units
      if text.hasSuffix("ى") { word[word.count - 1] = Letter.alefMaqsura }
      if word.count > 3, word.starts(with: Letter.article) { articles.insert(letters.count) }
      // عبدالرحمن: the article within a word.
      if word.count > 5, word.starts(with: servantOfThe) { articles.insert(letters.count + 3) }
      letters += word
    }
    self.letters = Array(letters.prefix(64))
    self.articles = articles
  }
}

/// An English name as small letters without accents, particles as one form.
struct EnglishNameSpelling {
  let words: [[UInt8]]
  var letters: [UInt8] { Array(words.joined().prefix(64)) }

  init(_ name: String) {
    // Gaddafi, Muammar: the surname first.
    let parts = name.split(separator: ",", maxSplits: 1)
    let ordered = parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
    var words: [[UInt8]] = []
    let bytes = Array(ordered.utf8)
    for token in ordered.tokens where token.kind == .word {
      let text = FoldedWord(String(decoding: bytes[token.range], as: UTF8.self)).text
      let word = Array(text.utf8.filter { (0x61...0x7A).contains($0) })
      guard !word.isEmpty else { continue }
      let string = String(decoding: word, as: UTF8.self)
      if Self.articles.contains(string) { continue }
      words.append(Self.fathers.contains(string) ? Array("bin".utf8) : word)
    }
    self.words = words
  }

  private static let articles: Set<String> = [
    "al", "el", "as", "ash", "ar", "an", "ad", "az", "at", "ul", "us", "ur", "ud", "il", "ould",
  ]
  private static let fathers: Set<String> = ["bin", "ibn", "ben", "b"]
}

private let servantOfThe = Array("عبدال".utf16)
