import ArgumentParser
import Files
import Model
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
  var name = "desk"

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    let session = try LibraryOpener.open(library.path, .create)
    defer { session.close() }
    let from = languages.source ?? recognizedLanguage(of: source)
    let to = languages.target ?? (from.isArabic ? .english : .arabic)
    var concept = ConceptEntry(
      identifier: details.id ?? "",
      languages: [
        LanguageSection(language: from, terms: details.terms([source], forms: details.form)),
        LanguageSection(language: to, terms: details.terms(targets, forms: [])),
      ]
    )
    details.describe(&concept)
    let stored = try ConceptEditor(session.library, author: details.author)
      .add(concept, to: name)
    let output = try OutputFile(path: common.output)
    switch format {
    case .json: try output.write(stored.json)
    case .text:
      let identifier = quoted(stored.concept.identifier)
      try output.write("added concept \(identifier) to glossary \(quoted(name))\n")
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

/// Returns the names of choices, as a help text lists them.
func names<Value: RawRepresentable<String>>(_ values: [Value]) -> String {
  values.map(\.rawValue).joined(separator: ", ")
}

/// Returns the choice that an argument names.
func choice<Value: RawRepresentable<String> & CaseIterable>(
  _ argument: String
) throws -> Value {
  guard let value = Value(rawValue: argument) else {
    throw ValidationError("\(quoted(argument)) is none of \(names(Array(Value.allCases)))")
  }
  return value
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
    try report.write { session in
      if let name {
        let list = try ConceptList(of: name, in: session.library)
        return (list.text, list.json)
      }
      let list = try GlossaryList(of: session.library)
      return (list.text, list.json)
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
    let session = try LibraryOpener.open(library.path, .existing)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    common.say(try GlossaryList.remove(name, concept: concept, from: session.library))
  }
}
