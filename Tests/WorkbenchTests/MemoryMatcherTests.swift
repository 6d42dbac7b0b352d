import Documents
import Files
import Foundation
import LibraryAccess
import Model
import TestLibraries
import TestSupport
import Testing
import Wording
import Workbench

/// Look-up through a real library file: import, index, match, undo.
@Suite("Memory look-up")
struct MemoryMatcherTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("what an import adds is found, and no longer when the import is taken back")
  func importAndUndo() throws {
    let session = try session()
    defer { session.close() }
    try add([("وصل الوزير إلى القاهرة", "The minister arrived in Cairo")], to: "a", session)
    let second = try add(
      [("وصل الوزير إلى بيروت", "The minister arrived in Beirut")],
      to: "a",
      session
    )
    let query = "وصل الوزير إلى بيروت"
    #expect(try matches(query, session).map(\.score.percent) == [100, 75])
    _ = try session.library.undoImport(second)
    #expect(try matches(query, session).map(\.target) == ["The minister arrived in Cairo"])
  }

  @Test("a unit that another import replaced is found again when that import is taken back")
  func undoReplacement() throws {
    let session = try session()
    defer { session.close() }
    try add([("سلام عليكم", "Peace")], to: "a", session)
    let second = try add([("سلام عليكم", "Hello")], to: "a", session, onConflict: .replace)
    #expect(try matches("سلام عليكم", session).map(\.target) == ["Hello"])
    _ = try session.library.undoImport(second)
    #expect(try matches("سلام عليكم", session).map(\.target) == ["Peace"])
  }

  @Test("units of the memories named are found, in both directions")
  func memoriesAndDirections() throws {
    let session = try session()
    defer { session.close() }
    try add([("نعم", "Yes")], to: "a", session)
    try add([("نعم", "Indeed")], to: "b", session)
    #expect(try matches("نعم", session).map(\.memory) == ["a", "b"])
    #expect(try matches("نعم", session, memories: ["b"]).map(\.target) == ["Indeed"])
    let scope = MemoryMatcher.Scope(source: .english, target: .arabic)
    let matcher = try MemoryMatcher(session.library, scope: scope)
    #expect(try matcher.matches(forText: ["indeed"]).first?.map(\.target) == ["نعم"])
    #expect(throws: Failure.self) { try matches("نعم", session, memories: ["c"]) }
  }

  @Test("many small imports leave few parts, and everything is found")
  func smallImports() throws {
    let session = try session()
    defer { session.close() }
    for number in 0..<40 {
      try add([("القرار رقم \(number) صدر", "Decision \(number) was issued")], to: "a", session)
    }
    let index = try session.library.matchIndex(of: .arabic, memories: nil)
    #expect(index.parts.count <= 6)
    #expect(index.parts.reduce(0) { $0 + $1.recordCount } == 40)
    for number in 0..<40 {
      #expect(try matches("القرار رقم \(number) صدر", session).first?.score.percent == 100)
    }
  }

  @Test("neighbours that agree make a context match, which comes first")
  func context() throws {
    let session = try session()
    defer { session.close() }
    try add([("أولا", "First"), ("نعم", "Yes"), ("ثانيا", "Second")], to: "a", session)
    try add([("ثالثا", "Third"), ("نعم", "Yeah"), ("رابعا", "Fourth")], to: "b", session)
    let scope = MemoryMatcher.Scope(source: .arabic, target: .english)
    let matcher = try MemoryMatcher(session.library, scope: scope)
    let found = try matcher.matches(forText: ["ثالثا", "نعم", "رابعا"])
    #expect(found[1].map(\.kind) == [.context, .exact])
    #expect(found[1].map(\.target) == ["Yeah", "Yes"])
    #expect(try matcher.matches(forText: ["نعم"])[0].map(\.kind) == [.exact, .exact])
  }

  @Test(
    "properties that say what stood before and behind make a context match",
    arguments: [
      ("<prop type=\"x-context-pre\">&lt;seg&gt;ثالثا&lt;/seg&gt;</prop>", true),
      ("<prop type=\"x-context-pre\">&lt;seg&gt;غيره&lt;/seg&gt;</prop>", false),
      ("<prop type=\"x-context-post\">رابعا</prop>", true),
      ("<prop type=\"prev\">ثالثا</prop><prop type=\"next\">رابعا</prop>", true),
      ("<prop type=\"prev\">ثالثا</prop><prop type=\"next\">غيره</prop>", false),
      ("<prop type=\"x-ContextContent\">ثالثا | | Third | </prop>", true),
      ("<prop type=\"x-previous-source-text\">ثَالِثًا</prop>", true),
      ("<prop type=\"x-next-source-text\">رابعا</prop>", true),
      ("<prop type=\"x-next-source-text\">غيره</prop>", false),
      ("<prop type=\"next\">رابعا</prop>", true),
      ("<prop type=\"x-domain\">ثالثا</prop>", false),
    ]
  )
  func contextProperties(properties: String, isContext: Bool) throws {
    let session = try session()
    defer { session.close() }
    for isOfVariant in [false, true] {
      let name = isOfVariant ? "variant" : "unit"
      try addXML(
        """
        <tu>\(isOfVariant ? "" : properties)<tuv xml:lang="ar">\(isOfVariant ? properties : "")\
        <seg>نعم</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>
        """,
        to: name,
        session
      )
      let scope = MemoryMatcher.Scope(source: .arabic, target: .english, memories: [name])
      let matcher = try MemoryMatcher(session.library, scope: scope)
      let found = try matcher.matches(forText: ["ثالثا", "نعم", "رابعا"])[1]
      #expect(found.map(\.kind) == [isContext ? .context : .exact])
    }
  }

  @Test("a text longer than a window keeps its order and its context")
  func longText() throws {
    let session = try session()
    defer { session.close() }
    let lines = (0..<1_300).map { "القرار رقم \($0) صدر" }
    try add(lines.map { ($0, "Decision") }, to: "a", session)
    let scope = MemoryMatcher.Scope(source: .arabic, target: .english)
    let matcher = try MemoryMatcher(session.library, scope: scope)
    let found = try matcher.matches(forText: lines)
    #expect(found.map { $0.first?.source ?? "" } == lines)
    #expect(found.allSatisfy { $0.first?.kind == .context })
  }

  @Test(
    "a translation without text, or the source again in the wrong script, is no match",
    arguments: [
      ("<seg></seg>", false), ("<seg> \u{A0}\u{200F}\n</seg>", false), ("", false),
      ("<seg><ph x=\"1\">&lt;br/&gt;</ph></seg>", false), ("<seg>وصل الوزير 7.</seg>", false),
      ("<seg>.</seg>", true), ("<seg>7</seg>", true), ("<seg>The minister arrived</seg>", true),
    ]
  )
  func translation(segment: String, isMatch: Bool) throws {
    let session = try session()
    defer { session.close() }
    try addXML(
      """
      <tu><tuv xml:lang="ar"><seg>وصل الوزير 7.</seg></tuv><tuv xml:lang="en">\(segment)</tuv></tu>
      """,
      to: "a",
      session
    )
    var exhaustive = MemoryMatcher.Options()
    exhaustive.isExhaustive = true
    #expect(try matches("وصل الوزير 7.", session).count == (isMatch ? 1 : 0))
    #expect(try matches("وصل الوزير 7.", session, options: exhaustive).count == (isMatch ? 1 : 0))
  }

  @Test("of several variants in one language the one that was found is shown, and one with text")
  func severalVariants() throws {
    let session = try session()
    defer { session.close() }
    try addXML(
      """
      <tu><tuv xml:lang="ar"><seg>وصل الوزير أمس</seg></tuv><tuv xml:lang="ar"><seg>غادر الرئيس \
      القاعة</seg></tuv><tuv xml:lang="en"><seg> </seg></tuv><tuv xml:lang="en-GB"><seg>He \
      left</seg></tuv></tu>
      """,
      to: "a",
      session
    )
    let match = try #require(try matches("غادر الرئيس القاعة", session).first)
    #expect(match.source == "غادر الرئيس القاعة")
    #expect(match.target == "He left")
  }

  @Test(
    "a damaged index is found by a check, made again by a repair, and never answers wrongly",
    arguments: [
      (
        "UPDATE matchChunk SET data = CAST(substr(data, 1, 999) || x'FFFF' || substr(data, 1002) AS BLOB)",
        false
      ),
      (
        "UPDATE matchChunk SET data = CAST(substr(data, 1, 2999) || x'FFFF' || substr(data, 3002) AS BLOB)",
        true
      ),
      ("UPDATE matchChunk SET data = substr(data, 1, 900)", true), ("DELETE FROM matchChunk", true),
      ("DELETE FROM matchPart", false), ("DELETE FROM matchPart WHERE language = 'ar'", false),
      ("DELETE FROM matchIndexed", false),
    ]
  )
  func damagedIndex(sql: String, isRefused: Bool) throws {
    let first = try session()
    try add((0..<50).map { ("القرار رقم \($0) صدر", "Decision \($0)") }, to: "a", first)
    #expect(try first.check().isSound)
    let path = folder.path + "/library.sqlite"
    try damage(path, sql)
    #expect(try first.check().isSound == false)
    if isRefused {
      #expect(throws: Failure.self) { try matches("القرار رقم 7 صدر", first) }
    }
    let report = try first.repair(acceptsLosses: false)
    #expect(report.isSound, "\(report.faults)")
    first.close()
    let second = try session()
    defer { second.close() }
    #expect(try second.check().isSound)
    #expect(try matches("القرار رقم 7 صدر", second).first?.score.percent == 100)
    #expect(fileExists(path + ".damaged-1"))
  }

  @Test("a look-up makes an index again whose parts are missing")
  func missingIndex() throws {
    let session = try session()
    defer { session.close() }
    try add((0..<50).map { ("القرار رقم \($0) صدر", "Decision \($0)") }, to: "a", session)
    for sql in ["DELETE FROM matchPart", "DELETE FROM matchPart WHERE language = 'ar'"] {
      try damage(folder.path + "/library.sqlite", sql)
      #expect(try matches("القرار رقم 7 صدر", session).first?.score.percent == 100, "\(sql)")
    }
  }

  @Test("a repair that loses something says what, and waits until that is accepted")
  func losses() throws {
    let first = try session()
    try add((1...5).map { ("القرار رقم \($0) صدر", "Decision \($0)") }, to: "a", first)
    let path = folder.path + "/library.sqlite"
    try damage(path, "DELETE FROM variant WHERE id = 2 * 1024 + 1; DELETE FROM unit WHERE id = 4")
    let refused = try first.repair(acceptsLosses: false)
    #expect(!refused.isSound)
    #expect(refused.text(in: .english).contains("unit 2 "), "\(refused.text(in: .english))")
    #expect(refused.text(in: .english).contains("unit 4 "), "\(refused.text(in: .english))")
    #expect(!fileExists(path + ".damaged-1") && !fileExists(path + ".repaired"))
    #expect(try first.check().isSound == false)
    #expect(try first.repair(acceptsLosses: true).isSound)
    first.close()
    let second = try session()
    defer { second.close() }
    #expect(try second.check().isSound)
    #expect(try second.library.memories().map(\.unitCount) == [4])
    #expect(try matches("القرار رقم 3 صدر", second).first?.score.percent == 100)
    #expect(fileExists(path + ".damaged-1"))
  }

  @Test(
    "the index answers as a comparison with every unit does",
    arguments: 0..<6 as Range<UInt64>,
    [50, 70, 90]
  )
  func equalsExhaustive(seed: UInt64, threshold: Int) throws {
    let session = try session()
    defer { session.close() }
    var generator = SeededGenerator(seed: seed)
    let words = [
      "وصل", "ووصل", "الوزير", "وزير", "كتاب", "كتابه", "إلى", "5", "7", "القاهرة", "،", "؟",
    ]
    func segment() -> String {
      (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        words[Int.random(in: 0..<words.count, using: &generator)]
      }.joined(separator: " ")
    }
    for name in ["a", "b", "a"] {
      try add((0..<60).map { (segment(), "\($0)") }, to: name, session)
    }
    let queries = (0..<40).map { _ in segment() }
    let matcher = try MemoryMatcher(
      session.library,
      scope: MemoryMatcher.Scope(source: .arabic, target: .english)
    )
    var options = MemoryMatcher.Options()
    options.threshold = MatchScore(percent: threshold)
    let indexed = try matcher.matches(forText: queries, options: options)
    options.isExhaustive = true
    #expect(try matcher.matches(forText: queries, options: options) == indexed)
  }

  @Test(
    "a number is put into the translation only where the noun keeps its form",
    arguments: [
      ("بقي 7 أيام", "بقي 5 أيام", "5 days left", "7 days left"),
      ("بقي 11 يوما", "بقي 7 أيام", "7 days left", nil),
      ("بقي ٢٠ يوما", "بقي 11 يوما", "11 days left", "20 days left"),
      ("بقي 7 أيام", "بقي 5 أيام", "five days left", nil),
    ]
  )
  func numberGuard(query: String, source: String, target: String, expected: String?) throws {
    let session = try session()
    defer { session.close() }
    try add([(source, target)], to: "a", session)
    var options = MemoryMatcher.Options()
    options.threshold = MatchScore(percent: 50)
    let match = try #require(try matches(query, session, options: options).first)
    var replaced: String?
    if case .replaced(let text) = match.numberReplacement { replaced = text }
    #expect(replaced == expected)
    let isOnlyNumber = match.differences.allSatisfy { $0.kind == .number }
    #expect((match.numberReplacement != nil) == isOnlyNumber)
  }

  @Test(
    "concordance finds words in any inflection, and phrases as they stand",
    arguments: [
      ("وقف اطلاق النار", 3), ("\"وقف إطلاق النار\"", 2), ("اتفاق", 1), ("ceasefire", 2),
      ("agreements", 1), ("غائب", 0), ("", 0),
    ]
  )
  func concordance(query: String, count: Int) throws {
    let session = try session()
    defer { session.close() }
    let units = [
      ("وَقْفِ إطلاقِ النار", "ceasefire"), ("دعا لوقف إطلاق النار", "called for a ceasefire"),
      ("إطلاق النار ثم وقف", "shooting, then a stop"), ("الاتفاق", "the agreement"),
    ]
    try add(units, to: "a", session)
    let source = recognizedLanguage(of: query)
    let scope = MemoryMatcher.Scope(LanguagePair(from: source))
    let found = try MemoryConcordance(query, with: MemoryMatcher(session.library, scope: scope))
    #expect(found.hits.count == count)
    for hit in found.hits {
      #expect(!hit.ranges.isEmpty)
      #expect(hit.target != nil)
    }
  }

  @Test("concordance shows words that stand together in order first, then those as they were given")
  func concordanceOrder() throws {
    let session = try session()
    defer { session.close() }
    let sources = [
      "النار", "وقف اليوم إطلاق هذه النار", "أعلن الوفدان أمس لوقف إطلاق النار في المدينة كلها",
      "وقف إطلاق النار سار", "إطلاق النار وقف",
    ]
    try add(sources.map { ($0, "x \($0.utf8.count)") }, to: "a", session)
    let scope = MemoryMatcher.Scope(source: .arabic, target: .english)
    let found = try MemoryConcordance(
      "وقف إطلاق النار",
      with: MemoryMatcher(session.library, scope: scope)
    )
    #expect(found.hits.map(\.source) == [sources[3], sources[2], sources[4], sources[1]])
  }

  @Test("analysis counts bands and repetitions, over several texts")
  func analysis() throws {
    let session = try session()
    defer { session.close() }
    try add([("وصل الوزير إلى القاهرة أمس", "The minister arrived yesterday")], to: "a", session)
    let texts = [
      "وصل الوزير إلى القاهرة أمس\nوصل الرئيس إلى القاهرة أمس\nشيء آخر تماما", "شيء آخر تماما",
    ]
    var counts: [LeverageAnalysis.Counts] = []
    var request = Analyze.Request(
      texts.map { InputFile(name: "a.txt", content: Array($0.utf8)) }
    ) { counts.append(try $1.get()) }
    request.source = .arabic
    let prepared = PreparedLibrary(session.library, for: .oneCommand)
    let total = try Analyze.run(request, in: Context(prepared))
    #expect(counts[0].segments == [.exact: 1, .from75: 1, .none: 1])
    #expect(counts[0].words == [.exact: 5, .from75: 5, .none: 3])
    #expect(counts[1].segments == [.repetition: 1])
    #expect(total.segments.values.reduce(0, +) == 4)
    #expect(total.words[.exact] == 5)
  }

  private func session() throws -> OpenedLibrary {
    try openLibrary(folder.path + "/library.sqlite")
  }

  private func matches(
    _ query: String,
    _ session: OpenedLibrary,
    memories: [String]? = nil,
    options: MemoryMatcher.Options = MemoryMatcher.Options()
  ) throws -> [SegmentMatch] {
    let scope = MemoryMatcher.Scope(source: .arabic, target: .english, memories: memories)
    return try MemoryMatcher(session.library, scope: scope)
      .matches(forText: [query], options: options).first ?? []
  }

  @discardableResult
  private func add(
    _ units: [(String, String)],
    to memory: String,
    _ session: OpenedLibrary,
    onConflict: ConflictPolicy = .both
  ) throws -> Int64 {
    let tmx = units.map { source, target in
      """
      <tu><tuv xml:lang="ar"><seg>\(source)</seg></tuv><tuv xml:lang="en"><seg>\(target)</seg></tuv></tu>
      """
    }.joined(separator: "\n")
    return try addXML(tmx, to: memory, session, onConflict: onConflict)
  }

  @discardableResult
  private func addXML(
    _ tmx: String,
    to memory: String,
    _ session: OpenedLibrary,
    onConflict: ConflictPolicy = .both
  ) throws -> Int64 {
    let path = folder.path + "/\(memory).tmx"
    let document =
      """
      <?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" \
      segtype="sentence" o-tmf="t" adminlang="en" srclang="ar" datatype="plaintext"/><body>
      \(tmx)</body></tmx>
      """
    try Data(document.utf8).write(to: URL(filePath: path))
    var options = MemoryImport.Options()
    options.memory = memory
    options.onConflict = onConflict
    let report = try MemoryImport(into: session.library, options: options)
      .run(InputFile(path))
    return try #require(report.identifier)
  }
}

/// A folder that goes away with its owner.
private final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
