import Testing

@testable import WebServer

@Suite("Sentences in Arabic")
struct PhrasebookTests {
  private func isolated(_ text: String) -> String { "\u{2068}\(text)\u{2069}" }

  @Test("a sentence is known by what does not vary in it")
  func translates() {
    let rows: [(english: String, arabic: String)] = [
      ("the term is empty", "المصطلح فارغ"), ("q is missing", "ينقص \(isolated("q"))"),
      (
        "limit is a whole number from 1 to 100",
        "\(isolated("limit")): عدد صحيح من \(isolated("1")) إلى \(isolated("100"))"
      ), ("proclitic ل", "سابقة \(isolated("ل"))"),
      // What varies may be a sentence itself.
      (
        "no entry could be taken; the first: the row has no term",
        "لم يُقبل أي مدخل؛ أولها: \(isolated("الصف بلا مصطلح"))"
      ),
    ]
    for row in rows {
      #expect(Phrasebook.shared.sentence(row.english, in: .arabic) == row.arabic)
      #expect(Phrasebook.shared.sentence(row.english, in: .english) == row.english)
    }
  }

  @Test("what is not known stays as it is", arguments: ["", "is missing", "nobody said this"])
  func keeps(sentence: String) {
    #expect(Phrasebook.shared.sentence(sentence, in: .arabic) == sentence)
  }
}
