import Files
import Foundation
import LibraryAccess
import Model
import TestSupport
import Testing

@testable import Workbench

private let memory = """
  <tmx version="1.4"><header srclang="en"/><body>
  <tu><tuv xml:lang="en"><seg>Hello</seg></tuv><tuv xml:lang="ar"><seg>مرحبا</seg></tuv></tu>
  </body></tmx>
  """

/// The start of a memory whose first segment goes on and on.
private let endless = "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"en\"><seg>"

/// Runs a script of Python, which can pack files, in a folder.
private func pack(_ script: String, in folder: String) throws {
  let python = Process()
  python.executableURL = URL(filePath: "/usr/bin/env")
  python.arguments = ["python3", "-c", "import gzip, zipfile, zlib\n" + script, memory, endless]
  python.currentDirectoryURL = URL(filePath: folder)
  try python.run()
  python.waitUntilExit()
  #expect(python.terminationStatus == 0)
}

struct PackedMemoryTests {
  @Test(
    "a packed memory is read as it is when unpacked",
    arguments: [
      ("a.tmx.gz", "open(name, 'wb').write(gzip.compress(text))"),
      (
        "a.gz",
        "half = len(text) // 2\n"
          + "open(name, 'wb').write(gzip.compress(text[:half]) + gzip.compress(text[half:]))"
      ),
      ("a.tmx", "open(name, 'wb').write(gzip.compress(text))"),
      ("a.zip", "zipfile.ZipFile(name, 'w').writestr('in/b.tmx', text)"),
      ("a.ZIP", "zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED).writestr('B.TMX', text)"),
      (
        "a.tmx.zip",
        "z = zipfile.ZipFile(name, 'w'); z.writestr('readme.txt', 'x')\n"
          + "z.writestr('مذكرة.tmx', text); z.close()"
      ),
    ]
  )
  func packedMemoryIsRead(name: String, script: String) throws {
    let scratch = try Scratch()
    let header = "import sys; name = '\(name)'; text = sys.argv[1].encode()\n"
    try pack(header + script, in: scratch.folder)
    let report = try scratch.run(InputFile(scratch.folder + "/" + name))
    #expect(report.counts.added == 1)
    #expect(report.memory == "a")
    unlink(scratch.folder + "/" + name)
  }

  @Test(
    "an archive from which no memory can be read is refused with the reason",
    arguments: [
      ("zipfile.ZipFile('a.zip', 'w').writestr('b.txt', text)", "no .tmx file"),
      (
        "z = zipfile.ZipFile('a.zip', 'w'); z.writestr('b.tmx', text); z.writestr('c.tmx', text)\n"
          + "z.close()", "several files"
      ),
      ("open('a.zip', 'wb').write(b'PK\\x03\\x04' + text)", "damaged"),
      ("open('a.zip', 'wb').write(gzip.compress(text)[:-20])", "damaged"),
      ("open('a.zip', 'wb').write(gzip.compress(gzip.compress(text)))", "not an XML file"),
    ]
  )
  func uselessArchiveIsRefused(script: String, reason: String) throws {
    let scratch = try Scratch()
    try pack("import sys; text = sys.argv[1].encode()\n" + script, in: scratch.folder)
    let error = #expect(throws: Failure.self) {
      try scratch.run(InputFile(scratch.folder + "/a.zip"))
    }
    #expect(error?.english.contains(reason) == true, "\(String(describing: error))")
    #expect(try scratch.session.library.memories().isEmpty)
    unlink(scratch.folder + "/a.zip")
  }

  @Test(
    "an archive that unpacks to a thousand times its size is left before it has",
    arguments: [
      "c = zlib.compressobj(9, wbits=31); f = open('a.zip', 'wb'); f.write(c.compress(start))\n"
        + "for _ in range(1024): f.write(c.compress(piece))\nf.write(c.flush())",
      "z = zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED); f = z.open('a.tmx', 'w')\n"
        + "f.write(start)\nfor _ in range(1024): f.write(piece)\nf.close(); z.close()",
    ]
  )
  func bombIsLeft(script: String) throws {
    let scratch = try Scratch()
    let header = "import sys; start = sys.argv[2].encode(); piece = bytes(1 << 20)\n"
    try pack(header + script, in: scratch.folder)
    var unpacked = 0
    let error = #expect(throws: Failure.self) {
      try InputFile(scratch.folder + "/a.zip").forEachUnpackedPiece(
        suffix: ".tmx",
        onPacked: { _ in },
        onUnpacked: { unpacked += $0.count }
      )
    }
    #expect(error?.english.contains("unpacks to more than") == true)
    // The archive has about 1 MB, and 250 MB may come out of that, not the gigabyte.
    #expect(unpacked < 400 << 20)
    unlink(scratch.folder + "/a.zip")
  }
}
