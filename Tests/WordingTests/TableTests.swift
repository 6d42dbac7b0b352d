import Foundation
import Testing

@testable import Wording

@Suite("Tables of messages")
struct TableTests {
  private static let messages = WordingTable.messages
  private static let areas = Set(
    messages.codes.compactMap { $0.split(separator: ".").first.map(String.init) }
  )
  private static let codes = SourceCodes(areas: areas)

  /// Codes whose last part is the name of a case, and the file that has the cases.
  private static let completed: Set<String> = [
    "ending", "sign", "lookup", "match", "penalty", "difference", "status", "content", "severity",
    "rule", "door",
  ]

  @Test("every code has one sentence in both languages, with the same places for what varies")
  func isComplete() {
    #expect(Self.messages.codes.count > 300)
    for code in Self.messages.codes {
      let rows = Self.messages.rows(code)
      #expect(rows.count == 1, "\(code)")
      #expect(rows[0].english.arguments == rows[0].arabic.arguments, "\(code)")
    }
  }

  @Test("every code of the sources is in the table, with the arguments that its sentence has")
  func isKnown() {
    #expect(Self.codes.uses.count > 300)
    for use in Self.codes.uses where !use.code.hasSuffix("*") {
      guard let row = Self.messages.rows(use.code).first else {
        Issue.record("\(use.file): \(use.code) has no sentence")
        continue
      }
      if let arguments = use.arguments {
        #expect(row.english.arguments == arguments, "\(use.file): \(use.code)")
      }
    }
  }

  @Test("every sentence is used, and every hint belongs to one")
  func hasNothingTooMany() {
    let used = Set(Self.codes.uses.map(\.code))
    let unused = Self.messages.codes.filter { code in
      let area = code.split(separator: ".").first.map(String.init) ?? ""
      return !used.contains(code)
        && !(Self.completed.contains(area) && used.contains("\(area).*"))
    }
    #expect(unused.sorted() == ["words"])
    #expect(WordingTable.commandLineHints.codes.subtracting(Self.messages.codes).sorted() == [])
    #expect(WordingTable.webHints.codes.subtracting(Self.messages.codes).sorted() == [])
  }

  @Test("Arabic is Arabic, and English is not")
  func speaksBoth() {
    func hasArabic(_ template: Template) -> Bool {
      template.words.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }
    }
    // English names the signs of Arabic, and an example of a heading.
    let mixed: Set = ["sign.ha", "table.halfUnderstood"]
    for table in [Self.messages, .commandLineHints, .webHints] {
      for code in table.codes {
        for row in table.rows(code) {
          let isBare = row.arabic.words.allSatisfy { !$0.isLetter }
          #expect(hasArabic(row.arabic) || isBare, "\(code)")
          #expect(mixed.contains(code) || !hasArabic(row.english), "\(code)")
        }
      }
    }
  }

  @Test("no number stands beside an Arabic noun that would have to agree with it")
  func needsNoAgreement() {
    let beside = /\{(count|limit|size|length|least|all|drafts)\} (?!من|إلى)[\u{621}-\u{64A}]/
    for table in [Self.messages, .commandLineHints, .webHints] {
      for code in table.codes {
        for row in table.rows(code) {
          let text = row.arabic.parts.map { part in
            switch part {
            case .words(let words): words
            case .argument(let name): "{\(name)}"
            case .counted(let name, _, _): "{\(name)}"
            }
          }.joined()
          #expect(text.firstMatch(of: beside) == nil, "\(code): \(text)")
        }
      }
    }
  }

  @Test("no sentence but a hint of the command line names an option")
  func namesNoOption() {
    for table in [Self.messages, .webHints] {
      for code in table.codes {
        for row in table.rows(code) {
          #expect(Wording.options(in: row.english.words).isEmpty, "\(code)")
          #expect(Wording.options(in: row.arabic.words).isEmpty, "\(code)")
        }
      }
    }
    for code in WordingTable.commandLineHints.codes {
      for row in WordingTable.commandLineHints.rows(code) {
        #expect(
          Wording.options(in: row.english.words) == Wording.options(in: row.arabic.words),
          "\(code)"
        )
      }
    }
  }

  @Test("no target below the command line names one of its options in a text")
  func sourcesNameNoOption() {
    let option = /"[^"\n]*\s--[a-z][a-z-]+[^"\n]*"/
    for file in SourceCodes.files where !file.path.hasPrefix("dragoman/") {
      for line in file.text.split(separator: "\n")
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        #expect(line.firstMatch(of: option) == nil, "\(file.path): \(line)")
      }
    }
  }
}
