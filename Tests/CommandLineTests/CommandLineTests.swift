import Foundation
import TestSupport
import Testing

/// Runs the program as a user does.
@Suite("Command line")
struct CommandLineTests {
  @Test(
    "a job that cannot be done says why in one line, and exits with 2",
    arguments: [
      (["annotate", "missing.txt"], "missing.txt: error: no such file or directory"),
      (["segment", "."], ".: error: this is a directory, not a file"),
      (["annotate", "latin.txt"], "latin.txt:2: error: not UTF-8 text (byte 6)"),
      (
        ["annotate", "arabic.txt"], "arabic.txt:1: error: not UTF-8 text (byte 0); if it is windows"
      ),
      (["annotate", "--encoding", "none", "good.txt"], "the encoding \"none\" is not known"),
      (["segment", "text.docx"], "text.docx: error: the name says DOCX, but the file is none"),
      (["analyze", "page.txt"], "page.txt: error: the name says plain text, but this is HTML"),
      (["annotate", "bad.xlf"], "bad.xlf:1:"),
      (["memory", "import", "open.xlf"], "open.xlf: error: none of 1 segments is translated"),
      (["memory", "import", "bad.tmx"], "bad.tmx:"),
      (["memory", "import", "empty.txt"], "empty.txt:"),
      (["glossary", "import", "empty.txt"], "empty.txt:1: error: the file is empty"),
      (["glossary", "import", "bad.csv"], "bad.csv:3:3: error: a quotation mark opens a field"),
      (["--library", "latin.txt", "lookup", "x"], "latin.txt: error: this is not a library"),
      (
        ["--library", "foreign.sqlite", "lookup", "x"],
        "foreign.sqlite: error: this is not a library"
      ),
      (
        ["--library", "/proc/none/x.sqlite", "glossary", "import", "good.csv"],
        "/proc/none/x.sqlite: error: "
      ),
      (["annotate", "--glossary", "none", "good.txt"], "there is no glossary \"none\""),
      (["segment", "--output", "/proc/none/x", "good.txt"], "/proc/none/x: error: cannot write"),
    ] as [([String], String)]
  )
  func failsWithOneLine(arguments: [String], message: String) throws {
    let desk = try Desk()
    let run = try desk.run(arguments)
    #expect(run.status == 2, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains(message), "\(run.error)")
    #expect(run.error.split(separator: "\n").filter { $0.contains("error: ") }.count == 1)
    #expect(try desk.leftovers().isEmpty)
  }

  @Test(
    "wrong usage exits with 64",
    arguments: [
      ["nonsense"], ["annotate"], ["lookup", "x", "--limit", "0"], ["segment", "--from", "12"],
    ]
  )
  func refusesUsage(arguments: [String]) throws {
    let run = try Desk().run(arguments)
    #expect(run.status == 64)
    #expect(!run.error.isEmpty)
  }

  @Test("a reader that stops reading is no error")
  func allowsClosedPipe() throws {
    let desk = try Desk()
    let text = Array(repeating: "جملة أولى. جملة ثانية.", count: 50_000).joined(separator: "\n")
    try desk.write(text, to: "long.txt")
    let run = try desk.shell("$DRAGOMAN segment long.txt | head -1; echo ${PIPESTATUS[0]}")
    #expect(run.output == "جملة أولى.\n0\n")
    #expect(run.error.isEmpty)
  }

  @Test("an empty article is an empty result")
  func annotatesNothing() throws {
    let run = try Desk().run(["annotate", "--format", "json", "--from", "ar", "empty.txt"])
    #expect(run.status == 0)
    #expect(
      run.output
        == #"{"file":"empty.txt","sourceLanguage":"ar","targetLanguage":"en","text":"","segments":[]}"#
        + "\n"
    )
  }

  @Test("nothing found exits with 1, also without a library")
  func findsNothing() throws {
    let desk = try Desk()
    let run = try desk.run(["lookup", "هدنة"])
    #expect(run.status == 1)
    #expect(run.error.contains("there is no library"))
    #expect(run.error.contains("nothing found"))
    #expect(try desk.run(["--quiet", "lookup", "هدنة"].reversed()).status != 0)
  }

  @Test("import, look-up and annotation work in one library")
  func worksInOneLibrary() throws {
    let desk = try Desk()
    #expect(try desk.run(["glossary", "import", "good.csv"]).status == 0)
    let lookup = try desk.run(["lookup", "--format", "json", "للهدنة"])
    #expect(lookup.status == 0)
    #expect(lookup.output.contains("\"truce\""))
    let annotation = try desk.run(["annotate", "--format", "json", "good.txt", "good.txt"])
    #expect(annotation.output.split(separator: "\n").count == 2)
    #expect(annotation.output.contains(#""term":"هدنة""#))
    let page = try desk.run(["annotate", "--format", "html", "--output", "page.html", "good.txt"])
    #expect(page.status == 0)
    #expect(try desk.read("page.html").contains("<html lang=\"ar\" dir=\"rtl\">"))
  }

  @Test("every command that reads articles reads pages, in the encoding that they have")
  func readsPages() throws {
    let desk = try Desk()
    let page =
      "<html dir=rtl><body><nav><a href=/>القائمة</a></nav><h1>خبر</h1><p>وصل.</p></body></html>"
    try desk.write(page, to: "page.html")
    let expected = "خبر\nوصل.\n"
    #expect(try desk.run(["segment", "page.html"]).output == expected)
    #expect(try desk.run(["segment", "--all", "page.html"]).output == "القائمة\n" + expected)
    #expect(try desk.shell("$DRAGOMAN segment - <page.html").output == expected)
    #expect(
      try desk.run(["segment", "--encoding", "windows-1256", "arabic.txt"]).output
        == "العربية في ملف قديم\n"
    )
    #expect(
      try desk.run(["analyze", "--format", "json", "page.html"]).output.contains(
        "\"segments\":2,\"words\":2}"
      )
    )
    let pairs = try desk.run(["align", "--format", "json", "page.html", "page.html"])
    #expect(pairs.output.contains("\"source\":[\"وصل.\"]"), "\(pairs.output)")
  }

  @Test("a bad file among good ones is reported, and the others are annotated")
  func goesOnAfterBadFile() throws {
    let run = try Desk().run([
      "annotate", "--format", "json", "good.txt", "missing.txt", "good.txt",
    ])
    #expect(run.status == 2)
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.error.contains("missing.txt: error:"))
  }
}

/// A letter in windows-1256, as far as the text above needs it.
private func windows1256(_ scalar: Unicode.Scalar) -> UInt8 {
  let letters: [Unicode.Scalar: UInt8] = [
    "ا": 0xC7, "ل": 0xE1, "ع": 0xDA, "ر": 0xD1, "ب": 0xC8, "ي": 0xED, "ة": 0xC9, "ف": 0xDD,
    "م": 0xE3, "ق": 0xDE, "د": 0xCF,
  ]
  return letters[scalar] ?? 0x20
}

/// Holds what is exported to the DTD of TMX 1.4.
@Suite("Exported TMX against the DTD")
struct OutsideDTDTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("it is valid, and reading and exporting it again gives the same bytes")
  func isValid() throws {
    let environment = ProcessInfo.processInfo.environment
    let dtd = try environment["DRAGOMAN_TMX_DTD"] ?? OutsideData.path("schemas/tmx/tmx14.dtd")
    let desk = try Desk()
    let run = try desk.shell(
      """
      set -e
      $DRAGOMAN memory import --quiet --name desk '\(Self.package.path)'/TMX/desk.tmx >/dev/null
      $DRAGOMAN memory export --quiet --name desk --output one.tmx
      xmllint --noout --dtdvalid '\(dtd)' one.tmx
      export DRAGOMAN_LIBRARY=$PWD/library.sqlite.second
      $DRAGOMAN memory import --quiet --name desk one.tmx >/dev/null
      $DRAGOMAN memory export --quiet --name desk --output two.tmx
      cmp one.tmx two.tmx
      """
    )
    #expect(run.status == 0, "\(run.error)")
    #expect(try desk.read("one.tmx").contains("<tu "))
  }
}

/// A folder with files of many kinds, and the program to run in it.
final class Desk {
  struct Run {
    let status: Int32
    let output: String
    let error: String
  }

  private let folder: URL
  private let names: Set<String>

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files: [String: Data] = [
      "good.txt": Data("استمرت الهدنة يوما.\n".utf8),
      "good.csv": Data("ar,en\nهدنة,truce\n".utf8),
      "empty.txt": Data(),
      "latin.txt": Data([0x61, 0x62, 0x63, 0x64, 0x65, 0x0A, 0xE9, 0xE8, 0x0A]),
      "arabic.txt": Data("العربية في ملف قديم".unicodeScalars.map(windows1256)),
      "text.docx": Data("نص".utf8),
      "page.txt": Data("<!DOCTYPE html><p>نص".utf8),
      "bad.xlf": Data("<xliff><file></xliff>".utf8),
      "open.xlf": Data(
        """
        <xliff srcLang="ar" trgLang="en"><file id="f"><unit id="u"><segment><source>نص</source>
        </segment></unit></file></xliff>
        """.utf8
      ),
      "bad.csv": Data("ar,en\nx, \"y\nz,\"w\n".utf8),
      "bad.tmx": Data("<tmx version=\"1.4\"><header/><body><tu></tmx>".utf8),
    ]
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    let database = "PRAGMA user_version = 7; CREATE TABLE other (x);"
    let sqlite = Process()
    sqlite.executableURL = URL(filePath: "/bin/sh")
    let path = folder.appending(path: "foreign.sqlite").path
    sqlite.arguments = [
      "-c",
      "python3 -c \"import sqlite3; sqlite3.connect('\(path)').executescript('\(database)')\"",
    ]
    try sqlite.run()
    sqlite.waitUntilExit()
    names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func run(_ arguments: [String]) throws -> Run {
    try run(Self.program, arguments)
  }

  func shell(_ script: String) throws -> Run {
    try run(URL(filePath: "/bin/bash"), ["-c", script])
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The files that a run has left behind, its library aside.
  func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !names.contains($0) && !$0.hasPrefix("library.sqlite") && !$0.hasPrefix("foreign") }
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["DRAGOMAN_LIBRARY"] = folder.appending(path: "library.sqlite").path
    environment["DRAGOMAN"] = Self.program.path
    process.environment = environment
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorData = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: outputData, as: UTF8.self),
      error: String(decoding: errorData, as: UTF8.self)
    )
  }

  /// The program, which is built into the folder that the tests run from.
  private static let program = URL(filePath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "dragoman")
}

/// Holds the README to what the program does.
@Suite("README")
struct ReadmeTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every command of the README prints what the README says")
  func commandsPrintWhatIsShown() throws {
    let desk = try Desk()
    let root = Self.package.path
    let setUp = try desk.shell(
      """
      $DRAGOMAN glossary import --quiet '\(root)'/Glossary/*.csv >/dev/null &&
      $DRAGOMAN memory import --quiet '\(root)'/TMX/*.tmx >/dev/null
      """
    )
    #expect(setUp.status == 0, "\(setUp.error)")
    let text = try String(contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```\n").filter { $0.hasPrefix("$ ") }
    #expect(blocks.count == 5)
    for block in blocks {
      let lines = block.dropFirst(2).split(separator: "\n", maxSplits: 1)
      let command = try #require(lines.first)
      let run = try desk.shell(
        "dragoman() { \"$DRAGOMAN\" \"$@\"; }; cd '\(root)'; \(command)"
      )
      let shown = String(lines.last ?? "").trimmingCharacters(in: .newlines)
      #expect(run.output.trimmingCharacters(in: .newlines) == shown, "\(command)")
    }
  }
}
