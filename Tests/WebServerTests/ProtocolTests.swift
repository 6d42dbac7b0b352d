import HTTPTypes
import JSON
import Testing

@testable import WebServer

/// The requests of real tools, replayed: Weblate, Okapi, Virtaal, OmegaT.
///
/// Each target is written as the tool writes it. tmserver of the Translate Toolkit fails on the Arabic
/// ones.
@Suite("Protocols of others")
struct ProtocolTests {
  private static let text = TestDesk.sentences[0].0
  private static let translation = TestDesk.sentences[0].1
  private static let slashed = TestDesk.sentences[2].0

  /// A text as tools put it into a query: with a plus for each space.
  private static func plus(_ text: String) -> String {
    percentEncoded(text).replacing("%20", with: "+")
  }

  private static func best(_ target: String, _ desk: TestDesk) async throws -> JSONValue {
    let answer = try await desk.send(.get, target)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.headers[.contentType] == "application/json")
    return answer.json[0]
  }

  @Test("tmserver answers each tool in the form in which it asks")
  func answersTMServer() async throws {
    let encoded = percentEncoded(Self.text)
    try await TestDesk.run { desk in
      for (form, target) in [
        ("Weblate", "/tmserver/ar/en/unit/\(encoded)"),
        ("Weblate, with a region", "/tmserver/ar_sa/en/unit/\(encoded)"),
        ("Okapi", "/tmserver/ar_SA/en_US/unit/\(encoded)?min_similarity=75&max_candidates=3"),
        ("Virtaal", "/tmserver/ar/en/unit/\(encoded)?min_similarity=70&max_candidates=5&style="),
        ("amaGama, in the query", "/tmserver/ar/en/unit/?source=\(encoded)"),
        ("other case", "/tmserver/AR-sa/EN/unit/\(encoded)"),
        ("small hexadecimal digits", "/tmserver/ar/en/unit/\(encoded.lowercased())"),
        (
          "numbers that are none",
          "/tmserver/ar/en/unit/\(encoded)?min_similarity=x&max_candidates="
        ),
      ] {
        let found = try await Self.best(target, desk)
        #expect(found["source"].text == Self.text, "\(form)")
        #expect(found["target"].text == Self.translation, "\(form)")
        #expect(found["quality"].number == 100, "\(form)")
      }
      let answer = try await desk.send(.get, "/tmserver/ar/en/unit/\(encoded)")
      // Tools read a fraction.
      #expect(answer.text.contains("\"quality\":100.0"))
      for member in ["rank", "context"] { #expect(answer.text.contains("\"\(member)\":")) }
    }
  }

  @Test("a slash in the text may be encoded or not")
  func readsSlash() async throws {
    try await TestDesk.run { desk in
      let encoded = percentEncoded(Self.slashed)
      for unit in [encoded, encoded.replacing("%2F", with: "/")] {
        let found = try await Self.best("/tmserver/ar/en/unit/\(unit)", desk)
        #expect(found["source"].text == Self.slashed)
      }
    }
  }

  @Test("where nothing is found the answer is an empty list, and two equal languages are an error")
  func findsNothing() async throws {
    try await TestDesk.run { desk in
      let other = percentEncoded("شيء آخر تماما")
      for target in ["/tmserver/ar/en/unit/\(other)", "/tmserver/fr/en/unit/bonjour"] {
        let found = try await Self.best(target, desk)
        #expect(found == .null, "\(target)")
      }
      #expect(try await desk.send(.get, "/tmserver/ar/ar/unit/x").status == 404)
      #expect(try await desk.send(.get, "/tmserver/%D8%A7/en/unit/x").status == 404)
    }
  }

  @Test("languages, and a call of the client's own function")
  func answersCallbacks() async throws {
    try await TestDesk.run { desk in
      for path in ["/tmserver/languages/", "/tmserver/languages"] {
        let found = try await desk.get(path).json
        #expect(found["sourceLanguages"].elements.contains("ar"))
        #expect(found["targetLanguages"].elements.contains("en"))
      }
      let path = "/tmserver/ar/en/unit/" + percentEncoded(Self.text)
      let call = try await desk.send(.get, path + "?jsoncallback=take")
      #expect(call.text.hasPrefix("take(["))
      for name in ["alert(1)//", "a;b", "%D8%A7"] {
        #expect(try await desk.send(.get, path + "?jsoncallback=" + name).status == 400)
      }
    }
  }

  @Test("what tools store is found at once")
  func storesUnits() async throws {
    let source = "هبطت الطائرة/الطائرات بسلام."
    let unit: JSONValue = ["source": .string(source), "target": "The plane landed safely."]
    let path = "/tmserver/ar/en/unit/" + percentEncoded(source)
    try await TestDesk.run { desk in
      for method in [HTTPRequest.Method.put, .post] {
        let answer = try await desk.send(method, path, json: unit)
        #expect(answer.status == 200 && answer.text == "\"\"")
      }
      let found = try await Self.best(path, desk)
      #expect(found["target"].text == "The plane landed safely.")
      let units: JSONValue = .array([
        ["source": "سقط المطر ليلا.", "target": "It rained at night.", "context": ""]
      ])
      let store = try await desk.send(.post, "/tmserver/ar/en/store/weather", json: units)
      #expect(store.text == "added 1 units from weather")
      let file = TestDesk.tmx([("أشرقت الشمس صباحا.", "The sun rose in the morning.")])
      let put = try await desk.send(
        .put,
        "/tmserver/ar/en/store/sun.tmx",
        body: Array(file.utf8)
      )
      #expect(put.text == "added 1 units from sun.tmx")
      let sun = "/tmserver/ar/en/unit/" + percentEncoded("أشرقت الشمس صباحا.")
      let risen = try await Self.best(sun, desk)
      #expect(risen["target"].text == "The sun rose in the morning.")
    }
  }

  @Test("MyMemory answers each tool in the form in which it asks")
  func answersMyMemory() async throws {
    try await TestDesk.run { desk in
      for (form, target) in [
        ("Okapi", "/get?q=\(Self.plus(Self.text))&langpair=ar-eg|en-us&mt=0&numres=25"),
        ("Weblate", "/get?q=\(Self.plus(Self.text))&langpair=ar%7Cen&key=x&de=a%40b.org"),
        ("OmegaT", "/api/get?q=\(percentEncoded(Self.text))&langpair=ar%7Cen&of=json"),
      ] {
        let found = try await desk.send(.get, target).json
        #expect(found["responseStatus"] == .int(200), "\(form)")
        #expect(found["responseData"]["translatedText"].text == Self.translation, "\(form)")
        let match = found["matches"][0]
        #expect(match["segment"].text == Self.text)
        #expect(match["translation"].text == Self.translation)
        #expect(match["match"].number == 1)
        let date = match["create-date"].text
        #expect(date.wholeMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/) != nil, "\(date)")
        guard case .object(let members) = match else { continue }
        let names = Set(members.map(\.name))
        #expect(
          names.isSuperset(of: [
            "id", "quality", "reference", "usage-count", "subject", "created-by",
            "last-updated-by", "last-update-date", "source", "target", "penalty",
          ])
        )
      }
      let file = try await desk.get(
        "/get",
        ["q": Self.text, "langpair": "ar|en", "of": "tmx"]
      )
      #expect(file.text.contains("<tmx") && file.text.contains(Self.translation))
    }
  }

  @Test("MyMemory's errors have a text for a status")
  func saysErrors() async throws {
    try await TestDesk.run { desk in
      for target in [
        "/get?q=x&langpair=en", "/get?langpair=en%7Car", "/get?q=x", "/set?seg=x", "/keygen",
      ] {
        let answer = try await desk.send(.get, target)
        #expect(answer.status == 200, "\(target)")
        #expect(answer.json["responseStatus"] == "403", "\(target)")
        #expect(answer.json["matches"] == "", "\(target)")
      }
    }
  }

  @Test("what MyMemory's clients store is found at once, and a key is for the asking")
  func storesPairs() async throws {
    try await TestDesk.run { desk in
      let source = "أقلعت السفينة."
      let stored = try await desk.get(
        "/set",
        ["seg": source, "tra": "The ship set sail.", "langpair": "ar-sa|en-gb"]
      )
      #expect(stored.json["responseData"].text == "OK")
      #expect(stored.json["responseStatus"].number == 200)
      let found = try await desk.get("/get", ["q": source, "langpair": "ar|en"]).json
      #expect(found["responseData"]["translatedText"].text == "The ship set sail.")
      // What was stored is of today, not of the first day of Unix.
      let made = found["matches"][0]["create-date"].text
      #expect(made > "2026-01-01 00:00:00", "\(made)")
      let form = "seg=\(percentEncoded("عادت السفينة."))&tra=It+came+back.&langpair=ar%7Cen"
      #expect(try await desk.post("/api/set", text: form).json["responseStatus"].number == 200)
      let key = try await desk.get("/keygen", ["user": "a", "pass": "b"])
      #expect(!key.json["key"].text.isEmpty)
    }
  }

  @Test("machine translations come only when they are wanted")
  func hidesMachines() async throws {
    let machine = """
      <tu changeid="MT!" creationid="MT!"><prop type="x-mt">true</prop>\
      <tuv xml:lang="ar"><seg>هدأت الرياح مساء.</seg></tuv>\
      <tuv xml:lang="en" creationid="MT!"><seg>The winds calmed in the evening.</seg></tuv></tu>
      """
    try await TestDesk.run { desk in
      let file = TestDesk.tmx([], more: machine)
      _ = try await desk.post("/api/v1/memories/machine/import", text: file)
      let text = "هدأت الرياح مساء."
      let all = try await desk.get("/get", ["q": text, "langpair": "ar|en"]).json
      #expect(all["matches"].elements.map { $0["created-by"].text } == ["MT!"])
      let people = try await desk.get("/get", ["q": text, "langpair": "ar|en", "mt": "0"]).json
      #expect(people["matches"].elements.isEmpty)
    }
  }
}
