import Model

/// What an annotated page says of itself.
struct PageWords: Sendable {
  /// The attributes of an element with such words.
  let attributes: String
  private let words: [String: String]

  static func words(in language: PageLanguage) -> PageWords {
    switch language {
    case .english: english
    case .arabic: arabic
    }
  }

  private static let english = PageWords(.english)
  private static let arabic = PageWords(.arabic)

  private init(_ language: PageLanguage) {
    let column = language == .english ? 1 : 2
    let table = String(decoding: PackageResources.page_words_tsv, as: UTF8.self)
    let rows = table.split(separator: "\n").filter { $0.first != "#" }
      .map { $0.split(separator: "\t").map(String.init) }
    words = Dictionary(rows.map { ($0[0], $0[column]) }) { first, _ in first }
    attributes = "lang=\"\(language.rawValue)\" dir=\"\(language == .arabic ? "rtl" : "ltr")\""
  }

  /// Returns the words for a key, as HTML, or the key where there are none.
  subscript(key: String) -> String { HTMLText.escaped(words[key] ?? key) }

  /// Returns the name of a glossary or a subject field, as HTML: of those that come with the program, in the
  /// language of the page.
  subscript(name place: String) -> String { HTMLText.escaped(words["name.\(place)"] ?? place) }
}
