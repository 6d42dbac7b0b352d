import Model
import TestSupport
import Testing

@testable import TMXFormat

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files that show every part of the reader something to do.
private let seeds: [[UInt8]] = [
  Array(
    tmx(
      unit("Hello <bpt i=\"1\" x=\"1\">&lt;b></bpt>world<ept i=\"1\">&lt;/b></ept>", "مرحبا")
        + "<tu tuid=\"2\" creationdate=\"20260101T000000Z\" srclang=\"*all*\">"
        + "<note xml:lang=\"en\">n</note><prop type=\"x-p\">A &amp; B</prop>"
        + "<tuv xml:lang=\"EN_us\"><prop type=\"q\">v</prop><seg>a<ph x=\"1\"/><![CDATA[ & ]]></seg>"
        + "</tuv><tuv xml:lang=\"ar-SA\"><seg>ب<hi type=\"y\">ت</hi>&#x645;</seg></tuv></tu>"
        + "<!-- c --><?p i?>" + unit("x&nbsp;y", "س & ص")
    ).utf8
  ),
  Array(
    tmx(
      "<tu><tuv lang=\"EN\"><seg>one<it pos=\"begin\" x=\"1\">{<sub>s</sub>}</it></seg></tuv>"
        + "<tuv lang=\"AR\"><seg/></tuv></tu>" + unit("a&#xD83D;&#xDE00;b", "\u{1}"),
      version: "1.1",
      header: "srclang=\"en\" o-encoding=\"x\""
    ).utf8
  ),
  utf16(tmx(unit("Hello", "مرحبا 😀")), isBigEndian: false, hasMark: true),
]

/// Fragments that are likely to confuse a reader.
private let fragments: [[UInt8]] = [
  "<tu>", "</tu>", "<tuv>", "</tuv>", "<seg>", "</seg>", "</body>", "</tmx>", "<!--", "-->",
  "<![CDATA[", "]]>", "<?", "?>", "&", "&#x0;", "&#55357;", "&amp", "<", ">", "\"", "'", "\0",
  "\u{FFFF}", "\u{B}", "<!DOCTYPE x [", "<!ENTITY e \"x\">", "&e;", "<tu ", "xml:lang=\"\"",
  " xmlns=\"urn:x\"", "<t:u xmlns:t=\"urn:t\"/>",
].map { Array($0.utf8) }

/// Returns `bytes` with some bytes changed, cut out, doubled, or fragments put in.
private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
    let start = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 1...40, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[start] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 4: bytes.removeSubrange(Int.random(in: start..<bytes.count, using: &generator)...)
    default:
      let fragment = fragments[Int.random(in: 0..<fragments.count, using: &generator)]
      bytes.insert(contentsOf: fragment, at: start)
    }
  }
  return bytes
}

/// Reads a file in pieces, and checks that what was taken is written and read back the same.
private func check(_ bytes: [UInt8], pieceSize: Int) throws {
  var batches: [UnitBatch] = []
  let reader = TMXReader(onBatch: { batches.append($0) }, onRejection: { _ in })
  var rest = bytes[...]
  do {
    while !rest.isEmpty {
      let piece = Array(rest.prefix(pieceSize))
      rest = rest.dropFirst(piece.count)
      try reader.read(piece)
    }
    let summary = try reader.finish()
    let taken = batches.reduce(0) { $0 + $1.units.count }
    #expect(
      summary.unitCount == taken + summary.rejectedCount,
      "\(String(decoding: bytes, as: UTF8.self))"
    )
  } catch is TMXError {
    return
  }
  let written = write(batches)
  var again: [UnitBatch] = []
  let second = TMXReader(
    isStrict: true,
    onBatch: { again.append($0) },
    onRejection: { _ in }
  )
  try second.read(written)
  _ = try second.finish()
  #expect(write(again) == written)
}

private func write(_ batches: [UnitBatch]) -> [UInt8] {
  var writer = TMXWriter()
  writer.begin(TMXHeader())
  for batch in batches { writer.write(batch) }
  writer.end()
  return writer.takeBytes()
}

struct TMXMutationTests {
  @Test("whatever a file holds, what is taken from it is sound", arguments: 0..<8)
  func whatIsTakenIsSound(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<150 {
      let bytes = mutated(seeds[seed % seeds.count], &generator)
      let pieceSize = [1, 5, 64, Int.max][Int.random(in: 0..<4, using: &generator)]
      try check(bytes, pieceSize: pieceSize)
    }
  }

  // A second, or for a long run: DRAGOMAN_FUZZ_SECONDS says how long, DRAGOMAN_FUZZ_SEED where to begin,
  // and DRAGOMAN_FUZZ_LOG where to note how far it is, so that a crash or a hang can be reproduced.
  @Test("the same, for as long as is asked for")
  func longRun() throws {
    let seconds = environment("DRAGOMAN_FUZZ_SECONDS").flatMap(Int.init) ?? 1
    let end = ContinuousClock.now + .seconds(seconds)
    let logPath = environment("DRAGOMAN_FUZZ_LOG") ?? "/dev/null"
    var corpus = seeds
    for path in (environment("DRAGOMAN_FUZZ_CORPUS") ?? "").split(separator: ":") {
      corpus.append(readFile(String(path)))
    }
    let firstSeed = environment("DRAGOMAN_FUZZ_SEED").flatMap(UInt64.init) ?? 1_000
    var seed = firstSeed
    var slowest = Duration.zero
    while ContinuousClock.now < end {
      seed += 1
      var generator = SeededGenerator(seed: seed)
      let start = corpus[Int(seed % UInt64(corpus.count))]
      let pieceSize = [5, 64, 4_096, Int.max][Int.random(in: 0..<4, using: &generator)]
      if seed % 100 == 0 {
        note("\(seed - firstSeed) executions, slowest \(slowest)\n", in: logPath)
      }
      let began = ContinuousClock.now
      let bytes = mutated(start, &generator)
      do {
        try check(bytes, pieceSize: pieceSize)
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
      slowest = max(slowest, ContinuousClock.now - began)
    }
    note("\(seed - firstSeed) executions, slowest \(slowest), done\n", in: logPath)
  }
}

private func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

private func readFile(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&piece, 1, piece.count, file)
    if count == 0 { return bytes }
    bytes += piece[..<count]
  }
}

private func note(_ text: String, in path: String) {
  guard let file = fopen(path, "w") else { return }
  fputs(text, file)
  fclose(file)
}
