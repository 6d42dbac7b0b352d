import HTTPTypes
import JSON
import Model
import Testing

@testable import WebServer

@Suite("LanguageTool's protocol")
struct LanguageToolTests {
  private static func check(_ body: String, _ desk: TestDesk) async throws -> JSONValue {
    let answer = try await desk.post(
      "/v2/check",
      text: body,
      headers: [.contentType: "application/x-www-form-urlencoded"]
    )
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  private static func rules(_ answer: JSONValue) -> [String] {
    answer["matches"].elements.indices.map { answer["matches"][$0]["rule"]["id"].text }
  }

  @Test("an encoded form is checked in one language, with offsets in UTF-16 units")
  func checksForm() async throws {
    try await TestDesk.run { desk in
      let text = "😀 جاء  الوفد"
      let answer = try await Self.check("text=\(percentEncoded(text))&language=ar", desk)
      #expect(Self.rules(answer) == ["space.double"])
      let match = answer["matches"][0]
      #expect(match["offset"].number == 6)
      #expect(match["length"].number == 2)
      #expect(match["replacements"][0]["value"].text == " ")
      #expect(match["rule"]["issueType"].text == "whitespace")
      #expect(match["context"]["text"].text == text)
      #expect(answer["language"]["code"].text == "ar")
      #expect(answer["software"]["apiVersion"].number == 1)
    }
  }

  @Test("what LibreOffice sends unencoded is read as it is meant")
  func readsRawBody() throws {
    let text = "قال & الوزير + 50% من&language=en الناس"
    for language in ["ar-SA", "ar-", "ar"] {
      let form = try LanguageToolForm(
        body: Array("text=\(text)&language=\(language)&enabledOnly=false".utf8)
      )
      #expect(form.fields["text"] == text)
      #expect(form.language?.tag.language == .arabic)
    }
    let encoded = try LanguageToolForm(body: Array("text=a%26b+c&language=en-US".utf8))
    #expect(encoded.fields["text"] == "a&b c")
    #expect(encoded.language?.tag.description == "en-US")
    #expect(try LanguageToolForm(body: Array("text=%D8%A7&language=auto".utf8)).language == nil)
  }

  @Test("with the source the check is of a translation")
  func checksTranslation() async throws {
    try await TestDesk.run { desk in
      let target = percentEncoded("وقعت 1197 حالة.")
      let source = percentEncoded("There were 1,127 cases.")
      let answer = try await Self.check("text=\(target)&language=ar&srctext=\(source)", desk)
      #expect(Self.rules(answer) == ["number.changed"])
      #expect(answer["matches"][0]["offset"].number == 5)
      let off = try await Self.check(
        "text=\(target)&language=ar&srctext=\(source)&disabledRules=number.changed,WHITESPACE_RULE",
        desk
      )
      #expect(Self.rules(off) == [])
    }
  }

  @Test("markup is passed over, and offsets are those of what was sent")
  func readsAnnotations() throws {
    let data =
      #"{"annotation":[{"text":"جاء "},{"markup":"<b>"},{"text":" الوفد"},{"markup":"<br/>","interpretAs":"\n"}]}"#
    let form = LanguageToolForm(fields: FormFields([(name: "data", value: data)]))
    let text = try LanguageToolText(form)
    #expect(text.plain == "جاء  الوفد\n")
    #expect(text.sent == "جاء <b> الوفد<br/>")
    // The two spaces in UTF-8; in what was sent the markup stands between them.
    #expect(text.units(6..<8) == 3..<8)
  }

  @Test("languages with their long codes, and what is missing is an error")
  func answersOthers() async throws {
    try await TestDesk.run { desk in
      let languages = try await desk.get("/v2/languages").json
      let codes = languages.elements.indices.map { languages[$0]["longCode"].text }
      for code in ["ar", "ar-SA", "ar-EG", "en", "en-US", "en-GB"] { #expect(codes.contains(code)) }
      #expect(try await desk.get("/v2/info").json["software"]["name"].text == "Dragoman")
      #expect(try await desk.send(.get, "/v2/check?language=ar").status == 400)
      let got = try await desk.get("/v2/check?language=ar&text=" + percentEncoded("جاء  الوفد"))
        .json
      #expect(Self.rules(got) == ["space.double"])
    }
  }
}
