import Model
import TestSupport
import Testing

@testable import BilingualFormats

/// A pair as a test writes it.
private struct Expected: Hashable {
  var source: String
  var target: String
  var state: SegmentPair.State

  init(_ source: String, _ target: String, _ state: SegmentPair.State = .translated) {
    (self.source, self.target, self.state) = (source, target, state)
  }

  init(_ pair: SegmentPair) {
    self.init(pair.source.plainText, pair.target.plainText, pair.state)
  }
}

/// What comes out of a file.
private struct Outcome {
  var pairs: [SegmentPair] = []
  var rejections: [PairRejection] = []
  var summary = PairSummary()

  init(
    _ pieces: [[UInt8]],
    name: String,
    from source: LanguageTag? = nil,
    to target: LanguageTag? = nil
  ) throws {
    var (pairs, rejections) = ([SegmentPair](), [PairRejection]())
    let format = try #require(BilingualFormat.format(of: pieces.joined(), name: name))
    let reader = format.makeReader(
      PairReading(
        from: source,
        to: target,
        onPair: { pairs.append($0) },
        onRejection: { rejections.append($0) }
      )
    )
    for piece in pieces { try piece.withUnsafeBufferPointer { try reader.read($0) } }
    summary = try reader.finish()
    (self.pairs, self.rejections) = (pairs, rejections)
  }

  init(_ text: String, name: String, from: LanguageTag? = nil, to: LanguageTag? = nil) throws {
    try self.init([Array(text.utf8)], name: name, from: from, to: to)
  }
}

private struct Sample: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let expected: [Expected]
  var testDescription: String { name }

  static let all = [
    Sample(
      name: "table.tsv",
      text:
        "en\tar\r\nWar \"and\" peace\tالحرب والسلم\r\n\"He said \"\"no\"\".\"\t\"قال \"\"لا\"\".\"\n",
      expected: [
        Expected("War \"and\" peace", "الحرب والسلم"), Expected("He said \"no\".", "قال \"لا\"."),
      ]
    ),
    Sample(
      name: "plain.tsv",
      text: "\u{FEFF}The talks ended.\tانتهت المحادثات.\tdocument 7\n\n\"Quoted\" start\t\n",
      expected: [
        Expected("The talks ended.", "انتهت المحادثات."),
        Expected("\"Quoted\" start", "", .untranslated),
      ]
    ),
    Sample(
      name: "commas.csv",
      text:
        "en,ar\r\n\"War, \"\"then\"\" peace\",حرب ثم سلم\r\n\"two\r\nlines\",سطران\r\n5\" gun,\"مدفع، قديم\"",
      expected: [
        Expected("War, \"then\" peace", "حرب ثم سلم"), Expected("two\nlines", "سطران"),
        Expected("5\" gun", "مدفع، قديم"),
      ]
    ),
    Sample(
      name: "semicolons.csv",
      text: "\u{FEFF}source;target;note\nThe talks ended.;انتهت المحادثات.;x\n",
      expected: [Expected("The talks ended.", "انتهت المحادثات.")]
    ),
    Sample(
      name: "messages.po",
      text: """
        msgid ""
        msgstr ""
        "Language: ar\\n"
        "Plural-Forms: nplurals=6; plural=n;\\n"

        #. For the menu
        #: main.c:12
        msgctxt "menu"
        msgid "Open "
        "file"
        msgstr "افتح "
        "الملف"
        #, c-format, fuzzy
        msgid "Save"
        msgstr "احفظ"

        msgid "%d file"
        msgid_plural "%d files"
        msgstr[0] "لا ملف"
        msgstr[1] "ملف واحد"
        msgstr[2] "ملفان"
        msgstr[3] "%d ملفات"
        msgstr[4] "%d ملفا"
        msgstr[5] "%d ملف"

        msgid "Quit\\t\\"now\\""
        msgstr ""
        #~ msgid "Old"
        #~ msgstr "قديم"
        """,
      expected: [
        Expected("Open file", "افتح الملف"), Expected("Save", "احفظ", .draft),
        Expected("%d file", "ملف واحد"), Expected("%d files", "%d ملف"),
        Expected("Quit\t\"now\"", "", .untranslated),
      ]
    ),
    Sample(
      name: "film.srt",
      text: """
        1
        00:00:01,000 --> 00:00:02,000
        <i>The war is over.</i>
        انتهت الحرب.

        2
        00:00:03,000 --> 00:00:04,000
        - Where
        is he?
        أين هو؟

        3
        00:00:05,000 --> 00:00:06,000
        Only here.
        """,
      expected: [
        Expected("The war is over.", "انتهت الحرب."), Expected("- Where is he?", "أين هو؟"),
      ]
    ),
    Sample(
      name: "film.vtt",
      text: "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\nانتهت الحرب.\nThe war is over.\n",
      expected: [Expected("انتهت الحرب.", "The war is over.")]
    ),
    Sample(
      name: "aligned.json",
      text: """
        {"sourceLanguage":"ar","targetLanguage":"en","segments":[
        {"source":["انتهت الحرب.","وبدأ السلم."],"target":["The war ended and peace began."],
         "confidence":0.9},{"source":[],"target":["More."]}]}
        """,
      expected: [Expected("انتهت الحرب. وبدأ السلم.", "The war ended and peace began.")]
    ),
    Sample(
      name: "pairs.jsonl",
      text: "{\"source\":\"War\",\"target\":\"حرب\"}\n{\"en\":\"Peace\",\"ar\":\"سلم\"}\n",
      expected: [Expected("War", "حرب"), Expected("Peace", "سلم")]
    ),
    Sample(
      name: "memory.tmx",
      text: """

        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4"><header srclang="en"/><body><tu tuid="7"><tuv xml:lang="en"><seg>War <ph
         x="1">&lt;b/&gt;</ph></seg></tuv><tuv xml:lang="ar "><seg>حرب</seg></tuv></tu></body></tmx>
        """,
      expected: [Expected("War ", "حرب")]
    ),
    Sample(
      name: "job.xlf",
      text: """

        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"
         source-language="en" target-language="ar " datatype="x"><body><bin-unit id="b">
        <bin-source><external-file href="x"/></bin-source><trans-unit id="1"><source>War</source>
        <target>حرب&#x0B;</target></trans-unit></bin-unit></body></file></xliff>
        """,
      expected: [Expected("War", "حرب ")]
    ),
  ]
}

@Suite("Bilingual files")
struct PairReaderTests {
  @Test("what a file has comes out", arguments: Sample.all)
  fileprivate func reads(_ sample: Sample) throws {
    let outcome = try Outcome(sample.text, name: sample.name)
    #expect(outcome.pairs.map(Expected.init) == sample.expected)
    #expect(outcome.summary.pairCount == sample.expected.count)
    let tags = Set(outcome.pairs.flatMap { [$0.sourceLanguage, $0.targetLanguage] })
    #expect(tags == [.arabic, .english])
  }

  @Test("a stream may be cut anywhere", arguments: Sample.all)
  fileprivate func splits(_ sample: Sample) throws {
    try forEachSplit(sample.text.utf8) { pieces in
      let outcome = try Outcome(pieces, name: sample.name)
      #expect(outcome.pairs.map(Expected.init) == sample.expected)
    }
  }

  @Test(
    "languages are those of the file, else those of the request, else those of the letters",
    arguments: [
      ("a.tsv", "War\tGuerre\n", "en", "fr", "en fr"), ("a.tsv", "War\tحرب\n", nil, nil, "en ar"),
      ("a.tsv", "حرب\tWar\n", nil, nil, "ar en"), ("a.tsv", "War\tGuerre\n", nil, nil, nil),
      ("a.tsv", "ar\ten\nحرب\tWar\n", "en", "ar", "ar en"),
      ("a.tsv", "War\tحرب\n", nil, "ar", "en ar"),
      ("a.po", "msgid \"War\"\nmsgstr \"Guerre\"\n", nil, "fr", "en fr"),
    ] as [(String, String, String?, String?, String?)]
  )
  func languages(name: String, text: String, from: String?, to: String?, expected: String?) throws {
    let tags = [from, to].map { $0.flatMap { LanguageTag($0) } }
    guard let expected else {
      #expect(throws: BilingualError.self) {
        try Outcome(text, name: name, from: tags[0], to: tags[1])
      }
      return
    }
    let outcome = try Outcome(text, name: name, from: tags[0], to: tags[1])
    let pair = try #require(outcome.pairs.first)
    #expect("\(pair.sourceLanguage) \(pair.targetLanguage)" == expected)
  }

  @Test("what is no pair is passed on with its line")
  func rejects() throws {
    let table = try Outcome("War\tحرب\nalone\nPeace\tسلم\n", name: "a.tsv")
    #expect(table.rejections.map(\.line) == [2] && table.pairs.count == 2)
    #expect(table.rejections.first?.reason == .oneColumn)
    let film = try Outcome(
      "1\n00:00:01,000 --> 00:00:02,000\nOnly English.\n\n2\n00:00:03,000 --> 00:00:04,000\nWar\nحرب\n",
      name: "a.srt"
    )
    #expect(film.rejections.map(\.line) == [2] && film.pairs.count == 1)
    let messages = try Outcome("msgid \"War\"\nmsgstr \"حرب\"\nnonsense\n", name: "a.po")
    #expect(messages.rejections.map(\.line) == [3])
  }

  @Test(
    "the first bytes tell the format",
    arguments: [
      ("<?xml version=\"1.0\"?><!-- x --><xliff version=\"1.2\"/>", "a.xml", "XLIFF"),
      ("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx/>", "a", "TMX"),
      ("# head\nmsgid \"\"\nmsgstr \"\"\n", "a", "gettext PO"), ("a\tb\n", "a", "TSV"),
      ("WEBVTT\n", "a", "subtitles"), ("{\"segments\":[]}", "a", "aligned JSON"),
      ("just a text", "a.txt", nil), ("<html><body/></html>", "a.html", nil),
    ] as [(String, String, String?)]
  )
  func sniffs(text: String, name: String, expected: String?) {
    #expect(BilingualFormat.format(of: text.utf8, name: name)?.name == expected)
  }

  @Test("work ends when it is told to")
  func isInterrupted() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let reader = BilingualFormat.tsv.makeReader(
      PairReading(interruption: Interruption(cancellation: cancellation), onPair: { _ in })
    )
    #expect(throws: InterruptionError.cancelled) {
      try Array("War\tحرب\n".utf8).withUnsafeBufferPointer { try reader.read($0) }
    }
  }
}
