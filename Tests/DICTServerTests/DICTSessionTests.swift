import LibraryAccess
import Model
import Testing
import Workbench

@testable import DICTServer

/// A library with two glossaries, and a client's session with it.
private struct TestClient {
  let library = InMemoryLibrary()
  let runner: OperationRunner
  var session: DICTSession

  init(token: String? = nil, isFilled: Bool = true) throws {
    let prepared = PreparedLibrary(library, for: .manyRequests)
    runner = OperationRunner(prepared, version: "0")
    var configuration = DICTConfiguration()
    configuration.token = token
    configuration.version = "1.2"
    session = DICTSession(DICTDesk(prepared, configuration))
    guard isFilled else { return }
    try add("book", "كتاب", "book", note: ".hidden\nline", to: "house style")
    try add("min", "رئيس الوزراء", "prime minister", to: "house style")
    try add("book", "كتاب", "volume", to: "un")
  }

  private func add(
    _ identifier: String,
    _ arabic: String,
    _ english: String,
    note: String? = nil,
    to glossary: String
  ) throws {
    let concept = ConceptEntry(
      identifier: identifier,
      note: note,
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: arabic)]),
        LanguageSection(language: .english, terms: [Term(text: english)]),
      ]
    )
    _ = try runner.run(AddConcept.self, (concept, glossary))
  }

  mutating func send(_ line: String) -> String {
    String(decoding: session.answer(.text(Array(line.utf8))).reply.bytes, as: UTF8.self)
  }
}

@Suite("Sessions of DICT")
struct DICTSessionTests {
  @Test("a word is defined in any form, in both languages, from one, all and the first databases")
  func defines() throws {
    var client = try TestClient()
    let all = client.send("DEFINE * وبالكتاب")
    #expect(
      all.hasPrefix("150 2 definitions retrieved\r\n151 \"كتاب\" house-style \"house style\"\r\n")
    )
    #expect(all.contains("\r\n151 \"كتاب\" un \"un\"\r\n"))
    #expect(all.contains("book") && all.contains("volume"))
    #expect(all.hasSuffix("\r\n.\r\n250 ok\r\n"))
    let first = client.send("define ! كتاب")
    #expect(first.hasPrefix("150 1 ") && !first.contains("volume"))
    #expect(client.send("DEFINE un books").hasPrefix("552 "))
    #expect(client.send("DEFINE house-style books").contains("كتاب"))
    #expect(client.send("DEFINE * \"prime ministers\"").contains("رئيس الوزراء"))
    // A part of a term is no definition of it, nor is what contains one.
    for word in ["minister", "\"prime minister book\"", "\"\"", "قلم"] {
      #expect(client.send("DEFINE * \(word)") == "552 No match\r\n", "\(word)")
    }
  }

  @Test("a full stop at the beginning of a line is doubled")
  func stuffsDots() throws {
    var client = try TestClient()
    let bodies = client.send("DEFINE house-style كتاب").split(separator: "\r\n")
    #expect(bodies.count { $0 == "." } == 1)
    var reply = DICTReply()
    reply.text(".\n..a\nb.\n", hasHeader: false)
    #expect(String(decoding: reply.bytes, as: UTF8.self) == "..\r\n...a\r\nb.\r\n\r\n.\r\n")
  }

  @Test(
    "each strategy finds what it is for",
    arguments: [
      ("exact", "Prime", []), ("exact", "\"PRIME minister\"", ["prime minister"]),
      ("exact", "كتاب", ["كتاب", "كتاب"]), ("exact", "الكتاب", []),
      ("prefix", "prime", ["prime minister"]), ("prefix", "min", []),
      ("prefix", "رئيس", ["رئيس الوزراء"]),
      ("prefix", "كت", ["كتاب", "كتاب"]),
      ("lev", "bokk", ["book"]), ("lev", "كتلب", ["كتاب", "كتاب"]), ("lev", "pen", []),
      ("lev", "\"prime ministre\"", ["prime minister"]),
      ("form", "للكتاب", ["كتاب", "كتاب"]), ("form", "bokk", []), ("form", "books", ["book"]),
      (".", "للكتاب", ["كتاب", "كتاب"]), (".", "bokk", ["book"]), ("LEV", "bokk", ["book"]),
    ]
  )
  func matches(_ strategy: String, _ word: String, _ found: [String]) throws {
    var client = try TestClient()
    let answer = client.send("MATCH * \(strategy) \(word)")
    guard !found.isEmpty else { return #expect(answer == "552 No match\r\n") }
    let lines = answer.split(separator: "\r\n")
    #expect(lines.first == "152 \(found.count) matches found")
    #expect(lines.suffix(2) == [".", "250 ok"])
    let words = lines.dropFirst().dropLast(2).map { $0.split(separator: " ", maxSplits: 1)[1] }
    #expect(words == found.map { "\"\($0)\"" })
  }

  @Test("databases, strategies, information, status, help and the end")
  func shows() throws {
    var client = try TestClient()
    for name in ["DB", "databases"] {
      #expect(
        client.send("SHOW \(name)")
          == "110 2 databases present\r\nhouse-style \"house style\"\r\nun \"un\"\r\n.\r\n250 ok\r\n"
      )
    }
    for name in ["STRAT", "strategies"] {
      let answer = client.send("show \(name)")
      #expect(answer.hasPrefix("111 4 strategies present\r\nexact \""))
      for strategy in ["prefix", "lev", "form"] { #expect(answer.contains("\r\n\(strategy) \"")) }
    }
    #expect(client.send("SHOW INFO un").hasPrefix("112 database information follows\r\nun\r\n"))
    #expect(client.send("SHOW SERVER").contains("dragoman 1.2"))
    #expect(client.send("STATUS").hasPrefix("210 "))
    #expect(client.send("HELP").hasPrefix("113 "))
    #expect(client.send("CLIENT \"a test\"") == "250 ok\r\n")
    #expect(client.session.answer(.text(Array("QUIT".utf8))).isLast)
  }

  @Test(
    "what cannot be done has the status that says why",
    arguments: [
      ("", 500), ("FETCH x", 500), ("DEFINE", 501), ("DEFINE *", 501), ("DEFINE * a b", 501),
      ("MATCH * exact", 501), ("DEFINE * \"a", 501), ("SHOW", 501), ("SHOW INFO", 501),
      ("SHOW DB x", 501), ("SHOW x", 503), ("OPTION", 501), ("OPTION x", 503), ("AUTH a", 501),
      ("AUTH a b", 531), ("SASLAUTH PLAIN x", 502), ("SASLRESP x", 502), ("DEFINE none a", 550),
      ("MATCH none exact a", 550), ("MATCH * soundex a", 551), ("SHOW INFO none", 550),
      ("QUIT now", 501),
    ]
  )
  func refuses(_ line: String, _ code: Int) throws {
    var client = try TestClient()
    let answer = client.session.answer(.text(Array(line.utf8)))
    #expect(String(decoding: answer.reply.bytes, as: UTF8.self).hasPrefix("\(code) "))
    #expect(!answer.isLast)
  }

  @Test("what is too long, or not UTF-8, is refused, and the session goes on")
  func refusesBytes() throws {
    var client = try TestClient()
    #expect(client.session.answer(.tooLong).reply.bytes.starts(with: "500 ".utf8))
    #expect(client.session.answer(.text([0x44, 0xFF])).reply.bytes.starts(with: "501 ".utf8))
    #expect(client.send("STATUS").hasPrefix("210 "))
  }

  @Test("a library without glossaries says so")
  func hasNothing() throws {
    var client = try TestClient(isFilled: false)
    #expect(client.send("SHOW DB") == "554 No databases present\r\n")
    #expect(client.send("DEFINE * a") == "552 No match\r\n")
    #expect(client.send("MATCH ! . a") == "552 No match\r\n")
  }

  @Test("after OPTION MIME texts have headers")
  func addsHeaders() throws {
    var client = try TestClient()
    #expect(!client.send("SHOW DB").contains("Content-type"))
    #expect(client.send("OPTION MIME").hasPrefix("250 "))
    let header =
      "Content-type: text/plain; charset=utf-8\r\nContent-transfer-encoding: 8bit\r\n\r\n"
    for line in ["SHOW DB", "DEFINE un كتاب", "MATCH un exact كتاب", "HELP"] {
      #expect(client.send(line).contains("\r\n" + header), "\(line)")
    }
  }

  @Test("no line is longer than 1,024 bytes, and nothing of a text is lost")
  func breaksLines() throws {
    let text =
      String(repeating: "هدنة.", count: 1_000) + "\n" + String(repeating: ".", count: 1_022)
    var reply = DICTReply()
    reply.text(text, hasHeader: false)
    reply.status(151, DICTReply.quoted(text) + " " + DICTReply.quoted(text))
    let lines = String(decoding: reply.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 1_022 })
    let end = try #require(lines.firstIndex(of: "."))
    let joined = lines[..<end].map { $0.hasPrefix(".") ? $0.dropFirst() : $0 }.joined()
    #expect(joined == text.split(separator: "\n").joined())
  }

  @Test("a library with people is read with the token of one of them alone")
  func asksPeople() throws {
    var client = try TestClient()
    #expect(client.session.greeting(identifier: "1").reply.bytes.starts(with: "220 ".utf8))
    _ = try client.runner.run(AddPerson.self, AddPerson.Request("salma", .reader))
    #expect(client.session.greeting(identifier: "2").isLast)
    let answer = client.session.answer(.text(Array("DEFINE * كتاب".utf8)))
    #expect(answer.isLast && answer.reply.bytes.starts(with: "530 ".utf8))
    let request = MakeToken.Request("salma")
    let token = try client.runner.run(MakeToken.self, request).token
    var configuration = DICTConfiguration()
    configuration.token = token
    let prepared = PreparedLibrary(client.library, for: .manyRequests)
    client.session = DICTSession(DICTDesk(prepared, configuration))
    #expect(client.session.greeting(identifier: "3").reply.bytes.starts(with: "220 ".utf8))
    #expect(client.send("DEFINE * كتاب").hasPrefix("150 2 "))
  }

  @Test(
    "glossaries get names that a command can have",
    arguments: [
      (["a b", "a-b", "a\tb"], ["a-b-2", "a-b", "a-b-3"]), (["*", "!"], ["-", "--2"]),
      (["a\"'\\"], ["a---"]), (["معجم الأمم"], ["معجم-الأمم"]),
    ]
  )
  func namesDatabases(_ glossaries: [String], _ names: [String]) {
    let records = glossaries.map { GlossaryRecord(name: $0, conceptCount: 1, termCount: 2) }
    #expect(DICTDatabase.all(records).map(\.name) == names)
  }
}
