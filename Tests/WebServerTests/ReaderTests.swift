import Testing

@testable import WebServer

/// A number with its noun, as a reader has it.
private struct CountCase: CustomTestStringConvertible {
  let count: Int
  let english: String
  let arabic: String

  var testDescription: String { "\(count)" }
}

private let countCases = [
  CountCase(count: 0, english: "0 units", arabic: "لا وحدات"),
  CountCase(count: 1, english: "1 unit", arabic: "وحدة واحدة"),
  CountCase(count: 2, english: "2 units", arabic: "وحدتان"),
  CountCase(count: 3, english: "3 units", arabic: "3 وحدات"),
  CountCase(count: 10, english: "10 units", arabic: "10 وحدات"),
  CountCase(count: 11, english: "11 units", arabic: "11 وحدة"),
  CountCase(count: 99, english: "99 units", arabic: "99 وحدة"),
  CountCase(count: 100, english: "100 units", arabic: "100 وحدة"),
  CountCase(count: 102, english: "102 units", arabic: "102 وحدة"),
  CountCase(count: 103, english: "103 units", arabic: "103 وحدات"),
  CountCase(count: 200_000, english: "200,000 units", arabic: "200,000 وحدة"),
]

@Suite("Readers of pages")
struct ReaderTests {
  private let messages = Messages(table: PackageResources.messages_tsv)

  @Test("a noun has the form that its number asks for", arguments: countCases)
  fileprivate func counts(each: CountCase) {
    #expect(Reader(.english, messages).counted("units", each.count) == each.english)
    #expect(Reader(.arabic, messages).counted("units", each.count) == each.arabic)
  }

  @Test("every counted noun has two forms in English and six in Arabic")
  func nounsAreWhole() {
    for (key, english) in messages[.english] where key.hasPrefix("count.") {
      #expect(english.split(separator: "|").count == 2, "\(key)")
      #expect(messages[.arabic][key]?.split(separator: "|").count == 6, "\(key)")
    }
  }

  @Test("numbers and dates are written with the digits that were chosen")
  func digits() {
    let latin = Reader(.arabic, messages)
    let arabic = Reader(.arabic, digits: .arabic, messages)
    #expect(latin.number(1_234_567) == "1,234,567" && latin.number(999) == "999")
    #expect(arabic.number(200_000) == "٢٠٠٬٠٠٠")
    #expect(latin.percent(93) == "93%" && arabic.percent(93) == "٪٩٣")
    #expect(latin.date("2026-11-29T14:43:10Z") == "29 نوفمبر 2026، 14:43 UTC")
    #expect(arabic.date("20261129T144310Z") == "٢٩ نوفمبر ٢٠٢٦، ١٤:٤٣ UTC")
    #expect(Reader(.english, messages).date("2026-03-05") == "5 March 2026")
    #expect(latin.date("last week") == "last week")
  }

  @Test("an address of another server is nowhere to be led to")
  func localAddresses() {
    let cases: [(String?, String?)] = [
      ("/terms?q=a&start=100", "/terms?q=a&start=100"), ("/", "/"), (nil, nil), ("", nil),
      ("//evil.example/a", nil), ("/\\evil.example", nil), ("https://evil.example/", nil),
      ("/a\r\nSet-Cookie: x", nil), ("/a//b", "/a/b"), ("/?q=<b>", "/?q=%3Cb%3E"),
    ]
    for (given, expected) in cases { #expect(localAddress(given) == expected, "\(given ?? "-")") }
  }
}
