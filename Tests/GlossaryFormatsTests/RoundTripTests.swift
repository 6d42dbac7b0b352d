import GlossaryFormats
import Model
import TestSupport
import Testing

/// The formats that hold everything.
enum WholeFormat: String, CaseIterable {
  case dca
  case dct
  case v2
  case csv

  func write(_ concepts: [ConceptEntry]) -> GlossaryOutput {
    switch self {
    case .dca: writeTBX(concepts, title: "desk", style: .dca)
    case .dct: writeTBX(concepts, title: "desk", style: .dct)
    case .v2: writeTBX(concepts, title: "desk", style: .v2)
    case .csv: writeGlossaryTable(concepts)
    }
  }

  func read(_ bytes: [UInt8]) throws -> GlossaryContent {
    switch self {
    case .dca, .dct, .v2: try readTBX(bytes)
    case .csv: try readGlossaryTable(String(decoding: bytes, as: UTF8.self))
    }
  }
}

@Suite("Glossary formats, there and back")
struct RoundTripTests {
  @Test("everything that the model has comes back", arguments: WholeFormat.allCases)
  func keepsTheModel(format: WholeFormat) throws {
    let output = format.write([.full])
    #expect(output.omissions.isEmpty)
    let content = try format.read(output.bytes)
    #expect(content.concepts == [.full])
    #expect(content.rejections.isEmpty)
    #expect(content.ignored.isEmpty)
    #expect(format.write(content.concepts).bytes == output.bytes)
  }

  @Test("random concepts come back, and a second file is the same", arguments: WholeFormat.allCases)
  func keepsRandomConcepts(format: WholeFormat) throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let concepts = (0..<5).map { ConceptEntry.random("c\(seed) \($0)", using: &generator) }
      let output = format.write(concepts)
      let content = try format.read(output.bytes)
      #expect(content.concepts == concepts, "seed \(seed)")
      #expect(format.write(content.concepts).bytes == output.bytes, "seed \(seed)")
    }
  }

  @Test(
    "an identifier may be any text",
    arguments: ["42", "a b", "_x0041_", "حلف", "é/ü", "x:y", "-", "😀"]
  )
  func keepsIdentifiers(identifier: String) throws {
    var concept = ConceptEntry.full
    concept.identifier = identifier
    for format in WholeFormat.allCases {
      let content = try format.read(format.write([concept]).bytes)
      #expect(content.concepts.map(\.identifier) == [identifier])
    }
  }

  @Test("an OmegaT glossary keeps pairs with a comment, and says what it lost")
  func omegaTKeepsPairs() throws {
    let output = writeOmegaTGlossary([.full], source: .arabic, target: .english)
    let content = try readOmegaTGlossary(
      String(decoding: output.bytes, as: UTF8.self),
      source: .arabic,
      target: .english
    )
    let text = String(decoding: output.bytes, as: UTF8.self)
    #expect(text.contains("\nصاروخ | جو\tmissile\ttab here\n"))
    #expect(
      content.concepts.flatMap { $0.terms(in: .english) }.map(\.text) == ["missile", "missile"]
    )
    #expect(output.omissions.keys.map(\.english).contains("discouraged target terms"))
    let again = writeOmegaTGlossary(content.concepts, source: .arabic, target: .english)
    #expect(again.bytes == output.bytes)
  }
}

extension ConceptEntry {
  /// A concept with a value in every field.
  static var full: ConceptEntry {
    var arabic = Term(
      text: "صاروخ | جو",
      status: .preferred,
      partOfSpeech: .noun,
      type: .fullForm,
      forms: ["صواريخ", "صواريخ | جو"],
      matching: [.exactOnly, .fixedNumber, .articleOnly]
    )
    arabic.identifier = "t1"
    arabic.gender = .masculine
    arabic.usageNote = "a \"note\", with <angles> & more"
    arabic.source = "desk"
    arabic.context = "أطلق صاروخ."
    arabic.otherData = [
      #"<descripGrp><descrip type="context"/><admin type="source">wire</admin></descripGrp>"#,
      #"<termNote type="geographicalUsage">EG</termNote>"#,
    ]
    var missile = Term(text: "missile", matching: [.caseSensitive])
    missile.usageNote = "tab\there"
    var concept = ConceptEntry(
      identifier: "missile",
      domain: "defence",
      definition: "a weapon,\nguided",
      note: "careful",
      languages: [
        LanguageSection(
          language: .arabic,
          terms: [arabic, Term(text: "مقذوف", status: .admitted)]
        ),
        LanguageSection(
          language: .english,
          terms: [missile]
            + [.deprecated, .superseded, .forbidden].map { Term(text: "bad \($0)", status: $0) }
        ),
      ]
    )
    concept.languages[1].definition = "in English"
    concept.languages[1].otherData = ["<note>about the language</note>"]
    concept.customer = "house"
    concept.isDoNotTranslate = true
    concept.created = Transaction(date: "2026-11-24", person: "Huda")
    concept.modified = Transaction(date: "2026-11-24T22:50:00Z", person: nil)
    concept.otherData = ["<note>a second note</note>", #"<admin type="projectSubset">p</admin>"#]
    return concept
  }

  /// A concept with random values in random fields.
  static func random(_ identifier: String, using generator: inout SeededGenerator) -> ConceptEntry {
    func text(_ generator: inout SeededGenerator) -> String {
      let parts = ["صاروخ", "a", "|", "\\", ",", "\"", "<b>", "&", "إس-400", "=1", "é"]
      let count = Int.random(in: 1...4, using: &generator)
      return (0..<count).map { _ in parts[Int.random(in: parts.indices, using: &generator)] }
        .joined(separator: " ")
    }
    func maybe(_ generator: inout SeededGenerator) -> String? {
      Bool.random(using: &generator) ? text(&generator) : nil
    }
    var concept = ConceptEntry(
      identifier: identifier,
      domain: maybe(&generator),
      definition: maybe(&generator),
      note: maybe(&generator)
    )
    concept.customer = maybe(&generator)
    concept.isDoNotTranslate = Bool.random(using: &generator)
    for tag in ["ar", "en", "ar-EG"].compactMap({ LanguageTag($0) }) {
      let terms = (0..<Int.random(in: 1...3, using: &generator)).map { index in
        var term = Term(
          text: text(&generator) + " \(index)",
          status: TermStatus.allCases.randomElement(using: &generator) ?? .preferred,
          partOfSpeech: PartOfSpeech.allCases.randomElement(using: &generator),
          type: TermType.allCases.randomElement(using: &generator)
        )
        term.usageNote = maybe(&generator)
        term.source = maybe(&generator)
        term.context = maybe(&generator)
        return term
      }
      concept.languages.append(LanguageSection(language: tag, terms: terms))
    }
    return concept
  }
}
