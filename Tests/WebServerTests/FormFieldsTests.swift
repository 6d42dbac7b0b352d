import Hummingbird
import Testing

@testable import WebServer

@Suite("Form fields")
struct FormFieldsTests {
  @Test(
    "fields are decoded as browsers encode them",
    arguments: [
      ("q=a+b%20c", "a b c"), ("q=%D8%B3%D9%84%D8%A7%D9%85", "سلام"), ("q=سلام", "سلام"),
      ("q=100%", "100%"), ("q=%zz%4", "%zz%4"), ("q=a%2Bb", "a+b"), ("x=1&q=a=b", "a=b"),
      ("q=&q=second", "second"), ("q=%25D8", "%D8"),
    ]
  )
  func decodes(encoded: String, value: String) throws {
    #expect(try FormFields(encoded)["q"] == value)
  }

  @Test("what is not UTF-8, or has a NUL, is refused", arguments: ["q=%FF", "q=%D8", "q=%00"])
  func refuses(encoded: String) {
    #expect(throws: Problem.self) { try FormFields(encoded) }
  }

  @Test("a plus in a path is a plus")
  func keepsPlusInPath() throws {
    #expect(try percentDecoded("a+b%2Fc".utf8, isForm: false) == "a+b/c")
  }

  @Test("numbers and choices are refused outside their range")
  func checksValues() throws {
    let fields = try FormFields("n=7&c=html&bad=x")
    #expect(try fields.number("n", in: 1...10) == 7)
    #expect(throws: Problem.self) { try fields.number("n", in: 1...5) }
    #expect(try fields.choice("c", AnnotationFile.self) == .html)
    #expect(throws: Problem.self) { try fields.choice("bad", AnnotationFile.self) }
  }
}

@Suite("Who may use the server")
struct RequestGuardTests {
  @Test(
    "the name is taken out of the Host header",
    arguments: [
      ("localhost:8080", "localhost"), ("[::1]:8080", "::1"), ("127.0.0.1", "127.0.0.1"),
      ("evil.com", "evil.com"), ("127.0.0.1.evil.com:80", "127.0.0.1.evil.com"),
    ]
  )
  func hostNames(authority: String, name: String) {
    #expect(hostName(authority) == name)
  }

  @Test(
    "only loopback is loopback",
    arguments: [
      ("localhost", true), ("LOCALHOST", true), ("desk.localhost", true), ("127.0.0.1", true),
      ("127.3.2.1", true), ("::1", true), ("0.0.0.0", false), ("127.0.0.1.evil.com", false),
      ("127.0.0.256", false), ("localhost.evil.com", false), ("::", false), ("10.0.0.1", false),
    ]
  )
  func loopback(name: String, isLoopback: Bool) {
    #expect(isLoopbackName(name) == isLoopback)
  }
}

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

@Suite("Worker pool")
struct WorkerPoolTests {
  @Test("never more work at once than there are threads, and all of it is done")
  func isBounded() async throws {
    let pool = WorkerPool(label: "test", threadCount: 3)
    let counter = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask { try await pool.run { counter.count() } }
      }
      try await group.waitForAll()
    }
    #expect(counter.total == 200)
    #expect(counter.most <= 3)
  }

  @Test("an error of the work is the caller's, and the thread is free again")
  func throwsOn() async throws {
    struct Failure: Error {}
    let pool = WorkerPool(label: "test", threadCount: 1)
    await #expect(throws: Failure.self) { try await pool.run { throw Failure() } }
    #expect(try await pool.run { 1 } == 1)
  }
}
