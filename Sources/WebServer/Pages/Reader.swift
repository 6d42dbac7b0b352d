import Hummingbird
import Model
import Wording

/// Who reads a page: in which language, with which digits.
///
/// All that a page says of itself comes through here: words, counts with their nouns, numbers, dates, and the
/// names of what comes with the program.
struct Reader: Sendable {
  /// The digits that an Arabic page has.
  enum Digits: String, CaseIterable {
    case latin = "latn"
    case arabic = "arab"
  }

  /// The name of the cookie that keeps the choice of digits.
  static let digitsCookieName = "dragoman-digits"

  let interface: Interface
  let digits: Digits
  let words: [String: String]

  /// Takes what a request asks for: in its address, or in its cookies.
  init(of request: Request, _ messages: Messages) {
    interface = Interface(of: request)
    words = messages[interface]
    let chosen =
      (try? FormFields(queryOf: request))?["digits"]
      ?? request.cookies[Self.digitsCookieName]?.value
    digits = interface == .arabic ? chosen.flatMap(Digits.init(rawValue:)) ?? .latin : .latin
  }

  init(_ interface: Interface, digits: Digits = .latin, _ messages: Messages) {
    self.interface = interface
    self.digits = digits
    words = messages[interface]
  }

  /// The sentences that come from below the pages.
  var wording: Wording { interface.wording }

  /// The words of a key, or the key where there are none.
  subscript(key: String) -> String { words[key] ?? key }

  // MARK: Numbers

  /// Returns a number in groups of three digits.
  func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    let grouped = digits.enumerated().map { index, digit in
      let isStart = index > 0 && (digits.count - index).isMultiple(of: 3)
      return (isStart ? separator : "") + String(digit)
    }
    return inDigits((number < 0 ? "−" : "") + grouped.joined())
  }

  private var separator: String { digits == .arabic ? "٬" : "," }

  private func inDigits(_ text: String) -> String {
    guard digits == .arabic else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          ("0"..."9").contains(scalar)
            ? Unicode.Scalar(scalar.value - 0x30 + 0x660) ?? scalar : scalar
        }
      )
    )
  }

  /// Returns a share of a hundred: 93%, ٪٩٣.
  func percent(_ number: Int) -> String {
    digits == .arabic ? "٪\(inDigits("\(number)"))" : "\(number)%"
  }

  /// Returns a number with its noun, in the form that the number asks for.
  ///
  /// English has two forms and Arabic six: none, one, two, 3 to 10, 11 to 99, and whole hundreds.
  ///
  /// Reference: Unicode CLDR, plural rules.
  ///
  /// - Parameters:
  ///   - noun: The key of the forms, without its `count.`; `#` stands in them for the number.
  ///   - count: The number; not negative.
  /// - Returns: Both.
  func counted(_ noun: String, _ count: Int) -> String {
    let forms = self["count.\(noun)"].split(separator: "|").map(String.init)
    let form =
      interface == .arabic ? Self.arabicForm(of: count) : count == 1 ? 0 : 1
    guard forms.indices.contains(form) else { return "\(number(count)) \(noun)" }
    return forms[form].replacing("#", with: number(count))
  }

  private static func arabicForm(of count: Int) -> Int {
    switch (count, count % 100) {
    case (0...2, _): count
    case (_, 3...10): 3
    case (_, 11...99): 4
    default: 5
    }
  }

  // MARK: Dates

  /// Returns a date and time of UTC as a reader takes it in: 29 November 2026, 14:43 UTC.
  ///
  /// What is no date of ISO 8601 is returned as it is; a day has no time.
  func date(_ date: String) -> String {
    let pattern = /([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:T([0-9]{2}):?([0-9]{2}).*)?/
    guard let match = date.wholeMatch(of: pattern), let day = Int(match.3) else { return date }
    let month = self["month.\(match.2)"]
    let text = "\(day) \(month) \(match.1)"
    guard let hour = match.4, let minute = match.5 else { return inDigits(text) }
    return inDigits("\(text)\(wording.comma)\(hour):\(minute) ") + "UTC"
  }

  // MARK: Names

  /// Returns the name of a glossary or a subject field: of those that come with the program, in the reader's
  /// language; of others, as it is.
  func name(of place: String) -> String { words["name.\(place)"] ?? place }

  /// Returns the name of a language, or its tag.
  func name(of language: LanguageTag) -> String {
    words["language.\(language)"] ?? words["language.\(language.language)"] ?? language.description
  }

  /// Returns the word for how preferred a term is.
  func status(_ status: TermStatus) -> String { self["status.\(status.rawValue)"] }
}
