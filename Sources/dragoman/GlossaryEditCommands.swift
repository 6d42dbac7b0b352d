import ArgumentParser
import Files
import Model
import Wording
import Workbench

struct GlossaryAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds a concept: a term and its equivalents, the preferred one first.",
    discussion: """
      Example: dragoman glossary add --domain defence "حلف شمال الأطلسي" NATO "Atlantic alliance"

      A concept of the same id, or of the same terms and domain, is not changed but an error.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var details: ConceptOptions

  @Argument(help: ArgumentHelp("The term.", valueName: "source"))
  var source: String

  @Argument(help: ArgumentHelp("Its equivalents in the other language.", valueName: "target"))
  var targets: [String]

  @Option(help: ArgumentHelp("The glossary; it is made if there is none.", valueName: "name"))
  var name = AddConcept.usualGlossary

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    let library = try OpenLibrary(library, .create, common)
    defer { library.close() }
    let pair = LanguagePair(of: source, from: languages.source, to: languages.target)
    var concept = ConceptEntry(
      identifier: details.id ?? "",
      languages: [
        LanguageSection(language: pair.source, terms: details.terms([source], forms: details.form)),
        LanguageSection(language: pair.target, terms: details.terms(targets, forms: [])),
      ]
    )
    details.describe(&concept)
    let stored = try library.run(AddConcept.self, (concept, name), author: details.author)
    let output = try OutputFile(path: common.output)
    switch format {
    case .json: try output.write(stored.json)
    case .text:
      let said = names(stored.concept.identifier, name)
      try output.write(Words.plain.sentence(Message("report.conceptAdded", said)) + "\n")
    }
    try output.finish()
  }
}

/// What a new concept is, beside its terms.
struct ConceptOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The concept's identifier.", valueName: "id"))
  var id: String?

  @Option(help: "The subject field, such as defence.")
  var domain: String?

  @Option(help: ArgumentHelp("What the concept is.", valueName: "text"))
  var definition: String?

  @Option(help: ArgumentHelp("Whom the terms are for.", valueName: "name"))
  var customer: String?

  @Option(help: ArgumentHelp("A remark for those who use the entry.", valueName: "text"))
  var note: String?

  @Option(
    help: ArgumentHelp(
      "The terms' status: \(names(TermStatus.allCases)). Further equivalents are admitted.",
      valueName: "status"
    ),
    transform: { try choice($0) }
  )
  var status = TermStatus.preferred

  @Option(
    name: .customLong("pos"),
    help: ArgumentHelp(
      "The part of speech: \(names(PartOfSpeech.allCases)).",
      valueName: "part"
    ),
    transform: { try choice($0) }
  )
  var partOfSpeech: PartOfSpeech?

  @Option(
    help: ArgumentHelp(
      "A form of SOURCE that rules cannot make, as a broken plural; can be given again.",
      valueName: "text"
    )
  )
  var form: [String] = []

  @Flag(help: "The term stays as it is in a translation.")
  var doNotTranslate = false

  @Option(help: ArgumentHelp("Who adds the concept.", valueName: "name"))
  var author: String?

  /// Returns terms with what the options say of them.
  func terms(_ texts: [String], forms: [String]) -> [Term] {
    texts.enumerated().map { index, text in
      Term(
        text: text,
        status: index > 0 && status == .preferred ? .admitted : status,
        partOfSpeech: partOfSpeech,
        forms: index == 0 ? forms : []
      )
    }
  }

  func describe(_ concept: inout ConceptEntry) {
    concept.domain = domain
    concept.definition = definition
    concept.customer = customer
    concept.note = note
    concept.isDoNotTranslate = doNotTranslate
  }
}

struct GlossaryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the glossaries of the library, or the concepts of one.",
    discussion: """
      Example: dragoman glossary list
               dragoman glossary list desk
      """
  )

  @OptionGroup var report: ReportOptions

  @Argument(help: ArgumentHelp("A glossary whose concepts are wanted.", valueName: "name"))
  var name: String?

  func run() async throws {
    try report.write { library in
      guard let name else { return try library.run(ListGlossaries.self, ()) }
      var request = ListConcepts.Request(of: name)
      request.page = Page(limit: .max)
      return try library.run(ListConcepts.self, request)
    }
  }
}

struct GlossaryRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes a glossary, or one concept of it.",
    discussion: "Example: dragoman glossary remove desk --concept nato"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The glossary's name.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("Only this concept.", valueName: "id"))
  var concept: String?

  func run() async throws {
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    if let concept {
      try library.run(RemoveConcept.self, (concept, name, nil))
      try report(Message("report.conceptRemoved", names(concept, name)), common)
    } else {
      let removed = try library.run(RemoveGlossary.self, name)
      try report(
        Message(
          "report.glossaryRemoved",
          ["glossary": .quotation(name), "count": .number(removed.conceptCount)]
        ),
        common
      )
    }
  }
}

/// The names of a concept and its glossary, as messages have them.
private func names(_ concept: String, _ glossary: String) -> [String: Message.Argument] {
  ["concept": .quotation(concept), "glossary": .quotation(glossary)]
}
