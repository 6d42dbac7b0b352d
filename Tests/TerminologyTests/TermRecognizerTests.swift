import Model
import Terminology
import Testing

@Suite("Term recognition")
struct TermRecognizerTests {
  /// A term, a text in which its occurrences stand between ‹ and ›, and what the entry adds.
  struct Case: Sendable, CustomTestStringConvertible {
    let term: String
    let marked: String
    var forms: [String] = []
    var testDescription: String { "\(term): \(marked)" }
  }

  @Test(
    "an Arabic term is found in all its forms, and in nothing else",
    arguments: [
      Case(term: "منظومة إس-400", marked: "شراء ‹منظومة “أس 400›” الروسية"),
      Case(term: "منظومة إس-400", marked: "‹للمنظومة \"إس – 400›\""),
      Case(term: "منظومة إس-400", marked: "و‹منظومة إٍس‑٤٠٠› جاهزة".replacingOccurrence("و‹", "‹و")),
      Case(term: "منظومة إس-400", marked: "منظومة إس-4000 ومنظومة إس-300"),
      Case(term: "منظومة إس-400", marked: "‹منظومة S-400›"),
      Case(term: "حلف شمال الأطلسي", marked: "انضم ‹لحلف شمال الأطلسي› أمس"),
      Case(term: "حلف شمال الأطلسي", marked: "قمة ‹حلف شمال الاطلسى›"),
      Case(term: "وزير الدفاع", marked: "اجتمع ‹وزيرا الدفاع› في باريس"),
      Case(
        term: "وزير الدفاع",
        marked: "لقاء ‹وزيري الدفاع› و‹وزراء الدفاع›".replacingOccurrence("و‹", "‹و")
      ),
      Case(term: "وزير الدفاع", marked: "وزير، الدفاع"),
      Case(
        term: "صاروخ",
        marked: "أطلقت ‹الصواريخ› و‹صاروخين› و‹صاروخا›".replacingOccurrence("و‹", "‹و")
      ),
      Case(term: "حرب", marked: "طيران حربي وحربية"),
      Case(term: "بيان", marked: "بين الجانبين ‹والبيان› الأول"),
      Case(term: "أمين عام", marked: "‹الأمين العام› ‹للأمين العام› ‹أمين عام›"),
      Case(term: "بنك", marked: "أوبك نك"),
      Case(term: "لجنة", marked: "‹للجنة› ‹واللجنة› ‹لجنتهم›"),
      Case(term: "جنة", marked: "لجنة"),
      Case(term: "طن", marked: "وطن"),
      Case(term: "علم", marked: "الإعلام"),
      Case(term: "إعلام", marked: "أعلام"),
      Case(term: "عبد الله", marked: "الملك ‹عبدالله› و‹عبد الله›".replacingOccurrence("و‹", "‹و")),
    ]
  )
  func findsForms(_ example: Case) {
    let parts = example.marked.split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
    let text = parts.joined()
    let expected = parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let recognizer = TermRecognizer([
      RecognizableTerm(text: example.term, language: .arabic, forms: example.forms)
    ])
    var scanner = recognizer.makeScanner()
    let bytes = Array(text.utf8)
    let found = scanner.occurrences(in: text).filter { !$0.isNested }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found == expected)
  }
}

extension String {
  fileprivate func replacingOccurrence(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
