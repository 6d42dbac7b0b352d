import Hummingbird
import Model
import Wording

/// The language of the pages' own words.
enum Interface: String, CaseIterable {
  case english = "en"
  case arabic = "ar"

  /// The name of the cookie that keeps the choice.
  static let cookieName = "dragoman-language"

  /// The direction of the pages.
  var direction: String { self == .arabic ? "rtl" : "ltr" }
  /// The language of what an annotated page says of itself.
  var pageLanguage: PageLanguage { self == .arabic ? .arabic : .english }
  /// The words of messages.
  var wording: Wording { Wording(self == .arabic ? .arabic : .english, for: .web) }
  /// The other language.
  var other: Interface { self == .arabic ? .english : .arabic }

  /// Takes the language that a request asks for: in its address, its cookie, or by the browser.
  init(of request: Request) {
    let chosen =
      (try? FormFields(queryOf: request))?["lang"] ?? request.cookies[Self.cookieName]?.value
    if let language = chosen.flatMap(Self.init(rawValue:)) {
      self = language
      return
    }
    let tags = (request.headers[.acceptLanguage] ?? "").split(separator: ",").map { part in
      part.filter { $0 != " " }.prefix { $0 != ";" && $0 != "-" }.lowercased()
    }
    self = tags.lazy.compactMap(Self.init(rawValue:)).first ?? .english
  }
}

/// The words of the pages, by key.
struct Messages: Sendable {
  private let byLanguage: [Interface: [String: String]]

  /// Reads a table: key, tab, English, tab, Arabic.
  ///
  /// - Precondition: Each line has three fields.
  init(table: [UInt8]) {
    var english: [String: String] = [:]
    var arabic: [String: String] = [:]
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n")
    where line.first != "#" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      precondition(fields.count == 3, "a message has a key and two texts (was \(line))")
      english[fields[0]] = fields[1]
      arabic[fields[0]] = fields[2]
    }
    byLanguage = [.english: english, .arabic: arabic]
  }

  /// The messages in a language.
  subscript(language: Interface) -> [String: String] { byLanguage[language] ?? [:] }
}
