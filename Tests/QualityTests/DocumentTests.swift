import Model
import Testing

@testable import Quality

@Suite("Documents")
struct DocumentTests {
  private static func check(
    _ pairs: [(String, String)],
    _ profile: QualityProfile = QualityProfile(.news)
  ) throws -> CheckedDocument {
    let checker = QualityChecker(profile, terms: DeskTerms.terms)
    var reader = checker.makeReader()
    var document = checker.makeDocument()
    for (index, pair) in pairs.enumerated() {
      let pair = SegmentPair(
        source: CodedText(text: pair.0),
        target: CodedText(text: pair.1),
        from: .english,
        to: .arabic,
        line: index + 1
      )
      document.add(try reader.read(pair, identifier: "\(index + 1)"))
    }
    return document.finish()
  }

  private static func rules(_ document: CheckedDocument) -> [String] {
    document.segments.flatMap { segment in
      segment.findings.filter { $0.severity > .neutral }.map { "\(segment.identifier) \($0.rule)" }
    }
  }

  @Test("one source with two translations is found where the second stands")
  func findsTwoTargets() throws {
    let document = try Self.check([
      ("The border crossing stays closed.", "يبقى المعبر مغلقا."),
      ("The border crossing stays closed.", "يظل المنفذ الحدودي مقفلا."),
      ("The border crossing stays closed.", "يبقى المعبر مغلقًا"),
    ])
    #expect(Self.rules(document) == ["2 consistency.target"])
    #expect(document.segments.first?.findings.first?.suggestions == ["يبقى المعبر مغلقا."])
  }

  @Test("a space that is missing makes no other translation")
  func passesOverSpaces() throws {
    let document = try Self.check([
      ("The risk of disasters fell sharply.", "تراجع خطر الكوارث بشدة."),
      ("The risk of disasters fell sharply.", "تراجع خطرالكوارث بشدة."),
    ])
    #expect(document.segments.isEmpty)
  }

  @Test("one translation of two sources is neutral")
  func findsTwoSources() throws {
    let document = try Self.check([
      ("The border crossing stays closed.", "يبقى المعبر مغلقا."),
      ("The frontier post remains shut.", "يبقى المعبر مغلقا."),
    ])
    #expect(document.counts == [.neutral: 1])
  }

  @Test("a suggestion has the form that the place asks for")
  func suggestsForms() throws {
    let missing = try Self.check([("The effect on the truces was small.", "كان الأثر ضئيلا.")])
    #expect(missing.segments.flatMap(\.findings).flatMap(\.suggestions) == ["الهدن"])
    let forbidden = try Self.check([("It held.", "صمد لإيقاف النار.")])
    #expect(
      forbidden.segments.flatMap(\.findings).flatMap(\.suggestions)
        == ["لوقف إطلاق النار", "للهدنة الإنسانية"]
    )
  }

  @Test("two words for one concept are found once")
  func findsTwoWords() throws {
    let document = try Self.check([
      ("The ceasefire held.", "صمد وقف إطلاق النار."),
      ("The ceasefire ended.", "انتهت الهدنة الإنسانية."),
      ("The ceasefire is new.", "الهدنة الإنسانية جديدة."),
    ])
    #expect(Self.rules(document) == ["2 term.inconsistent"])
  }

  @Test("where the source has two words, so may the translation; the article makes no other word")
  func takesTwoWords() throws {
    let document = try Self.check([
      ("America voted.", "صوتت أمريكا."),
      ("The United States voted.", "صوتت الولايات المتحدة."),
      ("America voted again.", "صوتت أمريكا مجددا."),
    ])
    #expect(Self.rules(document) == [])
    let other = try Self.check([
      ("America voted.", "صوتت أمريكا."), ("America won.", "فازت الولايات المتحدة."),
    ])
    #expect(Self.rules(other) == ["2 name.inconsistent"])
  }

  @Test("a document that has the other comma throughout has one finding, and a slip is one")
  func tellsHabits() throws {
    let foreign = (1...6).map { ("He came, he saw town \($0).", "جاء, ورأى المدينة \($0).") }
    #expect(Self.rules(try Self.check(foreign)) == ["1 punctuation.script"])
    let own = (1...6).map { ("He came, he saw town \($0).", "جاء، ورأى المدينة \($0).") }
    #expect(Self.rules(try Self.check(own + [foreign[0]])) == ["7 punctuation.script"])
    let both = [("He came, he saw, he won.", "جاء, ورأى، وفاز.")]
    #expect(
      Self.rules(try Self.check(foreign + both)) == [
        "1 punctuation.script", "7 punctuation.script",
      ]
    )
  }

  @Test("a fingerprint stays when other segments change, come or go")
  func keepsFingerprints() throws {
    let wrong = ("There were 1,127 cases.", "وقعت 1197 حالة.")
    let alone = try Self.check([wrong]).segments.flatMap(\.findings).map(\.fingerprint)
    let among = try Self.check([
      ("A first one.", "واحدة أولى."), wrong, ("A last one.", "واحدة أخيرة."),
    ])
    .segments.flatMap(\.findings).map(\.fingerprint)
    #expect(alone == among)
    #expect(alone.allSatisfy { $0.count == 16 })
    let twice = try Self.check([wrong, wrong]).segments.flatMap(\.findings).map(\.fingerprint)
    #expect(Set(twice).count == 2)
    #expect(twice.first == alone.first)
  }

  @Test("what is known already is left out")
  func leavesOut() throws {
    var document = try Self.check([
      ("There were 1,127 cases.", "وقعت 1197 حالة."), ("The truce holds.", "الهدنة  صامدة."),
    ])
    let known = document.segments[0].findings[0].fingerprint
    document.removeFindings(known: [known])
    #expect(Self.rules(document) == ["2 space.double"])
  }

  @Test("two spaces around a code are one each")
  func readsCodes() throws {
    let code = SegmentPart.code(InlineCode(name: "ph", attributes: [Attribute("x", "1")]))
    let checker = QualityChecker(QualityProfile(.news))
    var reader = checker.makeReader()
    let pair = SegmentPair(
      source: CodedText([.text("one "), code, .text(" two")]),
      target: CodedText([.text("واحد "), code, .text(" اثنان")]),
      from: .english,
      to: .arabic,
      line: 1
    )
    #expect(try reader.read(pair, identifier: "1").found.isEmpty)
    var lost = pair
    lost.target = CodedText(text: "واحد اثنان")
    #expect(try reader.read(lost, identifier: "1").found.map(\.rule) == [.codeMissing])
  }
}
