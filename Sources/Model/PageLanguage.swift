/// The language of the words that a page says of itself, whatever its article's.
public enum PageLanguage: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case arabic = "ar"
}
