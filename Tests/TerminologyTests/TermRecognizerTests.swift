import Foundation
import Model
import Terminology
import Testing

/// Holds recognition to the table `Fixtures/recognition.tsv`, which explains itself.
@Suite("Term recognition")
struct TermRecognizerTests {
  /// A term, a text in which its occurrences stand between ‹ and ›, and what the entry adds.
  struct Case: Sendable, CustomTestStringConvertible {
    let term: RecognizableTerm
    let text: String
    let expected: [String]
    let testDescription: String
  }

  static let cases: [Case] = {
    guard let url = Bundle.module.url(forResource: "Fixtures/recognition", withExtension: "tsv"),
      let table = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { row in
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let parts = unescaped(columns[2])
        .split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
      return Case(
        term: term(columns[1], options: columns.count > 3 ? columns[3] : ""),
        text: parts.joined(),
        expected: parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) },
        testDescription: "\(columns[0]): \(columns[1]) in \(columns[2])"
      )
    }
  }()

  @Test("a term is found in all its forms, and in nothing else", arguments: cases)
  func findsForms(_ example: Case) {
    var scanner = TermRecognizer([example.term]).makeScanner()
    let bytes = Array(example.text.utf8)
    let found = scanner.occurrences(in: example.text).filter { !$0.isNested }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found == example.expected, "\(example.testDescription)")
  }

  @Test("the table is there")
  func hasCases() { #expect(Self.cases.count > 150) }

  @Test("an occurrence says why it is one")
  func saysWhy() {
    let recognizer = TermRecognizer([
      RecognizableTerm(text: "صاروخ", language: .arabic),
      RecognizableTerm(text: "وزير الدفاع", language: .arabic),
    ])
    var scanner = recognizer.makeScanner()
    let forms = scanner.occurrences(in: "صاروخ وبصواريخهم لوزيري الدفاع صَاروخ").map(\.form)
    #expect(
      forms == [
        TermForm(kind: .exact),
        TermForm(
          kind: .inflected,
          proclitics: ["و", "ب"],
          enclitic: "هم",
          reasons: [.proclitic("و"), .proclitic("ب"), .plural("وبصواريخهم"), .pronoun("هم")]
        ),
        TermForm(
          kind: .inflected,
          proclitics: ["ل"],
          reasons: [.proclitic("ل"), .ending("plural or dual"), .article]
        ),
        TermForm(kind: .orthographic, reasons: [.sign(.vowelSigns)]),
      ]
    )
  }

  private static func term(_ text: String, options: String) -> RecognizableTerm {
    var term = RecognizableTerm(text: text, language: .arabic)
    for option in options.split(separator: " ") {
      switch option {
      case "en": term.language = .english
      case "verb": term.partOfSpeech = .verb
      case "noun": term.partOfSpeech = .noun
      case "adjective": term.partOfSpeech = .adjective
      case "name": term.isName = true
      case "exact": term.matching.insert(.exactOnly)
      case "case": term.matching.insert(.caseSensitive)
      case "number": term.matching.insert(.fixedNumber)
      case "article": term.matching.insert(.articleOnly)
      default:
        precondition(option.hasPrefix("form="), "recognition.tsv has an unknown option \(option)")
        term.forms.append(String(option.dropFirst(5)))
      }
    }
    return term
  }

  /// Puts scalars in the place of their numbers: `\u{202B}`.
  private static func unescaped(_ text: String) -> String {
    var parts = text.components(separatedBy: "\\u{")
    for index in parts.indices.dropFirst() {
      let end = parts[index].firstIndex(of: "}") ?? parts[index].startIndex
      let scalar =
        UInt32(parts[index][..<end], radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      parts[index] = String(Character(scalar)) + parts[index][end...].dropFirst()
    }
    return parts.joined()
  }
}
