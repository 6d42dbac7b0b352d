import HTTPTypes
import HummingbirdTesting
import Testing

@testable import WebServer

/// An address, and what its page has.
private struct PageCase: CustomTestStringConvertible {
  let path: String
  let has: [String]
  var hasNot: [String] = []

  var testDescription: String { path }
}

private let pages = [
  PageCase(path: "/?lang=en", has: ["3 concepts", "3 units", "secretary-general"]),
  PageCase(path: "/?q=%D9%87%D8%AF%D9%86%D8%A9&lang=en", has: ["1 result", "<mark>هدنة</mark>"]),
  PageCase(path: "/?q=zzzz&lang=ar", has: ["لم نجد نتائج", "/concepts/new?en=zzzz"]),
  PageCase(path: "/?q=&fragment=1", has: ["3 "], hasNot: ["<html"]),
  PageCase(path: "/terms?lang=ar", has: ["3 مداخل", "الدفاع", "/c/desk/truce"]),
  PageCase(
    path: "/terms?q=%D9%84%D9%84%D9%87%D8%AF%D9%86%D9%87",
    has: ["/c/desk/truce"],
    hasNot: ["ceasefire\""]
  ),
  PageCase(path: "/terms?q=zzzz&lang=en", has: ["Nothing was found", "Show all"]),
  PageCase(
    path: "/terms?domain=offices",
    has: ["/c/desk/secretary\""],
    hasNot: ["/c/desk/truce\""]
  ),
  PageCase(path: "/c/desk/truce", has: ["<title>هدنة — truce", "<mark>truce</mark>", "/edit"]),
  PageCase(path: "/c/desk/truce/edit", has: ["name=\"was.domain\"", "name=\"ar.wasStatus\""]),
  PageCase(path: "/concepts/new?ar=%D8%B3%D9%84%D8%A7%D9%85", has: ["value=\"سلام\""]),
  PageCase(
    path: "/concordance?q=%D9%87%D8%AF%D9%86%D8%A9&lang=en",
    has: ["1 pair", "<mark>الهدنة</mark>", "<mark>truce</mark>"]
  ),
  PageCase(path: "/concordance?q=%D9%87%D8%AF%D9%86%D8%A9&without=signed", has: ["panel empty"]),
  PageCase(path: "/concordance?q=%D9%87%D8%AF%D9%86%D8%A9&view=kwic", has: ["class=\"kwic\""]),
  PageCase(path: "/memories/news?lang=ar", has: ["3 وحدات", "العربية 3", "القاهرة"]),
  PageCase(path: "/opensearch.xml", has: ["/?q={searchTerms}"]),
  PageCase(path: "/terms?lang=ar&digits=arab", has: ["٣ مداخل"]),
]

@Suite("Pages of a desk")
struct DeskPageTests {
  @Test("a page has what its address says", arguments: pages)
  fileprivate func shows(page: PageCase) async throws {
    try await TestDesk.run { desk in
      let answer = try await desk.get(page.path)
      #expect(answer.status == 200)
      for text in page.has { #expect(answer.text.contains(text), "\(text)") }
      for text in page.hasNot { #expect(!answer.text.contains(text), "\(text)") }
    }
  }

  @Test("addresses of earlier pages lead to those of today")
  func redirects() async throws {
    try await TestDesk.run { desk in
      let cases = [
        ("/glossaries/desk?q=a&lang=ar", "/terms?glossary=desk&q=a&lang=ar"),
        ("/glossaries/desk/concepts/truce", "/c/desk/truce"),
        ("/memories?q=truce", "/concordance?q=truce"),
      ]
      for (old, new) in cases {
        let answer = try await desk.get(old)
        #expect(answer.status == 301 && answer.headers[.location] == new, "\(old)")
      }
    }
  }

  @Test("who has to log in is led to where they wanted to go")
  func logsIn() async throws {
    try await TestDesk.run(token: TestDesk.token) { desk in
      let page: HTTPFields = [.accept: "text/html"]
      let first = try await desk.send(.get, "/terms?q=a", headers: page)
      #expect(first.headers[.location] == "/login?next=%2Fterms%3Fq%3Da")
      let form = try await desk.send(.get, "/login?next=%2Fterms%3Fq%3Da")
      #expect(form.text.contains("value=\"/terms?q=a\"") && !form.text.contains("<nav"))
      for (next, place) in [("%2Fterms%3Fq%3Da", "/terms?q=a"), ("%2F%2Fevil.example", "/")] {
        let body = Array("token=\(TestDesk.token)&next=\(next)".utf8)
        let begun = try await desk.send(.post, "/login", body: body)
        #expect(begun.headers[.location] == place)
      }
    }
  }

  @Test("what was removed comes back by the button on the page that one is led to")
  func restores() async throws {
    try await TestDesk.run { desk in
      let removed = try await desk.post("/c/desk/truce/remove", text: "")
      let place = try #require(removed.headers[.location])
      #expect(try await desk.get("/c/desk/truce").status == 404)
      let page = try await desk.get(place)
      let match = try #require(page.text.firstMatch(of: /name="change" value="([0-9]+)"/))
      #expect(page.text.contains("هدنة"))
      let undone = try await desk.post("/history/undo", text: "change=\(match.1)&back=/terms")
      #expect(undone.headers[.location]?.hasPrefix("/terms?undone=") == true)
      #expect(try await desk.get("/c/desk/truce").status == 200)
    }
  }

  @Test("of a conflict each field is chosen, and what one did not touch stays as it is")
  func merges() async throws {
    try await TestDesk.run { desk in
      func form(_ revision: String, note: String, choice: String = "") -> String {
        "revision=\(revision)&domain=defence&was.domain=defence&note=\(note)&was.note="
          + "&definition=&was.definition=" + choice
          + "&ar.was=%D9%87%D8%AF%D9%86%D8%A9&ar.text=%D9%87%D8%AF%D9%86%D8%A9&ar.wasStatus=preferred"
          + "&ar.status=preferred&ar.part=&ar.forms=&en.was=truce&en.text=truce"
          + "&en.wasStatus=preferred&en.status=preferred&en.part=&en.forms="
      }
      let stored = try await desk.get("/api/v1/glossaries/desk/concepts/truce").json
      let revision = try #require(stored["revision"].number)
      let first = try await desk.post(
        "/c/desk/truce/edit",
        text: form("\(revision)", note: "").replacing("&definition=", with: "&definition=peace")
      )
      #expect(first.status == 303)
      let late = try await desk.post("/c/desk/truce/edit", text: form("\(revision)", note: "mine"))
      #expect(late.status == 409)
      #expect(late.text.contains("name=\"choice.definition\" value=\"theirs\" checked"))
      #expect(late.text.contains("name=\"choice.note\" value=\"mine\" checked"))
      let now = try #require(late.text.firstMatch(of: /name="revision" value="([0-9]+)"/))
      let saved = try await desk.post(
        "/c/desk/truce/edit",
        text: form(
          String(now.1),
          note: "mine",
          choice: "&choice.definition=theirs&choice.note=mine"
        )
      )
      #expect(saved.status == 303)
      let merged = try await desk.get("/api/v1/glossaries/desk/concepts/truce").json
      #expect(merged["definition"].text == "peace" && merged["note"].text == "mine")
    }
  }

  @Test("a style or script is sent again only when it has changed")
  func sendsAssetsOnce() async throws {
    try await TestDesk.run { desk in
      for name in ["style.css", "desk.js", "lookup.js", "annotated.css"] {
        let first = try await desk.get("/assets/\(name)")
        let tag = try #require(first.headers[.eTag])
        let again = try await desk.get("/assets/\(name)", headers: [.ifNoneMatch: tag])
        #expect(again.status == 304 && again.body.isEmpty)
        let other = try await desk.get("/assets/\(name)", headers: [.ifNoneMatch: "\"1\""])
        #expect(other.status == 200 && other.body == first.body)
      }
    }
  }

  @Test("pages are sent compressed to those who take it, and an answer to HEAD has no body")
  func compresses() async throws {
    try await TestDesk.run(.live) { desk in
      let plain = try await desk.get("/terms")
      let packed = try await desk.get("/terms", headers: [.acceptEncoding: "gzip"])
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(packed.body.starts(with: [0x1F, 0x8B]) && packed.body.count < plain.body.count / 2)
      #expect(!packed.headers.contains { $0.name.rawName.lowercased() == "x-dragoman-compress" })
      let head = try await desk.send(.head, "/terms", headers: [.acceptEncoding: "gzip"])
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(try await desk.get("/api/v1/memories").status == 200)
    }
  }

  @Test("an import is read first, and stored when somebody says so")
  func importsInSteps() async throws {
    try await TestDesk.run { desk in
      let file = TestDesk.tmx([("سلام", "peace"), ("حرب", "war")])
      let begun = try await desk.post("/memories/import", ["file": "new.tmx"], text: file)
      let job = try #require(begun.headers[.location])
      #expect(job.hasPrefix("/jobs/"))
      let preview = try await desk.wait(job, for: "/start")
      #expect(preview.contains("value=\"new\"") && preview.contains("2 units"))
      #expect(!(try await desk.get("/api/v1/memories").text.contains("\"new\"")))
      _ = try await desk.post(job + "/start", text: "name=talks&onConflict=both")
      let report = try await desk.wait(job, for: "/memories/talks")
      #expect(report.contains("name=\"import\""))
      #expect(try await desk.get("/memories/talks").text.contains("سلام"))
      #expect(try await desk.get("/jobs/none").status == 404)
    }
  }

  @Test("an import that was cancelled stores nothing")
  func cancels() async throws {
    try await TestDesk.run { desk in
      let file = TestDesk.tmx([("سلام", "peace")])
      let begun = try await desk.post("/memories/import", ["file": "new.tmx"], text: file)
      let job = try #require(begun.headers[.location])
      _ = try await desk.wait(job, for: "/start")
      _ = try await desk.post(job + "/cancel", text: "")
      #expect(try await desk.get(job, ["lang": "en"]).text.contains("cancelled"))
      _ = try await desk.post(job + "/start", text: "name=new")
      #expect(!(try await desk.get("/api/v1/memories").text.contains("\"new\"")))
    }
  }
}

extension TestDesk {
  /// Asks for a page until it has something; the job of a test takes less than ten seconds.
  fileprivate func wait(_ path: String, for mark: String) async throws -> String {
    for _ in 0..<200 {
      let page = try await get(path, ["lang": "en"]).text
      if page.contains(mark) { return page }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await get(path, ["lang": "en"]).text
  }
}
