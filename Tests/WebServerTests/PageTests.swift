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
      #expect(!template.contains(/<script(?! src="\/assets\/desk.js" defer)/), "\(name)")
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

  @Test("marked words are escaped")
  func marksWords() {
    #expect(marked("a<b> c", [0..<1, 5..<6]) == "<mark>a</mark>&lt;b&gt; <mark>c</mark>")
    #expect(marked("قال نعم", [7..<13]) == "قال <mark>نعم</mark>")
    #expect(marked("x", [0..<9]) == "x")
  }
}
