import Model
import TestSupport
import Testing

@testable import TMXFormat

/// What a reader made of a file.
struct ReadFile {
  /// Each unit as `en=Hello|ar=مرحبا`, with the content where there are codes.
  var units: [String] = []
  var rejections: [TMXRejection] = []
  var summary: TMXReader.Summary?

  init(_ bytes: [UInt8], pieceSize: Int = .max, isStrict: Bool = false) throws {
    var batches: [UnitBatch] = []
    var rejections: [TMXRejection] = []
    let reader = TMXReader(
      isStrict: isStrict,
      onBatch: { batches.append($0) },
      onRejection: { rejections.append($0) }
    )
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(pieceSize))
      rest = rest.dropFirst(piece.count)
      try reader.read(piece)
    }
    summary = try reader.finish()
    self.rejections = rejections
    units = batches.flatMap { batch in
      batch.units.map { unit in
        batch.variants[unit.variants].map { variant in
          let slice = variant.content.isEmpty ? variant.text : variant.content
          return "\(batch.languages[variant.language])=\(batch.string(slice))"
        }.joined(separator: "|")
      }
    }
  }
}

/// A file with these units, and the header that most tests need.
func tmx(_ units: String, version: String = "1.4", header: String = "srclang=\"en\"") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <tmx version="\(version)">
  <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" \
  datatype="plaintext" \(header)/>
  <body>
  \(units)
  </body>
  </tmx>

  """
}

/// A unit with an English and an Arabic variant.
func unit(_ english: String, _ arabic: String, _ attributes: String = "") -> String {
  "<tu\(attributes)><tuv xml:lang=\"en\"><seg>\(english)</seg></tuv>"
    + "<tuv xml:lang=\"ar\"><seg>\(arabic)</seg></tuv></tu>"
}

func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
  ((hasMark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
    isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
  }
}

struct ReadingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let units: [String]
  /// For each unit that is not taken: its line, and a part of the reason.
  let rejections: [String]
  let repaired: Int
  let isTruncated: Bool

  init(
    _ name: String,
    _ bytes: [UInt8],
    units: [String],
    rejections: [String] = [],
    repaired: Int = 0,
    isTruncated: Bool = false
  ) {
    testDescription = name
    self.bytes = bytes
    self.units = units
    self.rejections = rejections
    self.repaired = repaired
    self.isTruncated = isTruncated
  }

  init(
    _ name: String,
    _ text: String,
    units: [String],
    rejections: [String] = [],
    repaired: Int = 0,
    isTruncated: Bool = false
  ) {
    self.init(
      name,
      Array(text.utf8),
      units: units,
      rejections: rejections,
      repaired: repaired,
      isTruncated: isTruncated
    )
  }
}

private let plainUnit = "en=Hello|ar=مرحبا"
private let plainFile = tmx(unit("Hello", "مرحبا"))

private let encodings: [ReadingCase] = [
  ReadingCase("UTF-8", plainFile, units: [plainUnit]),
  ReadingCase("UTF-8, mark", [0xEF, 0xBB, 0xBF] + plainFile.utf8, units: [plainUnit]),
  ReadingCase(
    "UTF-16LE, mark, other encoding declared",
    utf16(plainFile, isBigEndian: false, hasMark: true),
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-16BE, mark",
    utf16(plainFile, isBigEndian: true, hasMark: true),
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-16LE, no mark, no declaration",
    utf16(
      String(plainFile.split(separator: "\n", maxSplits: 1)[1]),
      isBigEndian: false,
      hasMark: false
    ),
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-16BE, no mark",
    utf16(plainFile, isBigEndian: true, hasMark: false),
    units: [plainUnit]
  ),
  ReadingCase(
    "US-ASCII with references",
    plainFile.replacing("UTF-8", with: "US-ASCII")
      .replacing("مرحبا", with: "&#x645;&#1585;&#x62D;&#x628;&#x627;"),
    units: [plainUnit]
  ),
  ReadingCase(
    "windows-1256, declared",
    Array(tmx(unit("Hello", "@")).replacing("UTF-8", with: "windows-1256").utf8)
      .flatMap { $0 == UInt8(ascii: "@") ? [0xE3, 0xD1, 0xCD, 0xC8, 0xC7] : [$0] },
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-16LE, mark, declared",
    utf16(
      plainFile.replacing("\"UTF-8\"", with: "\"UTF-16\""),
      isBigEndian: false,
      hasMark: true
    ),
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-16BE, no mark, declared",
    utf16(
      plainFile.replacing("\"UTF-8\"", with: "'utf-16be'"),
      isBigEndian: true,
      hasMark: false
    ),
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-16 declared in bytes that are UTF-8",
    plainFile.replacing("UTF-8", with: "UTF-16"),
    units: [plainUnit]
  ),
  ReadingCase(
    "UTF-32LE, mark",
    [0xFF, 0xFE, 0, 0]
      + plainFile.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
      },
    units: [plainUnit]
  ),
  ReadingCase(
    "ISO-8859-6, declared",
    Array(tmx(unit("Hello", "@")).replacing("UTF-8", with: "ISO-8859-6").utf8)
      .flatMap { $0 == UInt8(ascii: "@") ? [0xE5, 0xD1, 0xCD, 0xC8, 0xC7] : [$0] },
    units: [plainUnit]
  ),
  ReadingCase(
    "GB18030, declared",
    Array(tmx(unit("Hello", "@")).replacing("UTF-8", with: "GB18030").utf8)
      .flatMap { $0 == UInt8(ascii: "@") ? [0xC4, 0xE3, 0xBA, 0xC3] : [$0] },
    units: ["en=Hello|ar=你好"]
  ),
  ReadingCase(
    "one unit in another encoding than the file",
    Array(tmx(unit("Hello", "مرحبا") + "\n" + unit("Bye", "@")).utf8)
      .flatMap { $0 == UInt8(ascii: "@") ? [0xE3, 0xD1] : [$0] },
    units: [plainUnit],
    rejections: ["6 Input is not proper UTF-8"]
  ),
]

private let damagedTags: [ReadingCase] = [
  ReadingCase(
    "a control character in the start tag of the first unit",
    tmx(unit("Bye", "@").replacing("<tu>", with: "<t\u{1}u>") + "\n" + unit("Hello", "مرحبا")),
    units: ["en=Bye|ar=@", plainUnit],
    repaired: 1
  ),
  ReadingCase(
    "a control character in the start tag of a unit that has another fault",
    tmx(
      unit("Bye", "@").replacing("<tu>", with: "<t\u{1}u>")
        .replacing("</seg>", with: "</seg><seg>1</seg>") + "\n" + unit("Hello", "مرحبا")
    ),
    units: [plainUnit],
    rejections: ["5 a variant has two segments"]
  ),
  ReadingCase(
    "a start tag of another name",
    tmx(
      unit("Hello", "مرحبا") + "\n" + unit("Bye", "@").replacing("<tu>", with: "<tx>") + "\n"
        + unit("Good", "!")
    ),
    units: [plainUnit, "en=Good|ar=!"],
    rejections: ["6 Opening and ending tag mismatch"]
  ),
  ReadingCase(
    "a unit inside a segment",
    tmx(unit("a<tu>b</tu>c", "@") + "\n" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: [
      "5 the unit has no end", "5 the unit has no variant", "5 Opening and ending tag mismatch",
    ]
  ),
  ReadingCase(
    "an end tag too many",
    tmx(unit("Hello", "مرحبا") + "</tu>" + unit("Good", "!")),
    units: [plainUnit, "en=Good|ar=!"]
  ),
]

private let versions: [ReadingCase] = [
  ReadingCase(
    "TMX 1.1 with lang",
    tmx(
      "<tu><tuv lang=\"EN\"><seg>Hello</seg></tuv><tuv lang=\"AR\"><seg>مرحبا</seg></tuv></tu>",
      version: "1.1"
    ),
    units: [plainUnit]
  ),
  ReadingCase(
    "TMX 1.2 with lang and ut",
    tmx(
      "<tu><tuv lang=\"EN-US\"><seg><ut>{\\b </ut>a</seg></tuv></tu>",
      version: "1.2"
    ),
    units: ["en-US=<ut>{\\b </ut>a"]
  ),
  ReadingCase("TMX 1.3", tmx(unit("Hello", "مرحبا"), version: "1.3"), units: [plainUnit]),
  ReadingCase("TMX 1.4b", tmx(unit("Hello", "مرحبا"), version: "1.4b"), units: [plainUnit]),
  ReadingCase(
    "no declaration, tags of languages in capitals",
    String(
      plainFile.replacing("\"en\"", with: "\"EN\"").replacing("\"ar\"", with: "\"AR\"")
        .split(separator: "\n", maxSplits: 1)[1]
    ),
    units: [plainUnit]
  ),
  ReadingCase(
    "lang and xml:lang, of which xml:lang counts",
    tmx("<tu><tuv lang=\"fr\" xml:lang=\"en\"><seg>a</seg></tuv></tu>"),
    units: ["en=a"]
  ),
  ReadingCase(
    "DOCTYPE with a public name, never fetched",
    plainFile.replacing(
      "<tmx ",
      with: "<!DOCTYPE tmx PUBLIC \"-//LISA OSCAR:1998//DTD for TMX//EN\" \"tmx14.dtd\">\n<tmx "
    ),
    units: [plainUnit]
  ),
  ReadingCase("no version", plainFile.replacing(" version=\"1.4\"", with: ""), units: [plainUnit]),
  ReadingCase("no srclang", tmx(unit("Hello", "مرحبا"), header: ""), units: [plainUnit]),
  ReadingCase(
    "DOCTYPE with a file, a subset and a bracket in quotes",
    plainFile.replacing(
      "<tmx ",
      with: "<!DOCTYPE tmx SYSTEM \"a]>.dtd\" [<!ENTITY x \"]>\">\n<!ELEMENT tmx ANY>]>\n<tmx "
    ),
    units: [plainUnit]
  ),
  ReadingCase(
    "namespace with prefix",
    "<t:tmx xmlns:t=\"http://www.lisa.org/tmx14\" version=\"1.4\"><t:header/><t:body><t:tu>"
      + "<t:tuv xml:lang=\"en\"><t:seg>a<t:ph>x</t:ph></t:seg></t:tuv></t:tu></t:body></t:tmx>",
    units: ["en=a<ph>x</ph>"]
  ),
  ReadingCase(
    "default namespace",
    plainFile.replacing("<tmx ", with: "<tmx xmlns=\"http://www.lisa.org/tmx14\" "),
    units: [plainUnit]
  ),
  ReadingCase(
    "languages written in any way",
    tmx(
      "<tu><tuv xml:lang=\"EN_us\"><seg>a</seg></tuv><tuv xml:lang=\"ara\"><seg>b</seg></tuv>"
        + "<tuv xml:lang=\"AR-sa\"><seg>c</seg></tuv></tu>"
    ),
    units: ["en-US=a|ar=b|ar-SA=c"]
  ),
]

private let structures: [ReadingCase] = [
  ReadingCase(
    "empty segment",
    tmx(unit("", "مرحبا")),
    units: ["en=|ar=مرحبا"]
  ),
  ReadingCase(
    "variant without segment",
    tmx("<tu><tuv xml:lang=\"en\"/><tuv xml:lang=\"ar\"><seg>ب</seg></tuv></tu>"),
    units: ["en=|ar=ب"],
    repaired: 1
  ),
  ReadingCase(
    "two units with the same tuid",
    tmx(unit("a", "ا", " tuid=\"1\"") + unit("b", "ب", " tuid=\"1\"")),
    units: ["en=a|ar=ا", "en=b|ar=ب"]
  ),
  ReadingCase(
    "white space is part of the segment",
    tmx(unit("  a\n b\t", " ا ")),
    units: ["en=  a\n b\t|ar= ا "]
  ),
  ReadingCase(
    "all inline codes, nested",
    tmx(
      unit(
        "<bpt i=\"1\" x=\"1\">{b<sub>s<ph/></sub>}</bpt>a &lt; b<ept i=\"1\">{/b}</ept>"
          + "<hi type=\"x\">c</hi><it pos=\"begin\">i</it><ut>u</ut>",
        "ا"
      )
    ),
    units: [
      "en=<bpt i=\"1\" x=\"1\">{b<sub>s<ph/></sub>}</bpt>a &lt; b<ept i=\"1\">{/b}</ept>"
        + "<hi type=\"x\">c</hi><it pos=\"begin\">i</it><ut>u</ut>|ar=ا"
    ]
  ),
  ReadingCase(
    "CDATA and comments",
    tmx(unit("<![CDATA[<b> & </tu>]]>", "<!-- </tu><tu> -->ا")),
    units: ["en=<b> & </tu>|ar=ا"]
  ),
  ReadingCase(
    "an element of another namespace",
    tmx(unit("a<x:n xmlns:x=\"urn:x\" id=\"1\"/>", "ا")),
    units: ["en=a<x:n xmlns:x=\"urn:x\" id=\"1\"/>|ar=ا"]
  ),
  ReadingCase(
    "a prefix that was never declared",
    tmx(unit("a<t5:n id=\"1\"/>", "ا")),
    units: ["en=a<t5:n xmlns:t5=\"urn:undeclared:t5\" id=\"1\"/>|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "text beside the elements of a unit",
    tmx("<tu>x<tuv xml:lang=\"en\">y<seg>a</seg> z</tuv></tu>"),
    units: ["en=a"],
    repaired: 1
  ),
  ReadingCase(
    "single quotation marks, tabs and breaks in tags",
    tmx(
      "<tu\ttuid = '1'\n><tuv\n\txml:lang='EN-us' ><seg\t>a</seg\n></tuv >\n</tu\n>"
    ),
    units: ["en-US=a"]
  ),
  ReadingCase(
    "a unit whose source is another language than the file's",
    tmx(unit("Hello", "مرحبا", " srclang=\"ar\"")),
    units: [plainUnit]
  ),
  ReadingCase(
    "encodings that the header defines",
    plainFile.replacing(
      "srclang=\"en\"/>",
      with:
        "srclang=\"en\"><ude name=\"u\" base=\"x\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude>"
        + "</header>"
    ),
    units: [plainUnit]
  ),
  ReadingCase("no units", tmx(""), units: []),
]

private let faults: [ReadingCase] = [
  ReadingCase(
    "no language",
    tmx("<tu tuid=\"7\"><tuv><seg>a</seg></tuv></tu>\n" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: ["5 a variant has no language"]
  ),
  ReadingCase(
    "no language tag",
    tmx(unit("Hello", "مرحبا") + "\n<tu><tuv xml:lang=\"12\"><seg>a</seg></tuv></tu>"),
    units: [plainUnit],
    rejections: ["6 \"12\" is no language tag"]
  ),
  ReadingCase(
    "no variants",
    tmx("<tu><note>n</note></tu>\n" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: ["5 the unit has no variant"]
  ),
  ReadingCase(
    "a unit that is empty",
    tmx("<tu tuid=\"a/>\"/>\n<tu tuid='1' />" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: ["5 the unit has no variant", "6 the unit has no variant"]
  ),
  ReadingCase(
    "a tag that ends in the middle of an empty unit",
    tmx("<tu/ <tu/>&<b></tu>" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: ["5 the unit has no end", "5 the unit has no variant"]
  ),
  ReadingCase(
    "tags that do not match",
    tmx(unit("a", "ا") + "\n" + unit("<b>x", "ب") + "\n" + unit("c", "ج")),
    units: ["en=a|ar=ا", "en=c|ar=ج"],
    rejections: ["6 Opening and ending tag mismatch"]
  ),
  ReadingCase(
    "a unit without end",
    tmx("<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv>\n" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: ["5 the unit has no end"]
  ),
  ReadingCase(
    "a comment without end",
    tmx(unit("<!-- a", "ا") + "\n" + unit("Hello", "مرحبا")),
    units: [plainUnit],
    rejections: ["5 "]
  ),
  ReadingCase(
    "control characters, as bytes",
    tmx(unit("a\u{B}b\u{C}c\u{1}d\u{1F}e", "ا") + unit("Hello", "مرحبا")),
    units: ["en=a b cde|ar=ا", plainUnit],
    repaired: 1
  ),
  ReadingCase(
    "a NUL byte",
    tmx(unit("a\u{0}b", "ا")),
    units: ["en=ab|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "control characters, as references",
    tmx(unit("a&#x0B;b&#1;c", "ا")),
    units: ["en=a bc|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "two halves of a surrogate pair, as references",
    tmx(unit("a&#xD83D;&#xDE00;b", "ا")),
    units: ["en=a😀b|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "half a surrogate pair",
    tmx(unit("a&#xD83D;b", "ا&#56832;")),
    units: ["en=a\u{FFFD}b|ar=ا\u{FFFD}"],
    repaired: 1
  ),
  ReadingCase(
    "half a surrogate pair in UTF-16",
    Array(utf16(tmx(unit("a@b", "ا")), isBigEndian: true, hasMark: true))
      .replacing([0x00, UInt8(ascii: "@")], with: [0xD8, 0x3D]),
    units: ["en=a\u{FFFD}b|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "a surrogate pair in six bytes",
    Array(tmx(unit("a@b", "ا")).utf8)
      .replacing([UInt8(ascii: "@")], with: [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
    units: ["en=a😀b|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "U+FFFF",
    tmx(unit("a\u{FFFF}b", "ا")),
    units: ["en=ab|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "ampersands that begin nothing",
    tmx(unit("R&D & AT&T &amp; Q&;A &#; &#xZ;", "ا")),
    units: ["en=R&D & AT&T & Q&;A &#; &#xZ;|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "entities of HTML",
    tmx(unit("a&nbsp;b&eacute;&lt;", "ا")),
    units: ["en=a\u{A0}bé<|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "an entity that nobody knows",
    tmx(unit("a&unknown;", "ا")),
    units: [],
    rejections: ["5 Entity 'unknown' not defined"]
  ),
  ReadingCase(
    "a less-than sign that begins nothing",
    tmx(unit("3 < 4 & <5", "ا")),
    units: ["en=3 < 4 & <5|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "an ampersand in a property and in the header",
    tmx(
      "<tu><prop type=\"x\">A&B</prop><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>",
      header: "srclang=\"en\" creationid=\"A&B\""
    ),
    units: ["en=a"],
    repaired: 2
  ),
  ReadingCase(
    "CDATA keeps its ampersand when the unit is repaired",
    tmx(unit("<![CDATA[a & <b]]>\u{1}", "ا")),
    units: ["en=a & <b|ar=ا"],
    repaired: 1
  ),
  ReadingCase(
    "rubbish between units",
    tmx(unit("a", "ا") + " & <x " + unit("Hello", "مرحبا")),
    units: ["en=a|ar=ا", plainUnit]
  ),
  ReadingCase(
    "an end tag too many",
    tmx(unit("a", "ا") + "</tuv></tu>" + unit("Hello", "مرحبا")),
    units: ["en=a|ar=ا", plainUnit]
  ),
  ReadingCase(
    "cut inside a unit",
    String(tmx(unit("Hello", "مرحبا") + "\n" + unit("Bye", "وداعا")).prefix(330)),
    units: [plainUnit],
    rejections: ["6 the unit has no end"],
    isTruncated: true
  ),
  ReadingCase(
    "cut between units",
    tmx(unit("Hello", "مرحبا")).replacing("</body>\n</tmx>\n", with: ""),
    units: [plainUnit],
    isTruncated: true
  ),
  ReadingCase(
    "cut in the middle of a letter",
    Array(tmx(unit("Hello", "مرحبا") + "\n" + unit("Bye", "وداعا")).utf8.dropLast(36)),
    units: [plainUnit],
    rejections: ["6 the unit has no end"],
    isTruncated: true
  ),
  ReadingCase(
    "a unit without end, and the end of the file",
    tmx(unit("Hello", "مرحبا") + "\n<tu><tuv xml:lang=\"en\"><seg>a</seg>"),
    units: [plainUnit],
    rejections: ["6 the unit has no end"]
  ),
  ReadingCase(
    "text behind the end",
    plainFile + "garbage",
    units: [plainUnit]
  ),
]

struct TMXReadingTests {
  @Test(
    "takes what is good, and says what is not",
    arguments: encodings + versions + structures + faults + damagedTags
  )
  func takesWhatIsGood(readingCase: ReadingCase) throws {
    for pieceSize in [1, 7, 100, Int.max] {
      let file = try ReadFile(readingCase.bytes, pieceSize: pieceSize)
      #expect(file.units == readingCase.units)
      #expect(file.rejections.count == readingCase.rejections.count)
      for (rejection, expected) in zip(file.rejections, readingCase.rejections) {
        #expect("\(rejection.line) \(rejection.reason.english)".hasPrefix(expected))
      }
      #expect(file.summary?.repairedCount == readingCase.repaired)
      #expect(file.summary?.isTruncated == readingCase.isTruncated)
      #expect(
        file.summary?.unitCount == readingCase.units.count + readingCase.rejections.count
      )
    }
  }

  @Test(
    "with strict reading, the first fault ends it",
    arguments: faults.filter { $0.testDescription != "text behind the end" }
  )
  func strictReadingEnds(readingCase: ReadingCase) {
    #expect(throws: TMXError.self) { try ReadFile(readingCase.bytes, isStrict: true) }
  }

  @Test(
    "strict reading takes files without fault",
    arguments: encodings.dropLast() + versions
  )
  func strictReadingTakes(readingCase: ReadingCase) throws {
    #expect(try ReadFile(readingCase.bytes, isStrict: true).units == readingCase.units)
  }

  @Test(
    "refuses what is no TMX",
    arguments: [
      ("", TMXError.Reason.noBody), ("source;target\n<b>;x", .notXML),
      ("<html><body/></html>", .notTMX("html")),
      ("<tmx version=\"2.0\"><body/></tmx>", .unsupportedVersion("2.0")),
      ("<tmx version=\"1.4\"><header/></tmx>", .noBody),
      ("<?xml version='1.0' encoding='klingon'?><tmx/>", .unknownEncoding("klingon")),
    ]
  )
  func refusesOthers(text: String, reason: TMXError.Reason) {
    let error = #expect(throws: TMXError.self) { try ReadFile(Array(text.utf8)) }
    #expect(error?.reason == reason)
  }

  @Test("a rejection has the unit's tuid and its source text")
  func rejectionHasSource() throws {
    let source = "<tu tuid='a 1'><tuv><seg>x</seg></tuv></tu>"
    let file = try ReadFile(Array(tmx("\n" + source).utf8))
    #expect(file.rejections.first?.identifier == "a 1")
    #expect(file.rejections.first?.line == 6)
    #expect(file.rejections.first.map { String(decoding: $0.source, as: UTF8.self) } == source)
  }

  @Test(
    "languages written in another way, and sources in another region, are matched and counted",
    arguments: [
      ("en", ["en", "ar"], 0, [:]),
      ("EN", ["EN", "Ar"], 0, [:]),
      ("en", ["en-GB", "ar"], 1, ["en": "en-GB"]),
      ("en-US", ["en-GB", "en"], 1, ["en-US": "en"]),
      ("ar-SA", ["en", "ar"], 1, ["ar-SA": "ar"]),
      ("ar", ["ar-EG", "ar", "en"], 0, [:]),
      ("en", ["en", "AR_sa"], 1, ["AR_sa": "ar-SA"]),
      ("en", ["eng", "ara"], 1, ["eng": "en", "ara": "ar"]),
      ("fr", ["en", "ar"], 0, [:]),
      ("*all*", ["en", "ar"], 0, [:]),
    ] as [(String, [String], Int, [String: String])]
  )
  func fallbacksAreCounted(
    source: String,
    tags: [String],
    count: Int,
    fallbacks: [String: String]
  ) throws {
    let variants = tags.map { "<tuv xml:lang=\"\($0)\"><seg>\($0)</seg></tuv>" }.joined()
    let text = tmx("<tu>\(variants)</tu>", header: "srclang=\"\(source)\"")
    let summary = try #require(try ReadFile(Array(text.utf8)).summary)
    #expect(summary.fallbackCount == count)
    let found = summary.fallbacks.map { ($0.written, $0.taken.description) }
    #expect(Dictionary(found) { first, _ in first } == fallbacks)
  }

  @Test("a unit's own source language is what it is found by, in the header's place")
  func sourceOfUnitCounts() throws {
    var sources: [[Int]] = []
    for text in [
      tmx(unit("a", "ا") + unit("a", "ا", " srclang=\"ar\"")),
      tmx(unit("a", "ا", " srclang=\"en\"") + unit("a", "ا"), header: "srclang=\"ar\""),
    ] {
      let reader = TMXReader(
        onBatch: { sources.append($0.units.map(\.sourceVariant)) },
        onRejection: { _ in }
      )
      try reader.read(Array(text.utf8))
      _ = try reader.finish()
    }
    #expect(sources == [[0, 1], [0, 1]])
  }

  @Test("a unit that is too large is rejected with the reason, and the next one is taken")
  func largeUnitIsRejected() throws {
    let text = String(repeating: "long ", count: (maximumUnitByteCount + (1 << 20)) / 5)
    let file = try ReadFile(
      Array(tmx(unit("a", "ا") + unit(text, "ب") + unit("c", "ج")).utf8),
      pieceSize: 1 << 18
    )
    #expect(file.units == ["en=a|ar=ا", "en=c|ar=ج"])
    #expect(file.rejections.map(\.reason.english) == ["the unit is larger than 16 MB"])
    #expect(file.summary?.isTruncated == false)
  }

  @Test("what was not taken leaves no trace in what comes after")
  func rejectionLeavesNoTrace() throws {
    let good = unit("a", "ا", " tuid=\"1\"")
    let bad = "<tu tuid=\"2\"><note>n</note><tuv xml:lang=\"en\"><seg>x<b></seg></tuv></tu>"
    let clean = try ReadFile(Array(tmx(good + good).utf8))
    let mixed = try ReadFile(Array(tmx(good + bad + good + bad).utf8))
    #expect(clean.units == mixed.units)
    #expect(mixed.rejections.count == 2)
  }
}
