/// A language in which the program speaks.
package enum WordingLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case arabic = "ar"

  /// Takes the language of the first locale that is set; any other language is answered in English.
  ///
  /// - Parameter locales: What POSIX has in `LC_ALL`, `LC_MESSAGES` and `LANG`, in this order.
  package init(locales: [String?]) {
    let locale = locales.lazy.compactMap(\.self).first { !$0.isEmpty } ?? "C"
    let language = locale.prefix { $0.isLetter }.lowercased()
    self = language == "ar" ? .arabic : .english
  }
}
