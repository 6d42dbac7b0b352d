import Documents
import Files
package import JSON
import Model
package import Wording

/// What a package of articles has.
package struct ArticlePackage: ShownAnswer, Sendable {
  /// An article of it.
  package struct Part: Hashable, Sendable {
    /// The file's name as the user gave it.
    package let file: String
    /// How many segments there are.
    package let segments: Int
    /// How many of them have a translation.
    package let exact: Int
    /// How many have a similar one.
    package let fuzzy: Int
  }

  /// For which tools it is.
  package let format: PackageFormat
  /// The articles.
  package private(set) var articles: [Part] = []
  /// The languages; `nil` before the first article.
  package private(set) var languages: LanguagePair?
  /// How many forms, or concepts, the glossary has.
  package internal(set) var termCount = 0
  /// What there is to say of the articles.
  package internal(set) var remarks: [Remark] = []

  init(format: PackageFormat) { self.format = format }

  /// Counts an article.
  ///
  /// - Throws: `Failure`, when its languages are not those of the others.
  mutating func add(_ document: AnnotatedDocument, of file: InputFile) throws(Failure) {
    let pair = LanguagePair(from: document.sourceLanguage, to: document.targetLanguage)
    if let languages, languages != pair {
      throw Failure(
        Message(
          "package.otherLanguages",
          [
            "languages": .list([pair.source.description, pair.target.description]),
            "first": .list([languages.source.description, languages.target.description]),
          ]
        ),
        file: file.name
      )
    }
    languages = pair
    let best = document.segments.map { $0.matches.first?.score.percent }
    articles.append(
      Part(
        file: document.file,
        segments: best.count,
        exact: best.count { $0 == 100 },
        fuzzy: best.count { $0 ?? 100 < 100 }
      )
    )
  }

  package var json: JSONValue {
    [
      "format": .string(format.rawValue),
      "sourceLanguage": .optional(languages?.source.description),
      "targetLanguage": .optional(languages?.target.description),
      "articles": .array(
        articles.map {
          [
            "file": .string($0.file), "segments": .int($0.segments), "exact": .int($0.exact),
            "fuzzy": .int($0.fuzzy),
          ]
        }
      ),
      "terms": .int(termCount),
    ]
  }

  package func text(in wording: Wording) -> String {
    func sum(_ count: (Part) -> Int) -> Message.Argument {
      .number(articles.reduce(0) { $0 + count($1) })
    }
    return wording.sentence(
      Message(
        "package.made",
        [
          "articles": .number(articles.count), "segments": sum(\.segments), "exact": sum(\.exact),
          "fuzzy": sum(\.fuzzy), "terms": .number(termCount),
        ]
      )
    )
  }
}
