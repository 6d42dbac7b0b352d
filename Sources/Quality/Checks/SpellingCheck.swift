import Linguistics
import Model

/// Words with a hamza too few or too many, ه for ة, and ى for ي, where the word can be no other.
struct SpellingCheck: SegmentCheck {
  let rules: [Rule] = [.spellingHamza, .spellingTah, .spellingYeh]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    guard side.isArabic else { return [] }
    return side.words.compactMap { word in
      guard word.kind == .arabicWord, word.range.count > 1, word.range.count < 20 else {
        return nil
      }
      // A vowel sign on the first letter says how it is read.
      guard !Scalars.isArabicMark(side[word.range.lowerBound + 1]) else { return nil }
      let letters = side.scalars[word.range].filter { !Scalars.isArabicMark($0) && $0 != 0x640 }
      guard let (rule, right) = Spellings.shared.correction(of: letters) else { return nil }
      return Found(
        rule: rule,
        target: word.range,
        message: Message("finding.spelling", ["right": .quotations(right)]),
        suggestions: right
      )
    }
  }
}

/// The words of the data file, and the nouns whose ة is seen after an article.
private struct Spellings: Sendable {
  private let words: [[UInt32]: (rule: Rule, right: [String])]
  static let shared = Spellings()

  private init() {
    let rules: [Substring: Rule] = [
      "hamza": .spellingHamza, "tah": .spellingTah, "yeh": .spellingYeh,
    ]
    var words: [[UInt32]: (rule: Rule, right: [String])] = [:]
    let text = String(decoding: PackageResources.spellings_tsv, as: UTF8.self)
    for line in text.split(separator: "\n") where line.first != "#" {
      let columns = line.split(separator: "\t")
      guard columns.count == 3, let rule = rules[columns[0]] else { continue }
      words[columns[1].unicodeScalars.map(\.value)] = (
        rule, columns[2].split(separator: ",").map(String.init)
      )
    }
    self.words = words
  }

  /// Returns how a word should be written, if it is one of those.
  func correction(of word: [UInt32]) -> (rule: Rule, right: [String])? {
    if let found = words[word] { return found }
    for clitics in Self.proclitics
    where word.count > clitics.count + 2 && word.starts(with: clitics) {
      if let found = words[Array(word.dropFirst(clitics.count))] {
        return (found.rule, found.right.map { Self.string(clitics) + $0 })
      }
    }
    return feminine(word)
  }

  /// A noun after the article takes no pronoun, so that its ه is a ة.
  private func feminine(_ word: [UInt32]) -> (rule: Rule, right: [String])? {
    guard word.last == 0x647,
      let article = Self.articles.first(where: {
        word.count > $0.count + 2 && word.starts(with: $0)
      })
    else { return nil }
    let stem = Array(word.dropFirst(article.count))
    let noun = FoldedWord(Self.string(stem.dropLast() + [0x629])).units
    let lexicon = ArabicLexicon.shared
    guard lexicon.hasNoun(noun), !lexicon.hasFormOfNoun(FoldedWord(Self.string(stem)).units) else {
      return nil
    }
    return (.spellingTah, [Self.string(word.dropLast() + [0x629])])
  }

  private static func string(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  private static let articles = ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"]
    .map { $0.unicodeScalars.map(\.value) }
  private static let proclitics =
    ["و", "ال", "وال", "بال", "فال", "كال"]
    .map { $0.unicodeScalars.map(\.value) }
}
