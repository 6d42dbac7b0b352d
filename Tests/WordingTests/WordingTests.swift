import Foundation
import Model
import Testing

@testable import Wording

@Suite("Words of messages")
struct WordingTests {
  @Test("what varies stands in its place, apart from a sentence of the other direction")
  func fills() {
    let message = Message("library.noSuchMemory", ["name": .quotation("desk")])
    #expect(Wording(.english).sentence(message) == "there is no memory \"desk\"")
    #expect(Wording(.arabic).sentence(message) == "لا ذاكرة باسم «\u{2068}desk\u{2069}»")
    let cause = Message("file.cannotWrite", ["cause": .message(Message("file.isInput"))])
    #expect(Wording(.english).sentence(cause) == "cannot write: this is also an input")
    #expect(Wording(.arabic).sentence(cause) == "تعذّرت الكتابة: هذا أيضًا من ملفات الإدخال")
  }

  @Test("a quoted text is cut, loses its line breaks, and is isolated where it is Arabic")
  func quotes() {
    let long = String(repeating: "a", count: 61)
    #expect(Wording.english.quoted(long) == "\"\(long.dropLast())…\"")
    #expect(Wording.english.quoted("a\nb") == "\"a b\"")
    #expect(Wording.english.quoted("هدنة") == "\"\u{2068}هدنة\u{2069}\"")
    #expect(Wording(.arabic).quoted("هدنة") == "«\u{2068}هدنة\u{2069}»")
  }

  @Test(
    "a noun follows its number in English, and no number breaks the Arabic",
    arguments: [(1, "1 row before"), (2, "2 rows before"), (0, "0 rows before")]
  )
  func counts(number: Int, english: String) {
    let message = Message("glossary.titleRows", ["count": .number(number)])
    #expect(Wording.english.sentence(message).hasPrefix(english))
    #expect(Wording(.arabic).sentence(message).contains("عددها: \(number)"))
  }

  @Test(
    "the language is that of the first locale that is set",
    arguments: [
      ([nil, nil, nil], .english), ([nil, nil, "ar_EG.UTF-8"], .arabic),
      (["", nil, "ar"], .arabic), (["C", nil, "ar_SA"], .english), (["ar", "en_US", "C"], .arabic),
      ([nil, "en_GB.UTF-8", "ar_EG"], .english), ([nil, nil, "arn_CL"], .english),
      ([nil, nil, "fr_FR"], .english), ([nil, nil, "ar@latin"], .arabic),
    ] as [([String?], WordingLanguage)]
  )
  func choosesLanguage(locales: [String?], language: WordingLanguage) {
    #expect(WordingLanguage(locales: locales) == language)
  }

  @Test("the command line hints at what a command has, a page at what stands there")
  func addsHints() {
    let message = Message("text.notUTF8", ["offset": .number(3)])
    let failure = Failure(message, at: .init(file: "a.txt", line: 2))
    func line(_ options: Set<String>) -> String {
      Wording(.english, for: .commandLine(options: options)).sentence(failure)
    }
    #expect(
      line(["--encoding", "--from"])
        == "a.txt:2: error: not UTF-8 text (byte 3); convert the file to UTF-8 first, "
        + "or name its encoding with --encoding"
    )
    #expect(
      line(["--from"])
        == "a.txt:2: error: not UTF-8 text (byte 3); convert the file to UTF-8 first"
    )
    #expect(
      Wording(.english, for: .web).advice(message)
        == "not UTF-8 text (byte 3); save it in UTF-8 first"
    )
    #expect(Wording(.arabic).sentence(failure).hasPrefix("a.txt:2: خطأ: "))
  }

  @Test("what is said of a place has the hint of what is said there")
  func findsInnerHints() {
    let inner = Message("library.damagedIndex").at(line: 3)
    let words = Wording(.english, for: .commandLine(options: []))
    #expect(words.advice(inner).hasSuffix("make it again with `library check --repair`"))
  }

  @Test("options are read out of a sentence, and not out of the commands that it quotes")
  func readsOptions() {
    let sentence = "use --from, --one-language or `library check --repair`; not - -a or --"
    #expect(Wording.options(in: sentence) == ["--from", "--one-language"])
  }
}
