import Linguistics
import Model
import Terminology
import Testing

/// An occurrence in a text (between ‹ and ›), its entry, and what to insert.
struct InsertionCase: Sendable {
  let term: String
  let text: String
  let equivalent: String
  let forms: [String]
  let expected: String?

  /// `expected` is the form to insert, or `nil` where the equivalent stays as entered.
  init(
    _ term: String,
    _ text: String,
    _ equivalent: String,
    _ expected: String?,
    forms: [String] = []
  ) {
    self.term = term
    self.text = text
    self.equivalent = equivalent
    self.forms = forms
    self.expected = expected
  }
}

@Suite("Insertion")
struct InsertionTests {
  static let cases: [InsertionCase] = [
    // From Arabic: clitics, article, number, owner.
    .init("هدنة", "دعا للهدنة أمس", "truce", "for the truce"),
    .init("هدنة", "دعا إلى الهدنة", "truce", "the truce"),
    .init("هدنة", "والهدنة مستمرة", "truce", "and the truce"),
    .init("هدنة", "هدنة", "truce", "truce"),
    .init("هدنة", "هدنتهم مع", "truce", "their truce"),
    .init("هدنة", "هدنتنا مع", "truce", "our truce"),
    .init("هدنة", "هدنته مع", "truce", nil),
    .init("هدنة", "بالهدنة", "truce", nil),
    .init("هدنة", "الهدنتان", "truce", "the two truces"),
    .init("هدنة", "هدنتين في", "truce", "two truces"),
    .init("صاروخ", "الصواريخ", "missile", "the missiles"),
    .init("صاروخ", "وصواريخ", "missile", "and missiles"),
    .init("صاروخ", "صواريخهم", "missile", "their missiles"),
    .init("تعديل وزاري", "التعديل الوزاري", "cabinet reshuffle", "the cabinet reshuffle"),
    .init("قانون", "القوانين", "law", nil),
    .init("الأمم المتحدة", "للأمم المتحدة", "United Nations", nil),
    .init("رئيس أركان", "رؤساء الأركان", "chief of staff", "the chiefs of staff"),
    // From English: what stands before the term.
    .init("truce", "called for the ‹truce›", "هدنة", "للهدنة"),
    .init("truce", "‹truce›", "هدنة", "هدنة"),
    .init("truce", "after the ‹truce›", "هدنة", "الهدنة"),
    .init("truce", "after a ‹truce›", "هدنة", "هدنة"),
    .init("truce", "for a ‹truce›", "هدنة", "لهدنة"),
    .init("truce", "and the ‹truce›", "هدنة", "والهدنة"),
    .init("truce", "after their ‹truce›", "هدنة", "هدنتهم"),
    .init("truce", "after its ‹truce›", "هدنة", nil),
    .init("committee", "for the ‹committee›", "لجنة", "للجنة"),
    .init("commitment", "for the ‹commitment›", "التزام", "للالتزام"),
    .init("cabinet reshuffle", "after the ‹cabinet reshuffle›", "تعديل وزاري", "التعديل الوزاري"),
    .init("cabinet reshuffle", "after his ‹cabinet reshuffle›", "تعديل وزاري", "تعديله الوزاري"),
    .init("bill", "after the ‹bill›", "مشروع قانون", "مشروع القانون"),
    .init("ceasefire", "after the ‹ceasefire›", "وقف إطلاق النار", "وقف إطلاق النار"),
    .init("ceasefire", "for the ‹ceasefire›", "وقف إطلاق النار", "لوقف إطلاق النار"),
    .init(
      "ceasefire",
      "after the ‹ceasefires›",
      "وقف إطلاق النار",
      "عمليات وقف إطلاق النار",
      forms: ["عمليات وقف إطلاق النار"]
    ),
    .init("ceasefire", "after the ‹ceasefires›", "وقف إطلاق النار", nil),
    .init("missile", "after the ‹missiles›", "صاروخ", "الصواريخ"),
    .init("ballistic missile", "of ‹ballistic missiles›", "صاروخ باليستي", "صواريخ باليستية"),
    .init("missile", "five ‹missiles›", "صاروخ", nil),
    .init("missile", "the ‹missile's› range", "صاروخ", nil),
    .init("minister", "their ‹ministers›", "رئيس", nil, forms: ["رؤساء"]),
  ]

  @Test("cases", arguments: cases)
  func inserts(_ row: InsertionCase) throws {
    let (found, entered) = try insertion(row)
    #expect(found == Insertion(text: row.expected ?? entered, isSure: row.expected != nil))
  }

  private func insertion(_ row: InsertionCase) throws -> (Insertion, String) {
    let isArabic = row.term.tokens.first?.kind == .arabicWord
    let source = try #require(LanguageTag(isArabic ? "ar" : "en"))
    let target = try #require(LanguageTag(isArabic ? "en" : "ar"))
    let text = row.text.filter { $0 != "‹" && $0 != "›" }
    let recognizer = TermRecognizer([
      RecognizableTerm(text: row.term, language: source, partOfSpeech: .noun)
    ])
    var scanner = recognizer.makeScanner()
    let occurrence = try #require(scanner.occurrences(in: text).first)
    let bytes = Array(text.utf8)
    func cut(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let features = InsertionFeatures(
      form: occurrence.form,
      surface: cut(occurrence.range),
      term: Term(text: row.term),
      language: source,
      before: cut(0..<occurrence.range.lowerBound),
      after: cut(occurrence.range.upperBound..<bytes.count)
    )
    let equivalent = Term(text: row.equivalent, partOfSpeech: .noun, forms: row.forms)
    return (TermInserter.insertion(of: equivalent, in: target, for: features), row.equivalent)
  }

  /// Singular, definite, plural, definite plural, and with their pronoun: written out by hand, so that no
  /// rule of the program has a part in them.
  private static let nouns: [[String]] = [
    ["هدنة", "الهدنة", "هدن", "الهدن", "هدنتهم"],
    ["اتفاق", "الاتفاق", "اتفاقات", "الاتفاقات", "اتفاقهم"],
    ["صاروخ", "الصاروخ", "صواريخ", "الصواريخ", "صاروخهم"],
    ["لجنة", "اللجنة", "لجان", "اللجان", "لجنتهم"],
    ["قرار", "القرار", "قرارات", "القرارات", "قرارهم"],
    ["منظمة", "المنظمة", "منظمات", "المنظمات", "منظمتهم"],
    ["حكومة", "الحكومة", "حكومات", "الحكومات", "حكومتهم"],
    ["مبنى", "المبنى", "مبان", "المباني", "مبناهم"],
    ["إعلان", "الإعلان", "إعلانات", "الإعلانات", "إعلانهم"],
    ["أزمة", "الأزمة", "أزمات", "الأزمات", "أزمتهم"],
    ["حزب", "الحزب", "أحزاب", "الأحزاب", "حزبهم"],
    ["انتخاب", "الانتخاب", "انتخابات", "الانتخابات", "انتخابهم"],
    ["مدينة", "المدينة", "مدن", "المدن", "مدينتهم"],
    ["طائرة", "الطائرة", "طائرات", "الطائرات", "طائرتهم"],
    ["آلية", "الآلية", "آليات", "الآليات", "آليتهم"],
  ]
  private static let adjectives = [("دولي", "دولية"), ("سياسي", "سياسية"), ("مشترك", "مشتركة")]

  /// The article, owner or number, each with the prefixes of for and and, on nouns alone and with an
  /// adjective.
  @Test("generated: where it speaks it is right")
  func generated() {
    var spoken = 0
    var wrong: [String] = []
    var silent: Set<String> = []
    var count = 0
    for noun in Self.nouns {
      for adjective in [nil] + Self.adjectives.map(Optional.some) {
        for form in 0..<5 {
          for particles: [InsertionFeatures.Particle] in [
            [], [.conjunction], [.purpose], [.conjunction, .purpose],
          ] {
            count += 1
            let isFeminine = noun[0].hasSuffix("ة")
            let singular = adjective.map { " " + (isFeminine ? $0.1 : $0.0) } ?? ""
            let expected = Self.expected(noun, form, adjective, isFeminine, particles)
            let features = InsertionFeatures(
              number: [2, 3].contains(form) ? .plural : .singular,
              definiteness: [0, 2].contains(form) ? .indefinite : .definite,
              particles: particles,
              owner: form == 4 ? .their : nil,
              isUnclear: false
            )
            let found = TermInserter.insertion(
              of: Term(text: noun[0] + singular, partOfSpeech: .noun),
              in: .arabic,
              for: features
            )
            guard found.isSure else {
              silent.insert("\(noun[0] + singular) \(form)")
              continue
            }
            spoken += 1
            if found.text != expected { wrong.append("\(found.text) for \(expected)") }
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(spoken * 100 >= count * 90, "\(spoken) of \(count): \(silent)")
  }

  private static func expected(
    _ noun: [String],
    _ form: Int,
    _ adjective: (String, String)?,
    _ isFeminine: Bool,
    _ particles: [InsertionFeatures.Particle]
  ) -> String {
    var head = noun[form]
    if particles.contains(.purpose) {
      // Written out: the article's alef goes, and one of three lams.
      if head.hasPrefix("الل") {
        head = "ل" + head.dropFirst(2)
      } else if head.hasPrefix("ال") {
        head = "لل" + head.dropFirst(2)
      } else {
        head = "ل" + head
      }
    }
    if particles.contains(.conjunction) { head = "و" + head }
    guard let adjective else { return head }
    let agreeing = isFeminine || [2, 3].contains(form) ? adjective.1 : adjective.0
    return head + ([0, 2].contains(form) ? " " : " ال") + agreeing
  }
}
