import ArgumentParser
import Files
import Model
import Workbench

/// What is proposed: listed, accepted, refused.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Lists what is proposed, and accepts or refuses it.",
    discussion: "Example: dragoman review list --glossary desk",
    subcommands: [
      ReviewListCommand.self, ReviewAcceptCommand.self, ReviewRefuseCommand.self,
    ]
  )
}

struct ReviewListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what is proposed and not decided, with what is like it already.",
    discussion: "Example: dragoman review list --glossary desk"
  )

  @OptionGroup var report: ReportOptions

  @Option(help: ArgumentHelp("Only what is for this glossary.", valueName: "name"))
  var glossary: String?

  func run() async throws {
    var request = ListProposals.Request()
    request.glossary = glossary
    request.limit = .max
    try report.write { try $0.run(ListProposals.self, request) }
  }
}

struct ReviewAcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accepts proposals: what they propose is stored.",
    discussion: """
      Example: dragoman review accept 3 4
               dragoman review accept --glossary desk
      """
  )

  @OptionGroup var report: ReportOptions
  @OptionGroup var choice: ProposalOptions

  func run() async throws { try choice.decide(accepting: true, report) }
}

struct ReviewRefuseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse",
    abstract: "Refuses proposals.",
    discussion: "Example: dragoman review refuse 5 --reason 'in use already'"
  )

  @OptionGroup var report: ReportOptions
  @OptionGroup var choice: ProposalOptions

  func run() async throws { try choice.decide(accepting: false, report) }
}

/// Which proposals are decided, and why.
struct ProposalOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The numbers of the proposals.", valueName: "id"))
  var identifiers: [String] = []

  @Option(help: ArgumentHelp("All that are open for this glossary.", valueName: "name"))
  var glossary: String?

  @Option(help: ArgumentHelp("Why, for who proposed them.", valueName: "text"))
  var reason: String?

  func validate() throws {
    guard identifiers.isEmpty != (glossary == nil) else {
      throw ValidationError("give the numbers of proposals, or --glossary for all of a glossary")
    }
  }

  /// Decides, and reports; what could not be decided makes the command fail.
  func decide(accepting: Bool, _ report: ReportOptions) throws {
    var hasFailed = false
    try report.write(.required) { library in
      var identifiers = identifiers
      if let glossary {
        var list = ListProposals.Request()
        list.glossary = glossary
        list.limit = .max
        identifiers = try library.run(ListProposals.self, list).proposals.map { "\($0.number)" }
      }
      var request = DecideProposals.Request(identifiers, accepts: accepting)
      request.reason = reason
      let answer = try library.run(DecideProposals.self, request)
      hasFailed = !answer.failures.isEmpty
      return answer
    }
    if hasFailed { throw ExitCode.error }
  }
}
