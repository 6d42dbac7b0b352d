import Foundation
import Model
import TestSupport
import Testing

@testable import Terminology

@Suite("Term scanner")
struct TermScannerTests {
  @Test("finds what its slow twin finds, in made texts and with many terms", arguments: 1...20)
  func agreesWithReference(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "وزير", "وزيرا", "وزراء", "الدفاع", "دفاع", "للدفاع", "الأمن", "أمن", "والأمن", "مجلس",
      "مجالس",
      "إس", "S", "400", "٤٠٠", "cease", "fire", "ceasefire", "US", "us", "Council", "council's",
      "عبد", "الله", "عبدالله", "لجنة", "اللجنة", "لجانها", "قرار", "قرارات", "حرب", "حربي",
    ]
    let gaps = [" ", " ", " ", " ", "-", "، ", " «", "» ", ". ", "\n", "–"]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in words.randomElement(using: &generator)! }
        .reduce("") { $0 + ($0.isEmpty ? "" : gaps.randomElement(using: &generator)!) + $1 }
    }
    let terms = (0..<60).map { _ in
      RecognizableTerm(
        text: text(.random(in: 1...3, using: &generator)),
        language: .arabic,
        forms: Bool.random(using: &generator) ? [text(1)] : []
      )
    }
    compare(TermRecognizer(terms), (0..<20).map { _ in text(40) })
  }

  @Test("remembers nothing that changes a result, from one text to the next")
  func remembersRightly() {
    let recognizer = TermRecognizer([
      RecognizableTerm(text: "وزير الدفاع", language: .arabic),
      RecognizableTerm(text: "دفاع", language: .arabic),
    ])
    let texts = ["وزير الدفاع", "وزير", "الدفاع والدفاع", "", "وزيرا الدفاع"]
    var scanner = recognizer.makeScanner()
    for text in texts + texts.reversed() {
      var fresh = recognizer.makeScanner()
      #expect(scanner.occurrences(in: text) == fresh.occurrences(in: text))
    }
  }

  @Test("scanners of several threads share a recogniser")
  func isShared() async {
    let recognizer = TermRecognizer([RecognizableTerm(text: "صاروخ", language: .arabic)])
    let counts = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var scanner = recognizer.makeScanner()
          return (0..<100).reduce(0) { sum, _ in
            sum + scanner.occurrences(in: "صواريخ وصاروخان").count
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [200, 200, 200, 200])
  }
}

/// Compares the scanner with its slow twin.
private func compare(_ recognizer: TermRecognizer, _ texts: [String]) {
  let reference = ReferenceScanner(recognizer: recognizer)
  var scanner = recognizer.makeScanner()
  for var text in texts {
    let found = text.withUTF8 { scanner.hits(in: $0) }.map {
      ReferenceScanner.Occurrence(
        range: $0.range,
        term: $0.term,
        cost: Int($0.cost),
        isNested: $0.isNested
      )
    }
    #expect(found == reference.occurrences(in: text))
  }
}
@Suite("Terms of real articles")
struct OutsideTermScannerTests {
  @Test("finds what its slow twin finds in real articles")
  func agreesInArticles() throws {
    let texts = try OutsideData.contents("articles").map {
      try String(contentsOf: $0, encoding: .utf8)
    }
    // Every seventh run of one, two or three words of the articles is a term.
    var terms: Set<String> = []
    for text in texts {
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      for start in stride(from: 0, to: max(0, words.count - 3), by: 7) {
        terms.insert(words[start..<start + 1 + start % 3].joined(separator: " "))
      }
    }
    compare(
      TermRecognizer(terms.sorted().map { RecognizableTerm(text: $0, language: .arabic) }),
      texts
    )
  }
}
