import Linguistics

/// The words around the numbers of a segment, as far as they say whether a noun is counted.
struct NumberContext {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let words: [String]

  init(_ text: String) {
    bytes = Array(text.utf8)
    tokens = text.tokens
    let bytes = bytes
    words = tokens.map { FoldedWord(String(decoding: bytes[$0.range], as: UTF8.self)).text }
  }

  /// Returns the ranges of the numbers that are equal to one, in UTF-8 offsets.
  func numbers(equalTo number: String) -> [Range<Int>] {
    tokens.indices.filter { tokens[$0].kind == .number && words[$0] == number }
      .map { tokens[$0].range }
  }

  /// Whether no noun depends on a number, so that another one may stand in its place.
  ///
  /// - Parameters:
  ///   - range: Where the number stands, in UTF-8 offsets.
  ///   - old: The number that it stands for in the translation.
  ///   - new: The number itself.
  /// - Returns: Whether grammar leaves the words around it as they are.
  func isFree(at range: Range<Int>, old: String, new: String) -> Bool {
    guard let index = tokens.firstIndex(where: { $0.range == range }) else { return false }
    return isPercentage(index) || isPartOfDateOrTime(index) || hasLabel(index)
      || (isYear(old) && isYear(new) && standsAsYear(index))
  }

  /// Says why a number cannot take the place of one that has an ending, as in `21st`, or a noun that would
  /// have to change, as in `3 hours`.
  func refusal(at range: Range<Int>, new: String) -> String? {
    guard let index = tokens.firstIndex(where: { $0.range == range }), index + 1 < tokens.count
    else { return nil }
    if new == "1", isEnglishPlural(index + 1) {
      return "\(words[index + 1]) would have to be in the singular after 1"
    }
    guard tokens[index + 1].start == range.upperBound,
      Self.ordinalEndings.contains(words[index + 1])
    else { return nil }
    let ending = Self.ordinalEnding(new)
    guard ending != words[index + 1] else { return nil }
    return "\(words[index])\(words[index + 1]) would have to become \(new)\(ending)"
  }

  /// Whether a word right after a number is an English noun in the plural.
  private func isEnglishPlural(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].gap.isSubset(of: [.space, .dash])
      && words[index].utf8.count > 3 && words[index].hasSuffix("s")
      && !words[index].hasSuffix("ss")
  }

  private func isPercentage(_ index: Int) -> Bool {
    let signs: Set<Unicode.Scalar> = ["%", "٪", "\u{66A}", "‰"]
    if gap(before: index).unicodeScalars.contains(where: signs.contains) { return true }
    if gap(before: index + 1).unicodeScalars.contains(where: signs.contains) { return true }
    switch word(index + 1) {
    case "percent", "percentage", "بالمءة", "بالماءة": return true
    case "per": return word(index + 2) == "cent"
    case "في": return ["المءة", "الماءة"].contains(word(index + 2))
    default: return false
    }
  }

  private func isPartOfDateOrTime(_ index: Int) -> Bool {
    let separators: Set<String> = [":", "/", "-", "."]
    for neighbour in [index, index + 1] where separators.contains(gap(before: neighbour)) {
      let other = neighbour == index ? index - 1 : neighbour
      if tokens.indices.contains(other), tokens[other].kind == .number { return true }
    }
    return [index - 1, index + 1].contains { word($0).map(Self.months.contains) == true }
  }

  /// Whether a word before the number says what it is the number of: المادة 7, page 7.
  private func hasLabel(_ index: Int) -> Bool {
    guard let word = word(index - 1) else { return false }
    return Self.labels.contains(word)
  }

  private func standsAsYear(_ index: Int) -> Bool {
    if let before = word(index - 1), Self.yearWords.contains(before) { return true }
    // Alone between brackets, or with nothing after it that could be counted.
    return word(index + 1) == nil || tokens[index + 1].gap.subtracting(.space) != []
  }

  private func isYear(_ number: String) -> Bool {
    number.utf8.count == 4 && Int(number).map { (1000...2199).contains($0) } == true
  }

  private func word(_ index: Int) -> String? {
    tokens.indices.contains(index) ? words[index] : nil
  }

  /// What stands before a token, or after the last one.
  private func gap(before index: Int) -> String {
    let start = index > 0 ? tokens[index - 1].end : 0
    let end = index < tokens.count ? tokens[index].start : bytes.count
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th"]

  private static func ordinalEnding(_ number: String) -> String {
    guard let number = Int(number), !(11...13).contains(number % 100) else { return "th" }
    return [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
  }

  private static func folded(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map { FoldedWord(String($0)).text })
  }

  /// The months, in the names of all Arab countries and of the Islamic calendar.
  private static let months = folded(
    """
    يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر \
    كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت \
    محرم صفر ربيع جمادى رجب شعبان رمضان شوال January February March April May June July August \
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """
  )

  /// Words after which a number names something and counts nothing.
  private static let labels = folded(
    """
    رقم رقمه رقمها المادة مادة الفقرة فقرة البند بند الفصل فصل الباب الجزء القسم الصفحة صفحة ص \
    الجدول الشكل الملحق المرفق القرار قرار القانون المرسوم الطبعة العدد المجلد الإصدار الخطوة \
    الساعة الدورة الجلسة المرحلة المستوى الفئة القناة الغرفة الطابق الطريق الحلقة الدرس السؤال \
    article paragraph section chapter page p pp no number clause item table figure annex appendix \
    resolution decree law volume issue version edition step part level phase stage category channel \
    room floor route episode lesson question chapter session rule act line row column
    """
  )

  /// Words before a year.
  private static let yearWords = folded(
    """
    عام العام لعام بعام وعام سنة السنة لسنة بسنة منذ حتى بحلول in since year until by from of \
    during before after to and
    """
  )
}
