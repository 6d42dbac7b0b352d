import HTTPTypes
import Testing

@testable import WebServer

@Suite("Pages")
struct PageTests {
  @Test("every message of a template is there in both languages")
  func messages() throws {
    let messages = Messages(table: PackageResources.messages_tsv)
    #expect(messages[.english].keys == messages[.arabic].keys)
    for (key, text) in messages[.arabic] where key != "otherLanguage" {
      #expect(!text.isEmpty && !messages[.english][key, default: ""].isEmpty, "\(key)")
    }
    for (name, bytes) in PageRenderer.templates {
      let template = String(decoding: bytes, as: UTF8.self)
      for match in template.matches(of: /\{\{t\.([a-zA-Z.]+)\}\}/) {
        #expect(messages[.english][String(match.1)] != nil, "\(name): \(match.1)")
      }
    }
  }

  @Test("no template has a script, a style or anything from elsewhere")
  func templatesKeepThePolicy() {
    for (name, bytes) in PageRenderer.templates {
      let template = String(decoding: bytes, as: UTF8.self)
      #expect(!template.contains("<style"), "\(name)")
      #expect(!template.contains(/\son[a-z]+=|\sstyle=|javascript:|https?:\/\//), "\(name)")
      #expect(!template.contains(/<script(?! src="\{\{\.\}\}" type="module")/), "\(name)")
    }
  }

  @Test("the first page is small: all that it loads is under 100 kB")
  func firstPageIsSmall() {
    let parts = [
      PackageResources.layout_mustache, PackageResources.lookup_mustache,
      PackageResources.style_css, PackageResources.desk_js, PackageResources.icon_svg,
    ]
    #expect(parts.reduce(0) { $0 + $1.count } < 100_000)
  }

  @Test("the page of glossaries takes columns and languages, and shows the first concepts")
  func importsTables() async throws {
    try await TestDesk.run { desk in
      let page = try await desk.get("/glossaries").text
      for name in ["from", "to", "columns", "encoding", "oneLanguage"] {
        #expect(page.contains("name=\"\(name)\""), "\(name)")
      }
      func sent(_ columns: String, dryRun: Bool) async throws -> Answer {
        let fields = [("name", "sent"), ("columns", columns), ("dryRun", "\(dryRun)")].map {
          "--b\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n"
        }
        let file =
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
          + "x,y,z\r\nهدنة,truce,<b>\r\nسلام,peace,\r\n\r\n--b--\r\n"
        return try await desk.post(
          "/glossaries/import",
          text: fields.joined() + file,
          headers: [.contentType: "multipart/form-data; boundary=b"]
        )
      }
      let preview = try await sent("ar=1,en=2,note=3", dryRun: true)
      #expect(preview.status == 200)
      #expect(preview.text.contains("<bdi>هدنة</bdi>") && preview.text.contains("<bdi>truce</bdi>"))
      #expect(preview.text.contains("&lt;b&gt;") && !preview.text.contains("<b>truce"))
      #expect(try await desk.get("/glossaries").text.contains("glossary=sent") == false)
      let warned = try await sent("ar=1,en=2", dryRun: false)
      #expect(warned.text.contains("has no place") && !warned.text.contains("<bdi>هدنة</bdi>"))
    }
  }

  @Test("marked words are escaped")
  func marksWords() {
    #expect(marked("a<b> c", [0..<1, 5..<6]) == "<mark>a</mark>&lt;b&gt; <mark>c</mark>")
    #expect(marked("قال نعم", [7..<13]) == "قال <mark>نعم</mark>")
    #expect(marked("x", [0..<9]) == "x")
  }
}
